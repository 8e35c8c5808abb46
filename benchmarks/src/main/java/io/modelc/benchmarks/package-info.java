/** How fast the kernels are, and the training of whole models. */
package io.modelc.benchmarks;

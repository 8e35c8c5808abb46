/** The instructions a model is made of, and their implementations in Java. */
package io.modelc.kernels;

/** The data of the examples: the handwritten digits of MNIST, and the IDX format in which they are published. */
package io.modelc.examples.data;

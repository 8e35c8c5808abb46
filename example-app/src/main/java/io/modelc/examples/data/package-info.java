/** The data of the examples: the handwritten digits of MNIST with the IDX format of their files, and random tickets. */
package io.modelc.examples.data;

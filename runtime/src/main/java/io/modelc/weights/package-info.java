/** The weights of a model: one run of memory, seen as named variables. */
package io.modelc.weights;

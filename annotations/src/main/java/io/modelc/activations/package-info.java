/** Activation functions. */
package io.modelc.activations;

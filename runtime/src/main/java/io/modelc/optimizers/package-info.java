/** Optimizers: how weights follow their gradients. Formulas and defaults are Keras'. */
package io.modelc.optimizers;

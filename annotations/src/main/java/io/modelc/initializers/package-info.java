/** The values of weights before training. */
package io.modelc.initializers;

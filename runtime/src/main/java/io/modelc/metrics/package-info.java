/** Metrics: what is reported about training, beside the loss. Names and formulas are Keras'. */
package io.modelc.metrics;

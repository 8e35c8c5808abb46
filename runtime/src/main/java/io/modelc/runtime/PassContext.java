package io.modelc.runtime;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.RandomKey;

/**
 * What a pass works with.
 *
 * @param kernels where it computes
 * @param capacity the largest batch it can take
 * @param weights the model's trainable weights, one after the other
 * @param variables the model's non-trainable weights
 * @param gradients the gradients of the trainable weights, laid out as these are; null for inference
 * @param random what dropout masks are drawn with
 */
public record PassContext(
        Kernels kernels, int capacity, Buffer weights, Buffer variables, Buffer gradients, RandomKey random) {}

package io.modelc.runtime;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.RandomKey;
import io.modelc.weights.Weights;

/**
 * What a pass works with.
 *
 * @param kernels where it computes
 * @param capacity the largest batch it can take
 * @param weights the model's trainable weights
 * @param variables the model's non-trainable weights
 * @param gradients the gradients of the trainable weights, one after the other; null for inference
 * @param random what dropout masks are drawn with
 */
public record PassContext(
        Kernels kernels, int capacity, Weights weights, Weights variables, Buffer gradients, RandomKey random) {}

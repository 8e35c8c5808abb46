package io.modelc.activations;

import io.modelc.Tensor;

/** A function that a layer applies to its result; {@link Activations} has the usual ones. */
@FunctionalInterface
public interface ActivationFunction {

    /** The function's value; of the same shape as {@code x} for most functions. */
    Tensor apply(Tensor x);
}

package io.modelc.activations;

import io.modelc.ops.Unary;

/** The usual activation functions, made for {@code import static}. */
public final class Activations {

    /** x */
    public static final ActivationFunction LINEAR = x -> x;

    /** max(x, 0) */
    public static final ActivationFunction RELU = x -> x.map(Unary.RELU);

    /** exp(x) / Σ exp(x) along the last axis */
    public static final ActivationFunction SOFTMAX = x -> x.softmax(-1);

    /** 1 / (1 + e⁻ˣ) */
    public static final ActivationFunction SIGMOID = x -> x.map(Unary.SIGMOID);

    private Activations() {}
}

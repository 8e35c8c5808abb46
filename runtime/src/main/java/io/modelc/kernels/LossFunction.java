package io.modelc.kernels;

import java.util.Objects;

/**
 * A loss that kernels know.
 *
 * @param kind its formula
 * @param fromLogits for crossentropies: whether predictions are logits rather than probabilities
 * @param labelSmoothing for crossentropies on one-hot targets: how much of each target is spread over all classes
 */
public record LossFunction(Kind kind, boolean fromLogits, float labelSmoothing) {

    /** Checks the arguments. */
    public LossFunction {
        Objects.requireNonNull(kind);
    }

    /** A loss without options. */
    public LossFunction(Kind kind) {
        this(kind, false, 0);
    }

    /** The formulas, for a row of n predictions p and targets t. */
    public enum Kind {
        /** Σ (p − t)² / n */
        MEAN_SQUARED_ERROR,
        /** Σ |p − t| / n */
        MEAN_ABSOLUTE_ERROR,
        /** −Σ (t ln p + (1 − t) ln(1 − p)) / n, p clipped to [ε, 1 − ε], ε = 1e-7 */
        BINARY_CROSSENTROPY,
        /** −Σ t ln p, p divided by Σ p and clipped to [ε, 1 − ε] */
        CATEGORICAL_CROSSENTROPY,
        /** −ln p[t], p divided by Σ p and clipped to [ε, 1 − ε] */
        SPARSE_CATEGORICAL_CROSSENTROPY
    }
}

package io.modelc.metrics;

import io.modelc.data.NDArray;

/** How often the class of the greatest target is among the k greatest predictions of a row. */
public final class TopKCategoricalAccuracy extends MeanMetric {

    private final int k;

    /** Called {@code top_k_categorical_accuracy}, with k = 5. */
    public TopKCategoricalAccuracy() {
        this(5);
    }

    /** With another k, at least 1. */
    public TopKCategoricalAccuracy(int k) {
        this("top_k_categorical_accuracy", k);
    }

    /** With a name and k. */
    public TopKCategoricalAccuracy(String name, int k) {
        super(name);
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, but got " + k + ".");
        }
        this.k = k;
    }

    @Override
    protected double value(NDArray targets, int target, NDArray predictions, int prediction, int size) {
        return inTopK(predictions, prediction, size, argMax(targets, target, size), k) ? 1 : 0;
    }
}

package io.modelc.metrics;

import io.modelc.data.NDArray;

/** How often the class which the target names is among the k greatest predictions of a row. */
public final class SparseTopKCategoricalAccuracy extends MeanMetric {

    private final int k;

    /** Called {@code sparse_top_k_categorical_accuracy}, with k = 5. */
    public SparseTopKCategoricalAccuracy() {
        this(5);
    }

    /** With another k, at least 1. */
    public SparseTopKCategoricalAccuracy(int k) {
        this("sparse_top_k_categorical_accuracy", k);
    }

    /** With a name and k. */
    public SparseTopKCategoricalAccuracy(String name, int k) {
        super(name);
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, but got " + k + ".");
        }
        this.k = k;
    }

    @Override
    protected boolean sparse() {
        return true;
    }

    @Override
    protected double value(NDArray targets, int target, NDArray predictions, int prediction, int size) {
        return inTopK(predictions, prediction, size, (int) targets.at(target), k) ? 1 : 0;
    }
}

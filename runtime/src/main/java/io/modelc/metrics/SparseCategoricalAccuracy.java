package io.modelc.metrics;

import io.modelc.data.NDArray;

/** How often the greatest prediction of a row is that of the class which the target names. */
public final class SparseCategoricalAccuracy extends MeanMetric {

    /** Called {@code sparse_categorical_accuracy}. */
    public SparseCategoricalAccuracy() {
        this("sparse_categorical_accuracy");
    }

    /** With a name. */
    public SparseCategoricalAccuracy(String name) {
        super(name);
    }

    @Override
    protected boolean sparse() {
        return true;
    }

    @Override
    protected double value(NDArray targets, int target, NDArray predictions, int prediction, int size) {
        return argMax(predictions, prediction, size) == targets.at(target) ? 1 : 0;
    }
}

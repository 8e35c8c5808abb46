package io.modelc.metrics;

import io.modelc.data.NDArray;

/** How often the greatest prediction of a row is where the greatest target is. */
public final class CategoricalAccuracy extends MeanMetric {

    /** Called {@code categorical_accuracy}. */
    public CategoricalAccuracy() {
        this("categorical_accuracy");
    }

    /** With a name. */
    public CategoricalAccuracy(String name) {
        super(name);
    }

    @Override
    protected double value(NDArray targets, int target, NDArray predictions, int prediction, int size) {
        return argMax(predictions, prediction, size) == argMax(targets, target, size) ? 1 : 0;
    }
}

package io.modelc.metrics;

import io.modelc.data.NDArray;

/** The mean of |p − t|. */
public final class MeanAbsoluteError extends MeanMetric {

    /** Called {@code mean_absolute_error}. */
    public MeanAbsoluteError() {
        this("mean_absolute_error");
    }

    /** With a name. */
    public MeanAbsoluteError(String name) {
        super(name);
    }

    @Override
    protected double value(NDArray targets, int target, NDArray predictions, int prediction, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.abs((double) predictions.at(prediction + i) - targets.at(target + i));
        }
        return sum / size;
    }
}

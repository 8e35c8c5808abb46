package io.modelc.metrics;

import io.modelc.data.NDArray;

/** The mean of (p − t)². */
public final class MeanSquaredError extends MeanMetric {

    /** Called {@code mean_squared_error}. */
    public MeanSquaredError() {
        this("mean_squared_error");
    }

    /** With a name. */
    public MeanSquaredError(String name) {
        super(name);
    }

    @Override
    protected double value(NDArray targets, int target, NDArray predictions, int prediction, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double difference = (double) predictions.at(prediction + i) - targets.at(target + i);
            sum += difference * difference;
        }
        return sum / size;
    }
}

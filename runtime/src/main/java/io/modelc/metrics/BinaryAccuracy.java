package io.modelc.metrics;

import io.modelc.data.NDArray;

/** How often a prediction is above the threshold where the target is 1, and not above it where it is 0. */
public final class BinaryAccuracy extends MeanMetric {

    private final float threshold;

    /** Called {@code binary_accuracy}, with a threshold of 0.5. */
    public BinaryAccuracy() {
        this(0.5);
    }

    /** With a threshold strictly between 0 and 1; a prediction exactly at it is not positive. */
    public BinaryAccuracy(double threshold) {
        this("binary_accuracy", threshold);
    }

    /** With a name and a threshold. */
    public BinaryAccuracy(String name, double threshold) {
        super(name);
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException(
                    "The threshold must be greater than 0 and less than 1, but got " + threshold + ".");
        }
        this.threshold = (float) threshold;
    }

    @Override
    protected double value(NDArray targets, int target, NDArray predictions, int prediction, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            boolean positive = predictions.at(prediction + i) > threshold;
            sum += targets.at(target + i) == (positive ? 1 : 0) ? 1 : 0;
        }
        return sum / size;
    }
}

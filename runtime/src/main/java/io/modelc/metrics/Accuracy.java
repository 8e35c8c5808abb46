package io.modelc.metrics;

import io.modelc.data.NDArray;

/** How often predictions equal their targets. */
public final class Accuracy extends MeanMetric {

    /** Called {@code accuracy}. */
    public Accuracy() {
        this("accuracy");
    }

    /** With a name. */
    public Accuracy(String name) {
        super(name);
    }

    @Override
    protected double value(NDArray targets, int target, NDArray predictions, int prediction, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += predictions.at(prediction + i) == targets.at(target + i) ? 1 : 0;
        }
        return sum / size;
    }
}

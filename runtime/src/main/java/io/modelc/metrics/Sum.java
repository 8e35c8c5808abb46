package io.modelc.metrics;

import io.modelc.data.NDArray;

/** The weighted sum of the values it was given. */
// addVariable is final and keeps the new variable alone: nothing sees this metric before it is complete.
@SuppressWarnings("this-escape")
public final class Sum extends Metric {

    private final MetricVariable total = addVariable("total");

    /** A sum called {@code sum}. */
    public Sum() {
        this("sum");
    }

    /** A sum with a name. */
    public Sum(String name) {
        super(name);
    }

    /** Adds a value. */
    public void updateState(double value) {
        total.add(value);
    }

    /** Adds the values of an array. */
    public void updateState(NDArray values) {
        updateValues(values, null);
    }

    /** Adds the values of an array, each multiplied by its weight. */
    public void updateValues(NDArray values, NDArray weights) {
        for (int i = 0; i < values.size(); i++) {
            updateState(values.at(i) * RowWeights.at(weights, i, values.size()));
        }
    }

    @Override
    public float result() {
        return (float) total.get();
    }
}

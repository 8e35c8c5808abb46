package io.modelc.metrics;

import io.modelc.data.NDArray;

/** The weighted mean of the values it was given; 0 without any. */
// addVariable is final and keeps the new variable alone: nothing sees this metric before it is complete.
@SuppressWarnings("this-escape")
public class Mean extends Metric {

    private final MetricVariable total = addVariable("total");
    private final MetricVariable count = addVariable("count");

    /** A mean called {@code mean}. */
    public Mean() {
        this("mean");
    }

    /** A mean with a name. */
    public Mean(String name) {
        super(name);
    }

    /** Adds a value. */
    public final void updateState(double value) {
        updateState(value, 1);
    }

    /** Adds a value with a weight: a loss with the number of its samples, for example. */
    public final void updateState(double value, double weight) {
        total.add(value * weight);
        count.add(weight);
    }

    /** Adds the values of an array. */
    public final void updateState(NDArray values) {
        updateValues(values, null);
    }

    /** Adds the values of an array, each with its weight. */
    public final void updateValues(NDArray values, NDArray weights) {
        for (int i = 0; i < values.size(); i++) {
            updateState(values.at(i), RowWeights.at(weights, i, values.size()));
        }
    }

    @Override
    public final float result() {
        return count.get() == 0 ? 0 : (float) (total.get() / count.get());
    }
}

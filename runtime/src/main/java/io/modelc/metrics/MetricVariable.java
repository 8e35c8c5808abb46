package io.modelc.metrics;

import java.util.Arrays;

/** Numbers that a metric keeps between updates; all 0 after a reset. */
public final class MetricVariable {

    private final String name;
    private final double[] values;

    MetricVariable(String name, int size) {
        this.name = name;
        this.values = new double[size];
    }

    /** Its name within the metric. */
    public String name() {
        return name;
    }

    /** The number of elements. */
    public int size() {
        return values.length;
    }

    /** The first element. */
    public double get() {
        return values[0];
    }

    /** The element at an index. */
    public double get(int index) {
        return values[index];
    }

    /** Sets the first element. */
    public void set(double value) {
        values[0] = value;
    }

    /** Sets the element at an index. */
    public void set(int index, double value) {
        values[index] = value;
    }

    /** Adds to the first element. */
    public void add(double value) {
        values[0] += value;
    }

    /** Adds to the element at an index. */
    public void add(int index, double value) {
        values[index] += value;
    }

    /** Sets all elements to 0. */
    public void reset() {
        Arrays.fill(values, 0);
    }
}

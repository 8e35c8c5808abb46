package io.modelc.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/**
 * What training reports: names and their values, in order. Logs given to a callback at the end of a batch are used
 * again for the next one; {@link #copy} keeps them.
 */
public final class Logs {

    private final List<String> names = new ArrayList<>();
    private double[] values = new double[4];

    /** The results of metrics now, under their names, sorted by name as Keras does. */
    public static Logs of(Metric... metrics) {
        return of(List.of(metrics));
    }

    /** The results of metrics now, under their names, sorted by name as Keras does. */
    public static Logs of(List<? extends Metric> metrics) {
        Logs logs = new Logs();
        metrics.stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(metric -> logs.put(metric.name(), metric.result()));
        return logs;
    }

    /** The names, in order. */
    public List<String> names() {
        return Collections.unmodifiableList(names);
    }

    /** The number of values. */
    public int size() {
        return names.size();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** Whether there is a value of a name. */
    public boolean contains(String name) {
        return names.contains(name);
    }

    /** The value of a name; a name that is not there is an error that lists those that are. */
    public double get(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new NoSuchElementException("There is no '" + name + "' in the logs, but " + names + ".");
        }
        return values[index];
    }

    /** The value at an index. */
    public double get(int index) {
        names.get(index);
        return values[index];
    }

    /** Sets the value of a name, at the end if it is new. */
    public void put(String name, double value) {
        int index = names.indexOf(name);
        if (index < 0) {
            index = names.size();
            names.add(name);
            if (index == values.length) {
                values = Arrays.copyOf(values, 2 * index);
            }
        }
        values[index] = value;
    }

    /** Sets the values of other logs, each name with a prefix: {@code val_}. */
    public void putAll(String prefix, Logs other) {
        for (int i = 0; i < other.size(); i++) {
            put(prefix + other.names.get(i), other.values[i]);
        }
    }

    /** The same names and values, which will not change. */
    public Logs copy() {
        Logs copy = new Logs();
        copy.putAll("", this);
        return copy;
    }

    /** As a map, in order. */
    public Map<String, Double> toMap() {
        Map<String, Double> map = new LinkedHashMap<>();
        for (int i = 0; i < size(); i++) {
            map.put(names.get(i), values[i]);
        }
        return map;
    }

    /** {@code accuracy: 0.9312 - loss: 0.2410}, small numbers as {@code 1.2e-05}. */
    @Override
    public String toString() {
        return names.stream().map(name -> name + ": " + format(get(name))).collect(Collectors.joining(" - "));
    }

    private static String format(double value) {
        return Math.abs(value) > 1e-3 || value == 0
                ? String.format(Locale.ROOT, "%.4f", value)
                : String.format(Locale.ROOT, "%.4e", value);
    }
}

package io.modelc.runtime;

import io.modelc.losses.Loss;
import io.modelc.metrics.Metric;
import io.modelc.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How a model is to be trained: its optimizer, losses and metrics. What belongs to one of several outputs is said with
 * the output's constant, with its name, or by position in a list.
 */
public final class Compile {

    final Optimizer optimizer;
    final List<Choice<Loss>> losses = new ArrayList<>();
    final List<Choice<Double>> lossWeights = new ArrayList<>();
    final List<Choice<List<Metric>>> metrics = new ArrayList<>();
    List<Loss> lossList;
    List<Double> lossWeightList;
    List<List<Metric>> metricLists;
    boolean checkFinite;

    /** Something said about an output: by constant or by name, or (both null) about all of them. */
    record Choice<V>(Output output, String name, V value) {}

    private Compile(Optimizer optimizer) {
        this.optimizer = Objects.requireNonNull(optimizer, "The optimizer is null.");
    }

    /** With an optimizer, which belongs to one model. */
    public static Compile with(Optimizer optimizer) {
        return new Compile(optimizer);
    }

    /** The loss of every output. */
    public Compile loss(Loss loss) {
        return loss(null, null, loss);
    }

    /** The loss of an output. */
    public Compile loss(Output output, Loss loss) {
        return loss(Objects.requireNonNull(output), null, loss);
    }

    /** The loss of the output with a name. */
    public Compile loss(String output, Loss loss) {
        return loss(null, Objects.requireNonNull(output), loss);
    }

    private Compile loss(Output output, String name, Loss loss) {
        losses.add(new Choice<>(output, name, Objects.requireNonNull(loss, "The loss is null.")));
        return this;
    }

    /** A loss for each output, in order. */
    public Compile losses(List<? extends Loss> losses) {
        lossList = List.copyOf(losses);
        return this;
    }

    /** What the loss of an output is multiplied by in their sum; 1 where nothing is said. */
    public Compile lossWeight(Output output, double weight) {
        lossWeights.add(new Choice<>(Objects.requireNonNull(output), null, weight));
        return this;
    }

    /** What the loss of the output with a name is multiplied by. */
    public Compile lossWeight(String output, double weight) {
        lossWeights.add(new Choice<>(null, Objects.requireNonNull(output), weight));
        return this;
    }

    /** What each output's loss is multiplied by, in order. */
    public Compile lossWeights(List<Double> weights) {
        lossWeightList = List.copyOf(weights);
        return this;
    }

    /** Metrics of a model with one output. */
    public Compile metrics(Metric... metrics) {
        this.metrics.add(new Choice<>(null, null, List.of(metrics)));
        return this;
    }

    /** Metrics of an output. */
    public Compile metrics(Output output, Metric... metrics) {
        this.metrics.add(new Choice<>(Objects.requireNonNull(output), null, List.of(metrics)));
        return this;
    }

    /** Metrics of the output with a name. */
    public Compile metrics(String output, Metric... metrics) {
        this.metrics.add(new Choice<>(null, Objects.requireNonNull(output), List.of(metrics)));
        return this;
    }

    /** The metrics of each output, in order. */
    public Compile metrics(List<List<Metric>> metrics) {
        metricLists = metrics.stream().map(List::copyOf).toList();
        return this;
    }

    /** Whether data and losses are searched for NaN and infinite numbers, with an error that names the first. */
    public Compile checkFinite(boolean check) {
        checkFinite = check;
        return this;
    }
}

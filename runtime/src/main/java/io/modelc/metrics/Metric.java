package io.modelc.metrics;

import io.modelc.data.NDArray;
import io.modelc.data.Shapes;
import java.util.ArrayList;
import java.util.List;

/**
 * A number about many batches, computed batch by batch. A metric of one's own declares its state by
 * {@link #addVariable}, changes it in {@link #updateState(NDArray, NDArray, NDArray)} and says its value in
 * {@link #result}; the state is 0 at the start of every epoch.
 */
public abstract class Metric {

    private final String name;
    private final List<MetricVariable> variables = new ArrayList<>();

    /** A metric with the name that logs show. */
    protected Metric(String name) {
        this.name = name;
    }

    /** The name that logs show. */
    public final String name() {
        return name;
    }

    /** The metric's value for all updates since the last reset. */
    public abstract float result();

    /**
     * Adds a batch.
     *
     * @param sampleWeight a weight for each sample, or null
     */
    public void updateState(NDArray targets, NDArray predictions, NDArray sampleWeight) {
        throw new UnsupportedOperationException(
                "The metric '" + name + "' is not computed from targets and predictions.");
    }

    /** Adds a batch of samples of equal weight. */
    public final void updateState(NDArray targets, NDArray predictions) {
        updateState(targets, predictions, null);
    }

    /** Forgets all updates. */
    public void resetState() {
        for (MetricVariable variable : variables) {
            variable.reset();
        }
    }

    /** A number that the metric keeps. */
    protected final MetricVariable addVariable(String name) {
        return addVariable(name, 1);
    }

    /** Numbers that the metric keeps. */
    protected final MetricVariable addVariable(String name, int... shape) {
        MetricVariable variable = new MetricVariable(name, Shapes.size(shape));
        variables.add(variable);
        return variable;
    }

    /** Its state, in the order of declaration. */
    public final List<MetricVariable> variables() {
        return List.copyOf(variables);
    }

    @Override
    public String toString() {
        return "<" + getClass().getSimpleName() + " name=" + name + ">";
    }
}

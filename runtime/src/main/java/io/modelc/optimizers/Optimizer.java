package io.modelc.optimizers;

import io.modelc.weights.Arena;
import io.modelc.weights.Gradients;
import io.modelc.weights.Variable;
import io.modelc.weights.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Changes weights by their gradients. An optimizer belongs to the first weights it is applied to, since its state is
 * theirs. One of one's own says in {@link #update} how a variable changes, and keeps its state in {@link #slot}.
 */
public abstract class Optimizer {

    private final String name;
    private final Map<String, float[]> slots = new HashMap<>();
    private float learningRate;
    private long iterations;
    private Arena weights;

    /** An optimizer with a learning rate of 0 or more. */
    protected Optimizer(String name, double learningRate) {
        this.name = name;
        learningRate(learningRate);
    }

    /** Its name: {@code adam}. */
    public final String name() {
        return name;
    }

    /** The learning rate of the next step. */
    public final float learningRate() {
        return learningRate;
    }

    /** Sets the learning rate, from the next step on. */
    public final void learningRate(double learningRate) {
        this.learningRate = (float) notNegative("learning rate", learningRate);
    }

    /** The number of steps so far. */
    public final long iterations() {
        return iterations;
    }

    /**
     * How many numbers it keeps: its state, the learning rate and the count of steps; 0 before the first step. A
     * summary of a compiled model counts them.
     */
    public final long parameterCount() {
        return iterations == 0 ? 0 : 2 + stateSize();
    }

    /** The number of elements of its state. */
    long stateSize() {
        return slots.values().stream().mapToLong(slot -> slot.length).sum();
    }

    /**
     * One step: changes the weights by their gradients.
     *
     * @throws IllegalArgumentException if the gradients are not of these weights
     * @throws IllegalStateException if the optimizer has the state of other weights
     */
    public void apply(Gradients gradients, Weights weights) {
        bind(weights);
        checkFit(gradients, weights);
        beginStep();
        float[] slopes = gradients.arena().read();
        for (Variable variable : weights) {
            if (variable.trainable()) {
                int from = variable.offset();
                float[] values = variable.arena().change();
                float[] value = Arrays.copyOfRange(values, variable.start(), variable.start() + variable.size());
                update(variable, value, Arrays.copyOfRange(slopes, from, from + variable.size()));
                System.arraycopy(value, 0, values, variable.start(), value.length);
            }
        }
    }

    /**
     * Changes the elements of one variable; {@link #iterations} counts this step already.
     *
     * @param values the variable's elements, to be changed
     * @param gradient the gradient of each
     */
    protected void update(Variable variable, float[] values, float[] gradient) {
        throw new UnsupportedOperationException(getClass().getName() + " must override update or apply.");
    }

    /** Numbers that are kept for each element of a variable from step to step; 0 at first. */
    protected final float[] slot(Variable variable, String slotName) {
        return slots.computeIfAbsent(variable.path() + "/" + slotName, key -> new float[variable.size()]);
    }

    /** Makes the optimizer that of some weights, before its first step. */
    public final void bind(Weights weights) {
        if (this.weights == null) {
            this.weights = weights.arena();
        } else if (this.weights != weights.arena()) {
            throw new IllegalStateException("This " + getClass().getSimpleName()
                    + " has the state of another model's weights. Make a new one for this model.");
        }
    }

    /** Counts a step. */
    final void beginStep() {
        iterations++;
    }

    static void checkFit(Gradients gradients, Weights weights) {
        if (gradients.arena().length() != weights.arena().length() || gradients.size() != weights.size()) {
            throw new IllegalArgumentException("There are gradients of " + gradients.size() + " weights with "
                    + gradients.arena().length() + " elements, but " + weights.size() + " weights with "
                    + weights.arena().length() + " elements. Give the model's trainableWeights().");
        }
    }

    static double notNegative(String what, double value) {
        if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "The " + what + " must be a number of 0 or more, but got " + value + ".");
        }
        return value;
    }

    static double fraction(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(what + " must be at least 0 and less than 1, but got " + value + ".");
        }
        return value;
    }
}

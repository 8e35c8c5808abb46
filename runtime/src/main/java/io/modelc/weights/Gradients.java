package io.modelc.weights;

import io.modelc.kernels.Kernels;
import java.util.List;

/**
 * The gradients of a model's trainable weights, laid out as these are. A model has one set of them, which its next
 * backward pass overwrites.
 */
public final class Gradients {

    private final Weights values;
    private final Kernels kernels;

    /**
     * Gradients in memory of their own.
     *
     * @param weights what they are gradients of
     * @param arena where they are
     * @param kernels where they were computed, and where optimizers can change the weights in one call
     */
    public Gradients(Weights weights, Arena arena, Kernels kernels) {
        List<Variable> views = weights.stream()
                .map(weight -> new Variable(weight.path(), weight.shape(), true, arena, weight.offset()))
                .toList();
        this.values = new Weights(views, arena);
        this.kernels = kernels;
    }

    /** The number of weights. */
    public int size() {
        return values.size();
    }

    /** The gradient of weight {@code index} of the trainable ones, with that weight's path and shape. */
    public Variable get(int index) {
        return values.get(index);
    }

    /** The gradient of the weight with a path, or with a path that ends so. */
    public Variable get(String path) {
        return values.get(path);
    }

    /** All of them, in the order of the weights. */
    public Weights list() {
        return values;
    }

    /** The memory that they fill. */
    public Arena arena() {
        return values.arena();
    }

    /** Where they were computed. */
    public Kernels kernels() {
        return kernels;
    }
}

package io.modelc.losses;

import io.modelc.kernels.LossFunction;
import java.util.Optional;

/** What the crossentropies have in common: their options, and the limits within which a probability is believed. */
abstract class Crossentropy extends Loss {

    /** Probabilities are clipped to [ε, 1 − ε] in float32, as Keras does. */
    static final float EPSILON = 1e-7f;

    private final LossFunction function;

    Crossentropy(String name, LossFunction.Kind kind, boolean fromLogits, double labelSmoothing, Reduction reduction) {
        super(name, reduction);
        if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
            throw new IllegalArgumentException(
                    "Label smoothing must be at least 0 and at most 1, but got " + labelSmoothing + ".");
        }
        this.function = new LossFunction(kind, fromLogits, (float) labelSmoothing);
    }

    /** Whether predictions are logits rather than probabilities. */
    public final boolean fromLogits() {
        return function.fromLogits();
    }

    /** How much of each target is spread over all classes. */
    final float smoothing() {
        return function.labelSmoothing();
    }

    @Override
    public final Optional<LossFunction> kernel() {
        return Optional.of(function);
    }

    static float clip(float probability) {
        return Math.min(Math.max(probability, EPSILON), 1 - EPSILON);
    }

    /** Outside of its limits the clipped probability is constant, and its gradient 0. */
    static boolean clipped(float probability) {
        return !(probability >= EPSILON && probability <= 1 - EPSILON);
    }
}

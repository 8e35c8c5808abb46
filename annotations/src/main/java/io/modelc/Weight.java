package io.modelc;

import io.modelc.initializers.Initializer;
import io.modelc.trace.Tracer;

/** The weights of a layer of one's own; made for {@code import static io.modelc.Weight.*}. */
public final class Weight {

    private Weight() {}

    /**
     * A trainable weight of the layer that is being applied.
     *
     * @param name its name within the layer, as in {@code hidden/kernel}; the same name gives the same weight
     * @param initializer its values before training
     * @param shape its dimensions, each at least 1
     */
    public static Tensor weight(String name, Initializer initializer, int... shape) {
        return Tracer.current().weight(name, initializer, true, shape);
    }

    /** A weight of the layer that is being applied that training does not change by gradients. */
    public static Tensor variable(String name, Initializer initializer, int... shape) {
        return Tracer.current().weight(name, initializer, false, shape);
    }
}

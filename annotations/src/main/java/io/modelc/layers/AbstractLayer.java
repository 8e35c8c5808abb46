package io.modelc.layers;

import io.modelc.Tensor;
import io.modelc.trace.Tracer;
import java.util.function.Supplier;

/**
 * What the layers of the catalogue share: applied, a layer computes its outputs under its own name, so that its weights
 * are its own and a layer applied twice shares them.
 */
public abstract class AbstractLayer {

    AbstractLayer() {}

    /**
     * The tensor that this layer last produced, to build on what is inside of a model. An error if it has not been
     * applied yet.
     */
    public final Tensor output() {
        return Tracer.current().output(this);
    }

    /** Runs {@code body} as this layer. */
    final <T> T call(Supplier<T> body) {
        return Tracer.current().call(this, body);
    }

    /** True while the training pass is being compiled. */
    final boolean training() {
        return Tracer.current().training();
    }

    /** The layer's type for messages: {@code Dense}. */
    final String type() {
        return getClass().getSimpleName();
    }
}

package io.modelc.layers;

import io.modelc.trace.Tracer;
import java.util.function.Supplier;

/**
 * What the layers of the catalogue share: applied, a layer computes its outputs under its own name, so that its weights
 * are its own and a layer applied twice shares them.
 */
public abstract class AbstractLayer {

    AbstractLayer() {}

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

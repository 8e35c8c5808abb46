package io.modelc.layers;

import io.modelc.Tensor;

/** A layer of one input and one output. */
public abstract class SingleInputLayer extends AbstractLayer {

    SingleInputLayer() {}

    /** The layer's output for this input. Applied again, the layer uses the same weights. */
    public final Tensor apply(Tensor inputs) {
        return call(() -> forward(inputs));
    }

    /** Computes the output. */
    abstract Tensor forward(Tensor inputs);
}

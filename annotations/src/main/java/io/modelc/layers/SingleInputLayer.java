package io.modelc.layers;

import io.modelc.Tensor;
import io.modelc.errors.Arguments;

/** A layer of one input and one output. */
public abstract class SingleInputLayer extends AbstractLayer {

    SingleInputLayer() {}

    /** The layer's output for this input. Applied again, the layer uses the same weights. */
    public final Tensor apply(Tensor inputs) {
        Arguments.present(type(), "inputs", inputs);
        return call(() -> forward(inputs));
    }

    /** Computes the output. */
    abstract Tensor forward(Tensor inputs);
}

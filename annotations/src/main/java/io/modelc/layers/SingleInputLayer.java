package io.modelc.layers;

import io.modelc.Tensor;
import io.modelc.errors.Arguments;
import io.modelc.trace.Tracer;

/** A layer of one input and one output. */
public abstract class SingleInputLayer extends AbstractLayer {

    SingleInputLayer() {}

    /** The layer's output for this input. Applied again, the layer uses the same weights. */
    public final Tensor apply(Tensor inputs) {
        Arguments.present(type(), "inputs", inputs);
        return call(() -> forward(inputs));
    }

    /**
     * The layer's output as in inference, also while the model is being trained: with the same weights, but without
     * dropout and the like.
     */
    public final Tensor infer(Tensor inputs) {
        return Tracer.with(new InferenceTracer(Tracer.current()), () -> apply(inputs));
    }

    /** Computes the output. */
    abstract Tensor forward(Tensor inputs);
}

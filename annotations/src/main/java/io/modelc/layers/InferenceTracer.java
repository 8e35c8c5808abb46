package io.modelc.layers;

import io.modelc.Tensor;
import io.modelc.initializers.Initializer;
import io.modelc.trace.Tracer;
import java.util.function.Supplier;

/** A tracer for which no training pass is being compiled. */
record InferenceTracer(Tracer tracer) implements Tracer {

    @Override
    public boolean training() {
        return false;
    }

    @Override
    public Tensor apply(Object layer, Tensor inputs) {
        return tracer.apply(layer, inputs);
    }

    @Override
    public Tensor output(Object layer) {
        return tracer.output(layer);
    }

    @Override
    public void assign(Tensor variable, Tensor value) {
        // Variables change in training only.
    }

    @Override
    public void addLoss(Tensor loss) {
        tracer.addLoss(loss);
    }

    @Override
    public <T> T call(Object layer, Supplier<T> body) {
        return tracer.call(layer, body);
    }

    @Override
    public Tensor weight(String name, Initializer initializer, boolean trainable, int... shape) {
        return tracer.weight(name, initializer, trainable, shape);
    }

    @Override
    public Tensor constant(double value) {
        return tracer.constant(value);
    }
}

package io.modelc;

import io.modelc.initializers.Initializer;
import io.modelc.trace.Tracer;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;

/** The tracer of the tests: weights are tensors that know their name and shape, constants are what the test makes. */
public record FakeTracer(boolean training, DoubleFunction<Tensor> constants) implements Tracer {

    /** Runs {@code body} as a declaration's inference, or training, pass. */
    public static <T> T run(boolean training, Supplier<T> body) {
        FakeTracer tracer = new FakeTracer(training, value -> new WrittenTensor(Double.toString(value)));
        return Tracer.with(tracer, body);
    }

    @Override
    public <T> T call(Object layer, Supplier<T> body) {
        return body.get();
    }

    @Override
    public Tensor apply(Object layer, Tensor inputs) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor output(Object layer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void assign(Tensor variable, Tensor value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void addLoss(Tensor loss) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor weight(String name, Initializer initializer, boolean trainable, int... shape) {
        return new WrittenTensor(name + Arrays.toString(shape), shape);
    }

    @Override
    public Tensor constant(double value) {
        return constants.apply(value);
    }
}

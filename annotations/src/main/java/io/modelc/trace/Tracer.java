package io.modelc.trace;

import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.initializers.Initializer;
import java.util.function.Supplier;

/**
 * What layers ask of the compiler while a declaration is being run: the service behind {@link io.modelc.Weight} and the
 * layer catalogue. Only the compiler implements it; outside a compilation there is none.
 */
public interface Tracer {

    /** Applies a layer: the weights and operations of {@code body} belong to {@code layer}. */
    <T> T call(Object layer, Supplier<T> body);

    /** The weight {@code name} of the layer that is being applied; the same name gives the same weight again. */
    Tensor weight(String name, Initializer initializer, boolean trainable, int... shape);

    /** What a layer, or a model used as one, makes of one tensor; its place in the source is that of the call. */
    Tensor apply(Object layer, Tensor inputs);

    /** The tensor that a layer last returned. */
    Tensor output(Object layer);

    /** Gives a variable a new value at the end of the training pass; nothing in inference. */
    void assign(Tensor variable, Tensor value);

    /** Adds a number to the loss of the model. */
    void addLoss(Tensor loss);

    /** True in the training pass. */
    boolean training();

    /** A tensor without axes, of one known value. */
    Tensor constant(double value);

    /** The tracer of the declaration that this thread is running. */
    static Tracer current() {
        Tracer tracer = CurrentTracer.get();
        if (tracer == null) {
            throw new DeclarationException(Message.NOT_COMPILING);
        }
        return tracer;
    }

    /** Runs {@code body} with {@code tracer} as this thread's {@linkplain #current() current} tracer. */
    static <T> T with(Tracer tracer, Supplier<T> body) {
        return CurrentTracer.with(tracer, body);
    }
}

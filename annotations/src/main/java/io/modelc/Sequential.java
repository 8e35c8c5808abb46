package io.modelc;

/**
 * For a {@link Model} that is a stack of layers, without a {@link Forward} method, and is used as a layer of other
 * models: implementing this gives it the method by which they apply it, {@code head.apply(features)}. Without it they
 * write {@code Ops.apply(head, features)}, which means the same.
 */
public interface Sequential {

    /** The output of the last layer, each having been applied to the output of the one before it. */
    default Tensor apply(Tensor inputs) {
        return Ops.apply(this, inputs);
    }
}

package io.modelc;

import io.modelc.ops.Unary;
import java.util.Arrays;

/** Functions of tensors, made for {@code import static io.modelc.Ops.*}. */
public final class Ops {

    private Ops() {}

    /** max(x, 0) */
    public static Tensor relu(Tensor x) {
        return x.map(Unary.RELU);
    }

    /** Tensors one behind the other along the last axis. */
    public static Tensor concatenate(Tensor first, Tensor... others) {
        return concatenate(-1, first, others);
    }

    /** Tensors one behind the other along an axis; the other axes have the same sizes. */
    public static Tensor concatenate(int axis, Tensor first, Tensor... others) {
        return first.join(axis, Arrays.copyOf(others, others.length));
    }
}

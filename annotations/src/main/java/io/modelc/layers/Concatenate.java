package io.modelc.layers;

import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import java.util.Arrays;
import java.util.List;

/** The inputs one behind the other along an axis; their other axes have the same sizes. */
public final class Concatenate extends MergeLayer {

    private final int axis;

    /** A layer that joins along the last axis. */
    public Concatenate() {
        this(-1);
    }

    /** A layer that joins along an axis, counted with the batch, which is axis 0, or from the last one, -1. */
    public Concatenate(int axis) {
        this.axis = axis;
    }

    @Override
    Tensor forward(List<Tensor> inputs) {
        Tensor first = inputs.get(0);
        int rank = first.rank();
        if (inputs.stream().anyMatch(input -> input.rank() != rank)) {
            throw new DeclarationException(Message.RANKS_DIFFER, type(), shapes(inputs));
        }
        int joined = axis < 0 ? axis + rank : axis;
        if (joined < 1 || joined >= rank) {
            throw new DeclarationException(Message.AXIS_OUT_OF_RANGE, type(), axis, 1, rank - 1, shapes(inputs));
        }
        if (inputs.stream().anyMatch(input -> !sameBesides(joined, first, input))) {
            throw new DeclarationException(Message.SIZES_DIFFER, type(), axis, shapes(inputs));
        }
        return first.join(joined, inputs.subList(1, inputs.size()).toArray(Tensor[]::new));
    }

    private static boolean sameBesides(int axis, Tensor a, Tensor b) {
        int[] shape = b.shape().clone();
        shape[axis] = a.shape()[axis];
        return Arrays.equals(a.shape(), shape);
    }
}

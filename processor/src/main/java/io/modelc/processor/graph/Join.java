package io.modelc.processor.graph;

import io.modelc.DType;
import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import java.util.List;

/**
 * Values one behind the other along an axis; their other axes have the same sizes.
 *
 * @param axis the axis, not the batch
 */
public record Join(int axis) implements Op {

    @Override
    public String name() {
        return "concatenate";
    }

    @Override
    public Dims dims(List<Node> inputs) {
        Dims first = inputs.get(0).dims();
        long joined = 0;
        for (Node input : inputs) {
            requireFit(first, input.dims());
            joined += input.dims().size(axis);
        }
        if (joined > Integer.MAX_VALUE) {
            throw new DeclarationException(Message.TOO_LARGE, "(..., " + joined + ", ...)");
        }
        return first.with(axis, (int) joined);
    }

    private void requireFit(Dims first, Dims other) {
        if (other.rank() != first.rank()) {
            throw new DeclarationException(Message.JOIN_RANKS, first, other, first.rank(), other.rank());
        }
        for (int i = 0; i < first.rank(); i++) {
            if (i != axis && first.size(i) != other.size(i)) {
                throw new DeclarationException(
                        Message.JOIN_SIZES, first, other, axis, i, Dims.name(first.size(i)), Dims.name(other.size(i)));
            }
        }
    }

    @Override
    public DType dtype(List<Node> inputs) {
        return inputs.get(0).dtype();
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        int start = x.subList(0, input).stream()
                .mapToInt(before -> before.dim(axis))
                .sum();
        return dy.slice(axis, start, start + x.get(input).dim(axis));
    }

    @Override
    public void emit(Node node, Emission out) {
        int[] strides = CopyLayout.strides(node.dims());
        int start = 0;
        for (Node x : node.inputs()) {
            CopyLayout.emit(out, x, 0, node, start * strides[axis], x.dims(), CopyLayout.strides(x.dims()), strides);
            start += x.dims().size(axis);
        }
    }

    @Override
    public String formula(List<String> inputs) {
        return "[" + String.join(", ", inputs) + "]";
    }
}

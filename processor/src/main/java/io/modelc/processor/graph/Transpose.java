package io.modelc.processor.graph;

import io.modelc.DType;
import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The axes in another order.
 *
 * @param axes the axis of the input that becomes axis i, for each i
 */
public record Transpose(List<Integer> axes) implements Op {

    /** The order that a user names; the batch axis stays the first. */
    static Transpose of(Dims dims, int... axes) {
        int[] counted =
                Arrays.stream(axes).map(axis -> Axes.of(dims, axis, "axes")).toArray();
        boolean complete = counted.length == dims.rank()
                && Arrays.stream(counted).distinct().count() == counted.length;
        if (!complete || dims.hasBatch() && counted[0] != 0) {
            throw DeclarationException.inArgument("axes", Message.TRANSPOSE_AXES, dims, Arrays.toString(axes));
        }
        return new Transpose(Arrays.stream(counted).boxed().toList());
    }

    @Override
    public Dims dims(List<Node> inputs) {
        Dims x = inputs.get(0).dims();
        return Dims.of(axes.stream().mapToInt(x::size).toArray());
    }

    @Override
    public DType dtype(List<Node> inputs) {
        return inputs.get(0).dtype();
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        return GraphTensor.apply(inverse(), dy);
    }

    /** The order that undoes this one. */
    public Transpose inverse() {
        return new Transpose(
                IntStream.range(0, axes.size()).map(axes::indexOf).boxed().toList());
    }

    @Override
    public void emit(Node node, Emission out) {
        Node x = node.inputs().get(0);
        int[] strides = CopyLayout.strides(x.dims());
        int[] from = axes.stream().mapToInt(axis -> strides[axis]).toArray();
        CopyLayout.emit(out, x, 0, node, 0, node.dims(), from, CopyLayout.strides(node.dims()));
    }

    @Override
    public String formula(List<String> inputs) {
        return inputs.get(0) + " with axes " + axes;
    }
}

package io.modelc.processor.graph;

import io.modelc.Tensor;
import java.util.List;

/**
 * Zeros before and after the elements along an axis: the gradient of a slice.
 *
 * @param axis the axis, not the batch
 * @param before how many zeros come before
 * @param after how many after
 */
public record Pad(int axis, int before, int after) implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        Dims x = inputs.get(0).dims();
        return x.with(axis, before + x.size(axis) + after);
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        return dy.slice(axis, before, before + x.get(0).dim(axis));
    }

    @Override
    public void emit(Node node, Emission out) {
        Node x = node.inputs().get(0);
        int[] strides = CopyLayout.strides(node.dims());
        out.call("fill", out.buffer(node), out.literal(0), out.size(node));
        CopyLayout.emit(out, x, 0, node, before * strides[axis], x.dims(), CopyLayout.strides(x.dims()), strides);
    }

    @Override
    public String formula(List<String> inputs) {
        return inputs.get(0) + " between " + before + " and " + after + " zeros of axis " + axis;
    }
}

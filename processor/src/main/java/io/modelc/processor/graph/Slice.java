package io.modelc.processor.graph;

import io.modelc.DType;
import io.modelc.Tensor;
import java.util.List;

/**
 * The elements from {@code start} (inclusive) to {@code end} (exclusive) of an axis.
 *
 * @param axis the axis, not the batch
 */
public record Slice(int axis, int start, int end) implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        return inputs.get(0).dims().with(axis, end - start);
    }

    @Override
    public DType dtype(List<Node> inputs) {
        return inputs.get(0).dtype();
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        return GraphTensor.apply(new Pad(axis, start, x.get(0).dim(axis) - end), dy);
    }

    @Override
    public void emit(Node node, Emission out) {
        Node x = node.inputs().get(0);
        int[] strides = CopyLayout.strides(x.dims());
        int offset = start * strides[axis];
        CopyLayout.emit(out, x, offset, node, 0, node.dims(), strides, CopyLayout.strides(node.dims()));
    }

    @Override
    public String formula(List<String> inputs) {
        return inputs.get(0) + " from " + start + " to " + end + " of axis " + axis;
    }
}

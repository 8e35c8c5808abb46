package io.modelc.processor.graph;

import io.modelc.DType;
import io.modelc.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * The elements repeated along axes that are missing or of size 1, as a copy.
 *
 * @param dims the dimensions of the result
 */
public record Broadcast(Dims dims) implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        return dims;
    }

    @Override
    public DType dtype(List<Node> inputs) {
        return inputs.get(0).dtype();
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        return ((GraphTensor) dy).sumTo(((GraphTensor) x.get(0)).dims());
    }

    @Override
    public void emit(Node node, Emission out) {
        Node x = node.inputs().get(0);
        int[] strides = CopyLayout.strides(x.dims());
        int missing = dims.rank() - strides.length;
        int[] from = new int[dims.rank()];
        // A stride of 0 reads the same element again.
        Arrays.setAll(from, axis -> axis < missing || x.dims().size(axis - missing) == 1 ? 0 : strides[axis - missing]);
        CopyLayout.emit(out, x, 0, node, 0, dims, from, CopyLayout.strides(dims));
    }

    @Override
    public String formula(List<String> inputs) {
        return inputs.get(0) + " repeated to " + dims;
    }
}

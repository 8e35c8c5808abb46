package io.modelc.processor.graph;

import io.modelc.Tensor;
import java.util.List;

/** Aᵀ · B of matrices of as many rows, (..., m) and (..., n): (m, n). The gradient of a kernel. */
public record MatMulTransposedA() implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        return Dims.of(inputs.get(0).dims().last(), inputs.get(1).dims().last());
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        return input == 0
                ? GraphTensor.apply(new MatMulTransposedB(), x.get(1), dy)
                : GraphTensor.apply(new MatMul(), x.get(0), dy);
    }

    @Override
    public void emit(Node node, Emission out) {
        Node a = node.inputs().get(0);
        Node b = node.inputs().get(1);
        out.call(
                "matmulTransposedA",
                out.buffer(a),
                out.buffer(b),
                out.buffer(node),
                out.columns(a),
                out.columns(b),
                out.rows(a));
    }

    @Override
    public String formula(List<String> inputs) {
        return inputs.get(0) + "ᵀ · " + inputs.get(1);
    }
}

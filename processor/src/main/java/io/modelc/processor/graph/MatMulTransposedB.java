package io.modelc.processor.graph;

import io.modelc.Tensor;
import java.util.List;

/** A · Bᵀ of (..., k) and (n, k): (..., n). The gradient of what a kernel is applied to. */
public record MatMulTransposedB() implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        Dims a = inputs.get(0).dims();
        return a.with(a.rank() - 1, inputs.get(1).dims().size(0));
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        return input == 0
                ? GraphTensor.apply(new MatMul(), dy, x.get(1))
                : GraphTensor.apply(new MatMulTransposedA(), dy, x.get(0));
    }

    @Override
    public void emit(Node node, Emission out) {
        Node a = node.inputs().get(0);
        Node b = node.inputs().get(1);
        out.call(
                "matmulTransposedB",
                out.buffer(a),
                out.buffer(b),
                out.buffer(node),
                out.rows(node),
                out.columns(node),
                out.columns(a));
    }

    @Override
    public String formula(List<String> inputs) {
        return inputs.get(0) + " · " + inputs.get(1) + "ᵀ";
    }
}

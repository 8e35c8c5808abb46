package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.ops.Unary;
import java.util.List;

/**
 * f(a · kernel + bias), a fused matrix product: (..., k) becomes (..., n). The bias, a row of n, may be missing. Made by
 * optimisation, when gradients are there already.
 *
 * @param f the function of each element
 */
public record Affine(Unary f) implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        return new MatMul().dims(inputs);
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        throw new IllegalStateException("products are fused after differentiation");
    }

    @Override
    public void emit(Node node, Emission out) {
        Node a = node.inputs().get(0);
        Node kernel = node.inputs().get(1);
        String bias = node.inputs().size() == 3 ? out.buffer(node.inputs().get(2)) : "null";
        out.call(
                "matmul",
                out.buffer(a),
                out.buffer(kernel),
                bias,
                out.constant(f),
                out.buffer(node),
                out.rows(node),
                out.columns(node),
                out.columns(a));
    }

    @Override
    public String formula(List<String> inputs) {
        String product = new MatMul().formula(inputs);
        String sum = inputs.size() == 3 ? product + " + " + inputs.get(2) : product;
        return new Map(f).formula(List.of(sum));
    }
}

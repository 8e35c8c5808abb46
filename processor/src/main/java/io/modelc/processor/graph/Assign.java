package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.ops.Unary;
import java.util.List;

/**
 * Writes a value into a variable's memory, after all else that the forward part computes. Its first input is the value;
 * the others are copies of what variables were before, for those that read them later.
 *
 * @param path the variable's path
 */
public record Assign(String path) implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        return inputs.get(0).dims();
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        throw new IllegalStateException("assignments come after differentiation");
    }

    @Override
    public void emit(Node node, Emission out) {
        String x = out.buffer(node.inputs().get(0));
        out.call("unary", out.constant(Unary.IDENTITY), x, out.buffer(node), out.size(node));
    }

    @Override
    public String formula(List<String> inputs) {
        return inputs.get(0);
    }
}

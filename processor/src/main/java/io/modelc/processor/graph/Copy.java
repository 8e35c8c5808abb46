package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.ops.Unary;
import java.util.List;

/**
 * A copy of a value, for a place where it must also be.
 *
 * @param place what the copy is for; copies for different places are different values
 */
public record Copy(String place) implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        return inputs.get(0).dims();
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        return dy;
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

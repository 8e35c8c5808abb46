package io.modelc.processor.graph;

import io.modelc.Tensor;
import java.util.List;

/**
 * The same known number everywhere.
 *
 * @param value the number
 * @param dims the dimensions
 */
public record Constant(double value, Dims dims) implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        return dims;
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        throw new IndexOutOfBoundsException(input);
    }

    @Override
    public void emit(Node node, Emission out) {
        out.call("fill", out.buffer(node), out.literal(value), out.size(node));
    }

    @Override
    public String formula(List<String> inputs) {
        return Numbers.text(value);
    }
}

package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.ops.Binary;
import java.util.List;

/** Where the first value is not 0, the second, elsewhere the third; all of the same dimensions. */
public record Choose() implements Op {

    @Override
    public String name() {
        return "where";
    }

    @Override
    public Dims dims(List<Node> inputs) {
        return inputs.get(0).dims();
    }

    /** A branch gets the gradient where it was chosen and exactly 0 elsewhere, whatever the gradient is there. */
    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        return switch (input) {
            case 1 -> dy.combine(Binary.RELU_GRADIENT, x.get(0).combine(Binary.NOT_EQUAL, 0));
            case 2 -> dy.combine(Binary.RELU_GRADIENT, x.get(0).combine(Binary.EQUAL, 0));
            default -> null;
        };
    }

    @Override
    public void emit(Node node, Emission out) {
        String condition = out.buffer(node.inputs().get(0));
        String yes = out.buffer(node.inputs().get(1));
        String no = out.buffer(node.inputs().get(2));
        out.call("select", condition, yes, no, out.buffer(node), out.size(node));
    }

    @Override
    public String formula(List<String> inputs) {
        return inputs.get(1) + " where " + inputs.get(0) + ", else " + inputs.get(2);
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}

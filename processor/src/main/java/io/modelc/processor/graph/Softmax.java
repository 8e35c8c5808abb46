package io.modelc.processor.graph;

import io.modelc.Tensor;
import java.util.List;

/** exp(x) / Σ exp(x) along the last axis. */
public record Softmax() implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        return inputs.get(0).dims();
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        return GraphTensor.apply(new SoftmaxGradient(), y, dy);
    }

    @Override
    public void emit(Node node, Emission out) {
        String x = out.buffer(node.inputs().get(0));
        out.call("softmax", x, out.buffer(node), out.rows(node), out.columns(node));
    }

    @Override
    public String formula(List<String> inputs) {
        return "softmax(" + inputs.get(0) + ")";
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}

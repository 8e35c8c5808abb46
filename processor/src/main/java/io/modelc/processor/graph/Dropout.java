package io.modelc.processor.graph;

import io.modelc.Tensor;
import java.util.List;

/**
 * Each element is 0 with probability {@code rate} and else divided by {@code 1 − rate}. Srivastava et al., "Dropout: a
 * simple way to prevent neural networks from overfitting", JMLR 2014, scaled in training rather than in inference.
 *
 * @param rate in [0, 1)
 * @param stream its own stream of random numbers: forward and backward draw the same mask from it
 */
public record Dropout(double rate, int stream) implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        return inputs.get(0).dims();
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        return GraphTensor.apply(this, dy);
    }

    @Override
    public void emit(Node node, Emission out) {
        String x = out.buffer(node.inputs().get(0));
        String stream = Integer.toString(this.stream);
        out.call("dropout", x, out.buffer(node), out.size(node), out.literal(rate), "random", stream);
    }

    @Override
    public String formula(List<String> inputs) {
        return inputs.get(0) + " · mask / (1 − " + Numbers.text(rate) + ")";
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}

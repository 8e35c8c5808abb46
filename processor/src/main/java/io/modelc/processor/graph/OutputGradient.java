package io.modelc.processor.graph;

import io.modelc.Tensor;
import java.util.List;

/**
 * The gradient of the loss with respect to an output of the model, where the backward graph begins. If the output is
 * the softmax or sigmoid of logits and the loss says so, it is the gradient of the logits: see {@link LogitsGradient}.
 *
 * @param index the output's position
 * @param dims the output's dimensions
 */
public record OutputGradient(int index, Dims dims) implements Op {

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
        // The loss has put it there.
    }

    @Override
    public String formula(List<String> inputs) {
        return "d output " + index;
    }

    @Override
    public boolean isComputed() {
        return false;
    }
}

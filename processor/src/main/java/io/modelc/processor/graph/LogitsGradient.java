package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.ops.Binary;
import java.util.List;

/**
 * The gradient of an output's logits, from the gradient of the output (first) and the output (second), in place. Where
 * the loss is the crossentropy that belongs to the output's softmax or sigmoid, the runtime has put the gradient of the
 * logits there already, (prediction − target), and nothing is left to do: generated code calls this under the condition
 * {@code if (!atLogits(index))}, which the emitter writes.
 *
 * @param index the output's position
 * @param activation {@link OutputActivation#SOFTMAX} or {@link OutputActivation#SIGMOID}
 */
public record LogitsGradient(int index, OutputActivation activation) implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        return inputs.get(0).dims();
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        throw new IllegalStateException("which gradient this is, is known at run time only");
    }

    @Override
    public void emit(Node node, Emission out) {
        String gradient = out.buffer(node.inputs().get(0));
        String output = out.buffer(node.inputs().get(1));
        switch (activation) {
            case SOFTMAX ->
                out.call("softmaxGradient", output, gradient, out.buffer(node), out.rows(node), out.columns(node));
            case SIGMOID ->
                out.call(
                        "binary",
                        out.constant(Binary.SIGMOID_GRADIENT),
                        gradient,
                        output,
                        out.buffer(node),
                        out.size(node));
            case NONE -> throw new IllegalStateException("no logits");
        }
    }

    @Override
    public String formula(List<String> inputs) {
        String name = activation == OutputActivation.SOFTMAX ? "softmax" : "sigmoid";
        return name + "′(" + inputs.get(1) + ") · " + inputs.get(0);
    }

    @Override
    public boolean sharesMemory() {
        return true;
    }
}

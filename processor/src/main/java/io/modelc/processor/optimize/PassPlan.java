package io.modelc.processor.optimize;

import io.modelc.processor.graph.Node;
import java.util.List;
import java.util.Map;

/**
 * One way through a model: what is computed, in which order, and where.
 *
 * @param inputs the inputs of the model, all of them
 * @param outputs the outputs of the model
 * @param loss the sum of the losses that layers add; null without
 * @param outputGradients the gradients of the outputs, all of them; none for inference
 * @param forward the instructions that compute the outputs, in order
 * @param backward the instructions that compute the gradients of the weights, in order; none for inference
 * @param storage where each value lives, in the order of computation: inputs, weights, gradients of outputs,
 *     everything that an instruction computes, and the reshapes in between
 * @param blocks the sizes of the shared blocks, in floats for one sample
 * @param gradientOf for a value of the backward part that is the whole gradient of another value: that value
 */
public record PassPlan(
        List<Node> inputs,
        List<Node> outputs,
        Node loss,
        List<Node> outputGradients,
        List<Node> forward,
        List<Node> backward,
        Map<Node, Storage> storage,
        List<Integer> blocks,
        Map<Node, Node> gradientOf) {

    /** The memory that one more sample in a batch takes: inputs, shared blocks and gradients of outputs, in bytes. */
    public long bytesPerSample() {
        return Float.BYTES
                * (floats(inputs)
                        + floats(outputGradients)
                        + blocks.stream().mapToLong(b -> b).sum());
    }

    private static long floats(List<Node> nodes) {
        return nodes.stream().mapToLong(node -> node.dims().sampleSize()).sum();
    }
}

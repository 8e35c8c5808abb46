package io.modelc.processor.optimize;

import io.modelc.processor.graph.Input;
import java.util.List;

/**
 * All that is needed to write a model down as code.
 *
 * @param inputs the inputs, in order
 * @param outputs the outputs, in order
 * @param weights the weights, in the order in which the declaration made them, which is that of their memory
 * @param inference the pass that computes the outputs
 * @param training the pass that also computes the gradients of the trainable weights; a weight that no output depends
 *     on has none, and its gradient's memory stays 0
 */
public record Plan(
        List<Input> inputs,
        List<PlannedOutput> outputs,
        List<PlannedWeight> weights,
        PassPlan inference,
        PassPlan training) {}

package io.modelc.processor.optimize;

import io.modelc.processor.graph.Dims;
import io.modelc.processor.graph.OutputActivation;

/**
 * An output of the model.
 *
 * @param name its name
 * @param dims its dimensions, the batch first
 * @param activation what it is of its logits
 */
public record PlannedOutput(String name, Dims dims, OutputActivation activation) {}

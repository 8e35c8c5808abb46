package io.modelc.processor.evaluate;

import java.util.List;

/**
 * How a model is called: known before its declaration is run, and even if running it fails.
 *
 * @param inputs the names of its inputs: the tensors among the parameters of the @Forward method
 * @param outputs the names of its outputs
 * @param outputsAreRecord whether the declaration returns a record of tensors rather than one tensor
 * @param isChain whether it has no @Forward method, and applies its layers one after the other
 */
public record ModelSignature(List<String> inputs, List<String> outputs, boolean outputsAreRecord, boolean isChain) {}

package io.modelc.runtime;

/**
 * An output of a model; generated classes have a constant for each of theirs.
 *
 * @param index its position among the outputs
 * @param name its name
 */
public record Output(int index, String name) {}

package io.modelc.weights;

/**
 * Weights one after the other, that an optimizer changes in one instruction.
 *
 * @param arena the memory they are in
 * @param start where they begin there
 * @param offset where their gradients begin among those of all weights
 * @param length the number of floats
 */
public record Run(Arena arena, int start, int offset, int length) {}

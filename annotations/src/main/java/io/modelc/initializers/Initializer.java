package io.modelc.initializers;

import io.modelc.random.Philox;

/**
 * The values of a weight before training. Implementations are records whose components are numbers or enum constants,
 * so that the compiler can write them into the generated class as {@code new RandomNormal(0.0, 0.05)}.
 */
public interface Initializer {

    /**
     * Fills a weight.
     *
     * @param values where the weight is
     * @param offset the position of its first element in {@code values}
     * @param shape its dimensions
     * @param random this weight's own stream of random numbers
     */
    void fill(float[] values, int offset, int[] shape, Philox random);

    /**
     * Checks that a weight of this shape can be filled, while the declaration is being compiled.
     *
     * @throws io.modelc.errors.DeclarationException if it cannot
     */
    default void check(int... shape) {}
}

package io.modelc.initializers;

import io.modelc.errors.Arguments;
import io.modelc.random.Philox;

/**
 * Normally distributed.
 *
 * @param mean the mean
 * @param stddev the standard deviation, 0 or more
 */
public record RandomNormal(double mean, double stddev) implements Initializer {

    /** Checks the numbers. */
    public RandomNormal {
        Arguments.finite("RandomNormal", "mean", mean);
        Arguments.notNegative("RandomNormal", "stddev", stddev);
    }

    @Override
    public void fill(float[] values, int offset, int[] shape, Philox random) {
        Elements.of(values, offset, shape).setAll(() -> mean + stddev * random.nextGaussian());
    }
}

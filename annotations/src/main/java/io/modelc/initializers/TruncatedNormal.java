package io.modelc.initializers;

import io.modelc.errors.Arguments;
import io.modelc.random.Philox;

/**
 * Normally distributed, but nothing further than two standard deviations from the mean: such numbers are drawn again.
 *
 * @param mean the mean
 * @param stddev the standard deviation before the cut, 0 or more; after it, it is 0.8796 of that
 */
public record TruncatedNormal(double mean, double stddev) implements Initializer {

    /** Checks the numbers. */
    public TruncatedNormal {
        Arguments.finite("TruncatedNormal", "mean", mean);
        Arguments.notNegative("TruncatedNormal", "stddev", stddev);
    }

    @Override
    public void fill(float[] values, int offset, int[] shape, Philox random) {
        Elements.of(values, offset, shape).setAll(() -> mean + stddev * random.nextTruncatedGaussian());
    }
}

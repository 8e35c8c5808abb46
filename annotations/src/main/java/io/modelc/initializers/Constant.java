package io.modelc.initializers;

import io.modelc.errors.Arguments;
import io.modelc.random.Philox;

/**
 * All the same number.
 *
 * @param value the number
 */
public record Constant(double value) implements Initializer {

    /** Checks the number. */
    public Constant {
        Arguments.finite("Constant", "value", value);
    }

    @Override
    public void fill(float[] values, int offset, int[] shape, Philox random) {
        Elements.of(values, offset, shape).setAll((float) value);
    }
}

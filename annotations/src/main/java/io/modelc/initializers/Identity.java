package io.modelc.initializers;

import io.modelc.errors.Arguments;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.errors.ShapeText;
import io.modelc.random.Philox;

/**
 * {@code gain} on the diagonal of a matrix, else 0.
 *
 * @param gain the number on the diagonal
 */
public record Identity(double gain) implements Initializer {

    /** Checks the number. */
    public Identity {
        Arguments.finite("Identity", "gain", gain);
    }

    @Override
    public void check(int... shape) {
        if (shape.length != 2) {
            throw new DeclarationException(
                    Message.INITIALIZER_SHAPE, "Identity", "matrices (two axes)", ShapeText.of(shape));
        }
    }

    @Override
    public void fill(float[] values, int offset, int[] shape, Philox random) {
        check(shape);
        Elements.of(values, offset, shape).setAll(0);
        for (int i = 0; i < Math.min(shape[0], shape[1]); i++) {
            values[offset + i * shape[1] + i] = (float) gain;
        }
    }
}

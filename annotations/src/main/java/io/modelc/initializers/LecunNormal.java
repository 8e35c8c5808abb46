package io.modelc.initializers;

import static io.modelc.initializers.VarianceScaling.Distribution.TRUNCATED_NORMAL;
import static io.modelc.initializers.VarianceScaling.Mode.FAN_IN;

import io.modelc.random.Philox;

/** Truncated normal of variance 1 / fan in, for SELU layers. Klambauer et al., 2017. */
public record LecunNormal() implements Initializer {

    private static final Initializer SCALING = new VarianceScaling(1, FAN_IN, TRUNCATED_NORMAL);

    @Override
    public void fill(float[] values, int offset, int[] shape, Philox random) {
        SCALING.fill(values, offset, shape, random);
    }
}

package io.modelc.initializers;

import static io.modelc.initializers.VarianceScaling.Distribution.TRUNCATED_NORMAL;
import static io.modelc.initializers.VarianceScaling.Mode.FAN_IN;

import io.modelc.random.Philox;

/** Truncated normal of variance 2 / fan in, for layers of rectified units. He et al., 2015. */
public record HeNormal() implements Initializer {

    private static final Initializer SCALING = new VarianceScaling(2, FAN_IN, TRUNCATED_NORMAL);

    @Override
    public void fill(float[] values, int offset, int[] shape, Philox random) {
        SCALING.fill(values, offset, shape, random);
    }
}

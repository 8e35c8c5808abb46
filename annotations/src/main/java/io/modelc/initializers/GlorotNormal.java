package io.modelc.initializers;

import static io.modelc.initializers.VarianceScaling.Distribution.TRUNCATED_NORMAL;
import static io.modelc.initializers.VarianceScaling.Mode.FAN_AVG;

import io.modelc.random.Philox;

/** Truncated normal of variance 2 / (fan in + fan out). Glorot and Bengio, 2010. */
public record GlorotNormal() implements Initializer {

    private static final Initializer SCALING = new VarianceScaling(1, FAN_AVG, TRUNCATED_NORMAL);

    @Override
    public void fill(float[] values, int offset, int[] shape, Philox random) {
        SCALING.fill(values, offset, shape, random);
    }
}

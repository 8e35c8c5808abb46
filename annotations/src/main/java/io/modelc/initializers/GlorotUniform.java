package io.modelc.initializers;

import static io.modelc.initializers.VarianceScaling.Distribution.UNIFORM;
import static io.modelc.initializers.VarianceScaling.Mode.FAN_AVG;

import io.modelc.random.Philox;

/** Uniform within ±√(6 / (fan in + fan out)). Glorot and Bengio, 2010. */
public record GlorotUniform() implements Initializer {

    private static final Initializer SCALING = new VarianceScaling(1, FAN_AVG, UNIFORM);

    @Override
    public void fill(float[] values, int offset, int[] shape, Philox random) {
        SCALING.fill(values, offset, shape, random);
    }
}

package io.modelc.initializers;

import static io.modelc.initializers.VarianceScaling.Distribution.UNIFORM;
import static io.modelc.initializers.VarianceScaling.Mode.FAN_IN;

import io.modelc.random.Philox;

/** Uniform within ±√(6 / fan in), for layers of rectified units. He et al., 2015. */
public record HeUniform() implements Initializer {

    private static final Initializer SCALING = new VarianceScaling(2, FAN_IN, UNIFORM);

    @Override
    public void fill(float[] values, int offset, int[] shape, Philox random) {
        SCALING.fill(values, offset, shape, random);
    }
}

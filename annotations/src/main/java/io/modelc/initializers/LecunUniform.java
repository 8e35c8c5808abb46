package io.modelc.initializers;

import static io.modelc.initializers.VarianceScaling.Distribution.UNIFORM;
import static io.modelc.initializers.VarianceScaling.Mode.FAN_IN;

import io.modelc.random.Philox;

/** Uniform within ±√(3 / fan in). LeCun et al., "Efficient BackProp", 1998. */
public record LecunUniform() implements Initializer {

    private static final Initializer SCALING = new VarianceScaling(1, FAN_IN, UNIFORM);

    @Override
    public void fill(float[] values, int offset, int[] shape, Philox random) {
        SCALING.fill(values, offset, shape, random);
    }
}

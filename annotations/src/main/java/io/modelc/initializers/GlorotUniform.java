package io.modelc.initializers;

import io.modelc.random.Philox;

/** Uniform within ±√(6 / (fan in + fan out)). */
public record GlorotUniform() implements Initializer {

    @Override
    public void fill(float[] values, int offset, int[] shape, Philox random) {
        throw new UnsupportedOperationException("to be written");
    }
}

package io.modelc.initializers;

import io.modelc.random.Philox;

/** All 1. */
public record Ones() implements Initializer {

    @Override
    public void fill(float[] values, int offset, int[] shape, Philox random) {
        Elements.of(values, offset, shape).setAll(1);
    }
}

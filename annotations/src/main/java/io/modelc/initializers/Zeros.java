package io.modelc.initializers;

import io.modelc.random.Philox;
import java.util.Arrays;

/** All 0. */
public record Zeros() implements Initializer {

    @Override
    public void fill(float[] values, int offset, int[] shape, Philox random) {
        int size = 1;
        for (int dim : shape) {
            size *= dim;
        }
        Arrays.fill(values, offset, offset + size, 0);
    }
}

package io.modelc.initializers;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/** The elements of a weight, in its place among others. */
record Elements(float[] values, int offset, int size) {

    static Elements of(float[] values, int offset, int[] shape) {
        return new Elements(values, offset, Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }

    void setAll(float value) {
        Arrays.fill(values, offset, offset + size, value);
    }

    void setAll(DoubleSupplier next) {
        for (int i = 0; i < size; i++) {
            values[offset + i] = (float) next.getAsDouble();
        }
    }
}

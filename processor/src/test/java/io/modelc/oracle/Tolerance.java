package io.modelc.oracle;

import com.google.gson.JsonObject;
import io.modelc.data.NDArray;
import java.util.Arrays;

/** How far an answer may be from Keras': {@code |actual − expected| ≤ atol + rtol · |expected|}. */
record Tolerance(double rtol, double atol) {

    /** What counts, and anything else that has to be the same number. */
    static final Tolerance EXACT = new Tolerance(0, 0);

    static Tolerance of(JsonObject json) {
        return new Tolerance(json.get("rtol").getAsDouble(), json.get("atol").getAsDouble());
    }

    /** Fails with the first number that is too far off, or if the shapes differ. */
    void check(String what, NDArray actual, Values expected) {
        check(what, Values.of(actual), expected);
    }

    /** Fails with the first number that is too far off, or if the shapes differ. */
    void check(String what, Values actual, Values expected) {
        if (!Arrays.equals(actual.shape(), expected.shape())) {
            throw new AssertionError(what + " has the shape " + Arrays.toString(actual.shape()) + ", but Keras' is "
                    + Arrays.toString(expected.shape()));
        }
        for (int i = 0; i < expected.data().length; i++) {
            check(what + "[" + i + "]", actual.data()[i], expected.data()[i]);
        }
    }

    /** Fails if a number is too far off. */
    void check(String what, double actual, double expected) {
        // Written so that a NaN fails, unless Keras has one, too.
        boolean close = Double.compare(actual, expected) == 0
                || Math.abs(actual - expected) <= atol + rtol * Math.abs(expected);
        if (!close) {
            throw new AssertionError(
                    what + " is " + actual + ", but Keras' is " + expected + " (rtol " + rtol + ", atol " + atol + ")");
        }
    }
}

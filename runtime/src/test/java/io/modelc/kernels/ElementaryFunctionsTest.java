package io.modelc.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelc.ops.Unary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class ElementaryFunctionsTest {

    /** A function as the kernels compute it. */
    private static float apply(Unary f, float x) {
        float[] value = {x};
        UnaryLoops.of(f).run(new float[][] {value, value}, null, 0, 1);
        return value[0];
    }

    @ParameterizedTest
    @EnumSource(Unary.class)
    void aUnitInTheLastPlaceOverTheWholeRange(Unary f) {
        // Every 4099th float: 4099 is a prime, so that all exponents and all sorts of digits are met.
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += 4099) {
            float x = Float.intBitsToFloat((int) bits);
            double expected = References.unary(f, x);
            float rounded = (float) expected;
            float actual = apply(f, x);
            boolean same = Float.compare(actual, rounded) == 0 || actual == rounded;
            if (!same && !(Math.abs(actual - expected) <= 0.6 * Math.ulp(rounded))) {
                throw new AssertionError(f + "(" + x + ") is " + actual + " and should be " + expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Unary.class,
            mode = Mode.EXCLUDE,
            names = {"SIGN", "ERF"})
    void specialNumbers(Unary f) {
        float[] special = {
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            0f,
            -0f,
            Float.MIN_VALUE,
            Float.MAX_VALUE,
            -Float.MAX_VALUE
        };
        for (float x : special) {
            assertThat(apply(f, x)).as("%s(%s)", f, x).isEqualTo(Float.valueOf((float) References.unary(f, x)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Unary.class,
            names = {"SIGN", "ERF", "TANH"})
    void theSignIsKeptAndNotANumberStaysSo(Unary f) {
        assertThat(apply(f, Float.NaN)).isNaN();
        assertThat(apply(f, Float.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(apply(f, Float.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(Float.floatToRawIntBits(apply(f, -0f))).isEqualTo(Float.floatToRawIntBits(-0f));
    }
}

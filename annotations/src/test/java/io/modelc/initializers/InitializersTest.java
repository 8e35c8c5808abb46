package io.modelc.initializers;

import static io.modelc.initializers.VarianceScaling.Distribution.UNTRUNCATED_NORMAL;
import static io.modelc.initializers.VarianceScaling.Mode.FAN_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelc.errors.DeclarationException;
import io.modelc.random.Philox;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InitializersTest {

    private static final int[] KERNEL = {300, 200};

    @Test
    void constantsFillEveryElement() {
        assertThat(filled(Initializers.ZEROS, 2, 3)).containsOnly(0);
        assertThat(filled(Initializers.ONES, 2, 3)).containsOnly(1);
        assertThat(filled(Initializers.constant(-2.5), 2, 3)).containsOnly(-2.5f);
    }

    /** The limit of each uniform distribution for 300 inputs and 200 outputs. */
    static List<Arguments> uniform() {
        return List.of(
                Arguments.of(Initializers.GLOROT_UNIFORM, Math.sqrt(6.0 / 500)),
                Arguments.of(Initializers.HE_UNIFORM, Math.sqrt(6.0 / 300)),
                Arguments.of(Initializers.LECUN_UNIFORM, Math.sqrt(3.0 / 300)),
                Arguments.of(Initializers.RANDOM_UNIFORM, 0.05));
    }

    @ParameterizedTest
    @MethodSource("uniform")
    void uniformOnesReachTheirLimitAndNoFurther(Initializer initializer, double limit) {
        float[] values = filled(initializer, KERNEL);
        assertThat(max(values)).isBetween(0.999 * limit, limit);
        assertThat(-min(values)).isBetween(0.999 * limit, limit);
        assertThat(mean(values)).isCloseTo(0, within(0.01 * limit));
        assertThat(stddev(values)).isCloseTo(limit / Math.sqrt(3), within(0.01 * limit));
    }

    /** The standard deviation of each truncated normal distribution for 300 inputs and 200 outputs. */
    static List<Arguments> truncated() {
        return List.of(
                Arguments.of(Initializers.GLOROT_NORMAL, Math.sqrt(2.0 / 500)),
                Arguments.of(Initializers.HE_NORMAL, Math.sqrt(2.0 / 300)),
                Arguments.of(Initializers.LECUN_NORMAL, Math.sqrt(1.0 / 300)),
                Arguments.of(Initializers.TRUNCATED_NORMAL, 0.05 * 0.87962566103423978));
    }

    @ParameterizedTest
    @MethodSource("truncated")
    void truncatedOnesHaveTheirDeviationAfterTheCut(Initializer initializer, double stddev) {
        float[] values = filled(initializer, KERNEL);
        double limit = 2 * stddev / 0.87962566103423978;
        assertThat(mean(values)).isCloseTo(0, within(0.01 * stddev));
        assertThat(stddev(values)).isCloseTo(stddev, within(0.01 * stddev));
        assertThat(max(values)).isBetween(0.999 * limit, limit);
        assertThat(min(values)).isBetween(-limit, -0.999 * limit);
    }

    @Test
    void normalOnesHaveTheirMeanAndDeviation() {
        float[] values = filled(Initializers.randomNormal(3, 0.5), KERNEL);
        assertThat(mean(values)).isCloseTo(3, within(0.01));
        assertThat(stddev(values)).isCloseTo(0.5, within(0.01));
        assertThat(stddev(filled(Initializers.varianceScaling(2, FAN_OUT, UNTRUNCATED_NORMAL), KERNEL)))
                .isCloseTo(0.1, within(0.001));
    }

    @Test
    void fansAreThoseOfDenseAndConvolutionKernels() {
        assertThat(Fans.of(new int[] {})).isEqualTo(new Fans(1, 1));
        assertThat(Fans.of(new int[] {5})).isEqualTo(new Fans(5, 5));
        assertThat(Fans.of(new int[] {5, 7})).isEqualTo(new Fans(5, 7));
        assertThat(Fans.of(new int[] {3, 3, 5, 7})).isEqualTo(new Fans(45, 63));
    }

    @Test
    void identityHasItsGainOnTheDiagonal() {
        assertThat(filled(Initializers.identity(2), 2, 3)).containsExactly(2, 0, 0, 0, 2, 0);
        assertThat(filled(Initializers.IDENTITY, 3, 2)).containsExactly(1, 0, 0, 1, 0, 0);
    }

    @Test
    void orthogonalColumnsOrRowsAreOrthogonalAndOfLengthGain() {
        float[] tall = filled(Initializers.orthogonal(2), 5, 3);
        float[] wide = filled(Initializers.orthogonal(2), 3, 5);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double expected = i == j ? 4 : 0;
                assertThat(dot(tall, 5, i, 3, j, 3)).isCloseTo(expected, within(1e-5));
                assertThat(dot(wide, 5, i * 5, 1, j * 5, 1)).isCloseTo(expected, within(1e-5));
            }
        }
    }

    @Test
    void orthogonalTakesTheLastAxisAsColumns() {
        assertThat(filled(Initializers.ORTHOGONAL, 2, 3, 4)).isEqualTo(filled(Initializers.ORTHOGONAL, 6, 4));
        assertThat(filled(Initializers.ORTHOGONAL, 1, 1)[0]).isIn(-1f, 1f);
    }

    @ParameterizedTest
    @MethodSource("all")
    void touchesItsOwnElementsOnlyAndIsTheSameForTheSameSeed(Initializer initializer) {
        float[] values = new float[10];
        Arrays.fill(values, 99);
        initializer.fill(values, 2, new int[] {2, 3}, new Philox(1, 2));
        assertThat(values[1]).isEqualTo(99);
        assertThat(values[8]).isEqualTo(99);
        assertThat(Arrays.copyOfRange(values, 2, 8)).doesNotContain(99);

        float[] again = new float[6];
        initializer.fill(again, 0, new int[] {2, 3}, new Philox(1, 2));
        assertThat(Arrays.copyOfRange(values, 2, 8)).isEqualTo(again);
    }

    static List<Initializer> all() {
        return List.of(
                Initializers.ZEROS,
                Initializers.ONES,
                Initializers.constant(3),
                Initializers.RANDOM_UNIFORM,
                Initializers.RANDOM_NORMAL,
                Initializers.TRUNCATED_NORMAL,
                Initializers.GLOROT_UNIFORM,
                Initializers.GLOROT_NORMAL,
                Initializers.HE_UNIFORM,
                Initializers.HE_NORMAL,
                Initializers.LECUN_UNIFORM,
                Initializers.LECUN_NORMAL,
                Initializers.ORTHOGONAL,
                Initializers.IDENTITY);
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertMistake(
                () -> Initializers.randomNormal(0, -1),
                "stddev",
                "[MC104] RandomNormal needs stddev to be 0 or more, but got -1.0.");
        assertMistake(
                () -> Initializers.truncatedNormal(Double.NaN, 1),
                "mean",
                "[MC104] TruncatedNormal needs mean to be a finite number, but got NaN.");
        assertMistake(
                () -> Initializers.randomUniform(1, 0),
                "maximum",
                "[MC104] RandomUniform needs maximum to be no less than minimum=1.0, but got 0.0.");
        assertMistake(
                () -> Initializers.varianceScaling(0, FAN_OUT, UNTRUNCATED_NORMAL),
                "scale",
                "[MC104] VarianceScaling needs scale to be more than 0, but got 0.0.");
        assertMistake(
                () -> Initializers.varianceScaling(1, null, UNTRUNCATED_NORMAL),
                "mode",
                "[MC103] VarianceScaling needs a value for mode, but got null.");
    }

    @Test
    void wrongShapesAreNamed() {
        assertMistake(
                () -> Initializers.IDENTITY.check(3),
                null,
                "[MC111] Identity fills matrices (two axes), but the weight has the shape (3,).");
        assertMistake(
                () -> Initializers.ORTHOGONAL.check(3),
                null,
                "[MC111] Orthogonal fills weights of at least two axes, but the weight has the shape (3,).");
    }

    private static void assertMistake(ThrowingCallable mistake, String parameter, String message) {
        assertThatThrownBy(mistake)
                .isInstanceOfSatisfying(DeclarationException.class, e -> assertThat(e.parameter())
                        .isEqualTo(parameter))
                .hasMessage(message);
    }

    private static float[] filled(Initializer initializer, int... shape) {
        float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        initializer.fill(values, 0, shape, new Philox(42, 0));
        return values;
    }

    private static double dot(float[] values, int length, int a, int aStride, int b, int bStride) {
        return IntStream.range(0, length)
                .mapToDouble(i -> values[a + i * aStride] * values[b + i * bStride])
                .sum();
    }

    private static double mean(float[] values) {
        return doubles(values).average().orElseThrow();
    }

    private static double stddev(float[] values) {
        double mean = mean(values);
        return Math.sqrt(
                doubles(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
    }

    private static double max(float[] values) {
        return doubles(values).max().orElseThrow();
    }

    private static double min(float[] values) {
        return doubles(values).min().orElseThrow();
    }

    private static DoubleStream doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
    }
}

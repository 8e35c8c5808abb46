package io.modelc.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelc.gpu.BothKernels.Memory;
import io.modelc.kernels.Buffer;
import io.modelc.kernels.LossFunction;
import io.modelc.kernels.RandomKey;
import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where the device's instructions have cases of their own, beside {@link GpuKernelsTest}: more than a tile, sums by a
 * group, words of Philox, OpenCL's own functions and its treatment of NaN.
 */
class GpuInstructionsTest {

    private static final double CLOSE = 2e-6;

    private static BothKernels both;

    @BeforeAll
    static void open() {
        both = new BothKernels(OpenCl.kernels());
    }

    @AfterAll
    static void close() {
        if (both != null) {
            both.close();
        }
    }

    private static void compare(Consumer<Memory> instructions) {
        both.compare(CLOSE, instructions);
    }

    // ---- contractions

    @ParameterizedTest
    @CsvSource({"1,1,1", "3,17,1", "7,10,512", "17,3,1000", "128,128,8", "129,257,33", "1,1000,17", "1000,1,3"})
    void matrixProducts(int m, int n, int k) {
        both.compare(2e-5, mem -> {
            Buffer a = mem.normal(m * k);
            Buffer b = mem.normal(k * n);
            mem.k.matmul(a, b, mem.normal(m * n), m, n, k);
            mem.k.matmulTransposedA(a, b, mem.normal(m * n), m, n, k);
            mem.k.matmulTransposedB(a, b, mem.normal(m * n), m, n, k);
        });
    }

    @ParameterizedTest
    @EnumSource(Unary.class)
    void aMatrixProductWithBiasAndFunction(Unary f) {
        both.compare(1e-4, mem -> {
            Buffer a = mem.probabilities(17 * 5);
            Buffer b = mem.probabilities(5 * 130);
            mem.k.matmul(a, b, mem.probabilities(130), f, mem.normal(17 * 130), 17, 130, 5);
            mem.k.matmul(a, b, null, f, mem.normal(17 * 130), 17, 130, 5);
        });
    }

    // ---- element by element

    @ParameterizedTest
    @EnumSource(Unary.class)
    void functionsOfOneNumber(Unary f) {
        compare(mem -> {
            Buffer x = mem.normal(1000);
            mem.k.unary(f, x, mem.normal(1000), 1000);
            mem.k.unary(f, x, x, 999);
            Buffer ends = mem.of(0, -0f, 1, -1, 30, -30, 1e-20f, Float.NaN, Float.POSITIVE_INFINITY, -1e30f);
            mem.k.unary(f, ends, mem.normal(10), 10);
        });
    }

    @Test
    void theGreaterAndTheLessOfNotANumberIsNotANumber() {
        compare(mem -> {
            Buffer a = mem.of(Float.NaN, 1, 2);
            Buffer b = mem.of(1, Float.NaN, 1);
            mem.k.binary(Binary.MAXIMUM, a, b, mem.normal(3), 3);
            mem.k.binary(Binary.MINIMUM, a, b, mem.normal(3), 3);
        });
    }

    @Test
    void delicateFunctionsAreGoodToAMillionthOfTheirValue() {
        assertRelative(Unary.EXPM1, Math::expm1);
        assertRelative(Unary.LOG1P, Math::log1p);
        assertRelative(Unary.ERF, GpuInstructionsTest::erf);
        assertRelative(Unary.TANH, Math::tanh);
    }

    @Test
    void theHyperbolicTangentOfLargeNumbersIsJustOne() {
        try (GpuKernels k = OpenCl.kernels()) {
            Buffer x = k.wrap(new float[] {9.1f, 10, 50, 1e4f, 1e30f, Float.POSITIVE_INFINITY});
            k.unary(Unary.TANH, x, x, 6);
            float[] y = new float[6];
            k.read(x, y, 0, 6);
            assertThat(y).containsOnly(1);
            k.unary(Unary.NEGATE, x, x, 6);
            k.binary(Binary.MULTIPLY, x, 9.1f, x, 6);
            k.unary(Unary.TANH, x, x, 6);
            k.read(x, y, 0, 6);
            assertThat(y).containsOnly(-1);
        }
    }

    private static void assertRelative(Unary f, DoubleUnaryOperator exact) {
        float[] x = {1e-7f, -1e-7f, 1e-4f, -3e-4f, 0.01f, -0.02f, 0.3f, -0.4f, 0.84f, -0.9f, 1.1f, 1.26f, 2.5f, 3.9f};
        try (GpuKernels k = OpenCl.kernels()) {
            Buffer buffer = k.wrap(x.clone());
            k.unary(f, buffer, buffer, x.length);
            float[] y = new float[x.length];
            k.read(buffer, y, 0, x.length);
            for (int i = 0; i < x.length; i++) {
                double expected = exact.applyAsDouble(x[i]);
                assertThat((double) y[i]).as("%s(%s)", f, x[i]).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
            }
        }
    }

    /** erf x = 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (2n+1)!!, whose terms are all of one sign. */
    private static double erf(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < 200; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 17, 1000, 4099})
    void dropoutDrawsTheSameMaskAsTheCpu(int n) {
        both.compare(0, mem -> {
            RandomKey key = new RandomKey(0x8123_4567_89AB_CDEFL);
            Buffer x = mem.normal(n);
            mem.k.dropout(x, mem.normal(n), n, 0.5f, key, 0);
            key.set(-3, 1L << 40);
            mem.k.dropout(x, mem.normal(n), n, 0.3f, key, 5);
            mem.k.dropout(x, x, n, 0.9f, key, -1);
        });
    }

    // ---- rows

    @Test
    void softmaxOfLargeNumbersDoesNotOverflow() {
        compare(mem -> mem.k.softmax(mem.of(1000, 1001, 999, -1000), mem.normal(4), 2, 2));
    }

    @ParameterizedTest
    @CsvSource({"1,128,10", "1,1000,1", "3,257,17", "7,3,1000", "1,1,1", "1000,17,3", "17,1000,64"})
    void sumsOverTheMiddleAxis(int outer, int n, int inner) {
        both.compare(
                1e-5,
                mem -> mem.k.sum(
                        mem.probabilities(outer * n * inner), mem.normal(outer * inner), outer, n, inner, 1f / n));
    }

    // ---- moving

    @Test
    void copiesOfTransposesSlicesRepeatsAndReversals() {
        compare(mem -> {
            Buffer x = mem.normal(7 * 3 * 17);
            mem.k.copy(x, 0, mem.normal(7 * 3 * 17), 0, 7, new int[] {1, 3, 17, 51, 17, 1, 51, 1, 3});
            mem.k.copy(x, 5, mem.normal(7 * 12), 2, 7, new int[] {1, 10, 51, 1, 12, 1});
            mem.k.copy(x, 0, mem.normal(7 * 17), 0, 7, new int[] {1, 17, 0, 1, 17, 1});
            mem.k.copy(x, 16, mem.normal(17), 0, 1, new int[] {17, -1, 1});
        });
    }

    // ---- training

    @ParameterizedTest
    @EnumSource(LossFunction.Kind.class)
    void gradientsMayReplacePredictionsAndLossesWeights(LossFunction.Kind kind) {
        int rows = 7;
        int n = 300;
        boolean sparse = kind == LossFunction.Kind.SPARSE_CATEGORICAL_CROSSENTROPY;
        both.compare(1e-5, mem -> {
            Buffer target = sparse ? mem.indices(rows, n) : mem.bits(rows * n);
            Buffer logits = mem.normal(rows * n);
            Buffer probabilities = mem.probabilities(rows * n);
            Buffer weights = mem.normal(rows);
            LossFunction ofLogits = new LossFunction(kind, true, 0.1f);
            mem.k.loss(ofLogits, target, logits, weights, weights, logits, rows, n, 1f / rows, false);
            LossFunction plain = new LossFunction(kind);
            mem.k.loss(plain, target, probabilities, weights, weights, probabilities, rows, n, 1f / (n * n), false);
        });
    }

    @Test
    void certainPredictionsAreClippedAndHaveNoGradient() {
        both.compare(1e-5, mem -> {
            Buffer certain = mem.of(0, 1, 1, 0);
            Buffer target = mem.of(1, 0, 1, 0);
            for (LossFunction.Kind kind : LossFunction.Kind.values()) {
                mem.k.loss(new LossFunction(kind), target, certain, null, mem.normal(2), mem.normal(4), 2, 2, 1, false);
            }
        });
    }

    @Test
    void aTargetThatIsNoClassHasALossThatIsNotANumber() {
        LossFunction f = new LossFunction(LossFunction.Kind.SPARSE_CATEGORICAL_CROSSENTROPY);
        try (GpuKernels k = OpenCl.kernels()) {
            Buffer target = k.wrap(new float[] {1, 2, -1, 0.5f});
            Buffer prediction = k.wrap(new float[] {0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f});
            float[] losses = new float[4];
            Buffer loss = k.wrap(losses);
            k.loss(f, target, prediction, null, loss, null, 4, 2, 1, false);
            k.toHost(loss);
            assertThat(losses).containsExactly((float) Math.log(2), Float.NaN, Float.NaN, Float.NaN);
        }
    }
}

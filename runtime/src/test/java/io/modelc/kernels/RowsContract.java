package io.modelc.kernels;

import static io.modelc.kernels.Workbench.OFFSETS;
import static io.modelc.kernels.Workbench.assertClose;
import static io.modelc.kernels.Workbench.assertSame;
import static io.modelc.kernels.Workbench.normal;
import static io.modelc.kernels.Workbench.probabilities;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What any implementation's operations on rows must be. */
interface RowsContract {

    /** The allowed error, relative to the largest number of a row. */
    double ERROR = 1e-6;

    Kernels kernels();

    /** Numbers of rows, and of numbers in each. */
    static Stream<int[]> rowShapes() {
        return Stream.of(1, 3, 17, 100, 128, 1000)
                .flatMap(n -> Stream.of(1, 7, 128).map(rows -> new int[] {rows, n}));
    }

    /** A computation on one row, in doubles. */
    interface RowFunction {
        double[] of(double[] x);
    }

    private static double[] eachRow(float[] x, int n, RowFunction f) {
        double[] result = new double[x.length];
        for (int row = 0; row < x.length / n; row++) {
            double[] values = new double[n];
            for (int j = 0; j < n; j++) {
                values[j] = x[row * n + j];
            }
            System.arraycopy(f.of(values), 0, result, row * n, n);
        }
        return result;
    }

    private static double[] logSoftmax(double[] x) {
        double max = Double.NEGATIVE_INFINITY;
        for (double v : x) {
            max = Math.max(max, v);
        }
        double sum = 0;
        for (double v : x) {
            sum += Math.exp(v - max);
        }
        double[] y = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            y[j] = x[j] - max - Math.log(sum);
        }
        return y;
    }

    private static double[] softmax(double[] x) {
        double[] y = logSoftmax(x);
        for (int j = 0; j < y.length; j++) {
            y[j] = Math.exp(y[j]);
        }
        return y;
    }

    @ParameterizedTest
    @MethodSource("rowShapes")
    default void softmaxOfEachRow(int[] shape) {
        float[] x = normal(shape[0] * shape[1], 1);
        checkRows(shape, x, eachRow(x, shape[1], RowsContract::softmax), false);
    }

    @ParameterizedTest
    @MethodSource("rowShapes")
    default void logSoftmaxOfEachRow(int[] shape) {
        float[] x = normal(shape[0] * shape[1], 1);
        checkRows(shape, x, eachRow(x, shape[1], RowsContract::logSoftmax), true);
    }

    @Test
    default void largeNumbersDoNotOverflow() {
        float[] x = {1000, 1001, -1000, -80_000, -80_001, -80_002};
        checkRows(new int[] {2, 3}, x, eachRow(x, 3, RowsContract::softmax), false);
        checkRows(new int[] {2, 3}, x, eachRow(x, 3, RowsContract::logSoftmax), true);
    }

    private void checkRows(int[] shape, float[] x, double[] expected, boolean logarithm) {
        int rows = shape[0];
        int n = shape[1];
        for (int[] offsets : OFFSETS) {
            Workbench bench = new Workbench(kernels());
            Buffer from = bench.holding(offsets[0], x);
            Buffer to = bench.empty(offsets[2], rows * n);
            float[] apart = bench.run(to, () -> instruction(logarithm, from, to, rows, n));
            assertClose(apart, expected, ERROR, logarithm ? ERROR : 1e-30);
            float[] inPlace = bench.run(from, () -> instruction(logarithm, from, from, rows, n));
            assertSame(inPlace, apart);
        }
    }

    private void instruction(boolean logarithm, Buffer x, Buffer y, int rows, int n) {
        if (logarithm) {
            kernels().logSoftmax(x, y, rows, n);
        } else {
            kernels().softmax(x, y, rows, n);
        }
    }

    @ParameterizedTest
    @MethodSource("rowShapes")
    default void gradientOfSoftmax(int[] shape) {
        int rows = shape[0];
        int n = shape[1];
        float[] y = probabilities(rows, n, 1);
        float[] dy = normal(rows * n, 2);
        double[] expected = new double[rows * n];
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int j = row * n; j < (row + 1) * n; j++) {
                sum += (double) dy[j] * y[j];
            }
            for (int j = row * n; j < (row + 1) * n; j++) {
                expected[j] = y[j] * (dy[j] - sum);
            }
        }
        checkGradient(shape, y, dy, expected, false);
    }

    @ParameterizedTest
    @MethodSource("rowShapes")
    default void gradientOfLogSoftmax(int[] shape) {
        int rows = shape[0];
        int n = shape[1];
        float[] y = probabilities(rows, n, 1);
        float[] dy = normal(rows * n, 2);
        double[] expected = new double[rows * n];
        for (int j = 0; j < y.length; j++) {
            y[j] = (float) Math.log(y[j]);
        }
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int j = row * n; j < (row + 1) * n; j++) {
                sum += dy[j];
            }
            for (int j = row * n; j < (row + 1) * n; j++) {
                expected[j] = dy[j] - Math.exp(y[j]) * sum;
            }
        }
        checkGradient(shape, y, dy, expected, true);
    }

    private void checkGradient(int[] shape, float[] y, float[] dy, double[] expected, boolean logarithm) {
        int rows = shape[0];
        int n = shape[1];
        for (int[] offsets : OFFSETS) {
            Workbench bench = new Workbench(kernels());
            Buffer value = bench.holding(offsets[0], y);
            Buffer gradient = bench.holding(offsets[1], dy);
            Buffer result = bench.empty(offsets[2], rows * n);
            float[][] results = bench.run(
                    () -> {
                        gradientInstruction(logarithm, value, gradient, result, rows, n);
                        gradientInstruction(logarithm, value, gradient, gradient, rows, n);
                    },
                    result,
                    gradient);
            assertClose(results[0], expected, ERROR, ERROR);
            assertSame(results[1], results[0]);
        }
    }

    private void gradientInstruction(boolean logarithm, Buffer y, Buffer dy, Buffer dx, int rows, int n) {
        if (logarithm) {
            kernels().logSoftmaxGradient(y, dy, dx, rows, n);
        } else {
            kernels().softmaxGradient(y, dy, dx, rows, n);
        }
    }

    /** Sizes (outer, n, inner). */
    static Stream<int[]> boxes() {
        return Stream.of(
                new int[] {1, 1, 1},
                new int[] {1, 128, 10},
                new int[] {1, 7, 512},
                new int[] {1, 1000, 3},
                new int[] {1, 40_001, 1},
                new int[] {128, 17, 1},
                new int[] {1000, 1, 1},
                new int[] {7, 3, 17},
                new int[] {3, 100, 1100},
                new int[] {17, 128, 5});
    }

    @ParameterizedTest
    @MethodSource("boxes")
    default void sumsOverTheMiddleAxis(int[] box) {
        int outer = box[0];
        int n = box[1];
        int inner = box[2];
        float[] x = normal(outer * n * inner, 1);
        double[] expected = new double[outer * inner];
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < inner; j++) {
                    expected[o * inner + j] += 0.25 * x[(o * n + i) * inner + j];
                }
            }
        }
        for (int[] offsets : OFFSETS) {
            Workbench bench = new Workbench(kernels());
            Buffer from = bench.holding(offsets[0], x);
            Buffer to = bench.empty(offsets[2], outer * inner);
            float[] result = bench.run(to, () -> kernels().sum(from, to, outer, n, inner, 0.25f));
            assertClose(result, expected, ERROR, 1e-6 * Math.sqrt(n));
        }
    }
}

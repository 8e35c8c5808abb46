package io.modelc.kernels;

import static io.modelc.kernels.Workbench.OFFSETS;
import static io.modelc.kernels.Workbench.assertClose;
import static io.modelc.kernels.Workbench.assertSame;
import static io.modelc.kernels.Workbench.normal;
import static io.modelc.kernels.Workbench.uniform;

import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What any implementation's operations element by element must be. */
interface ElementwiseContract {

    /** Numbers of elements: tiny, odd, more than a row, more than a part of a task. */
    int[] SIZES = {1, 3, 17, 100, 128, 1000, 40_001};

    Kernels kernels();

    /** The allowed error of a function, in units in the last place. */
    default double ulps(Unary f) {
        return 2;
    }

    /** The allowed error of a function, in units in the last place. */
    default double ulps(Binary f) {
        return 2;
    }

    /** Arguments that the function is defined for. */
    private static float[] arguments(Unary f, int n) {
        return switch (f) {
            case LOG, SQRT -> uniform(n, 1e-3f, 20, 1);
            case LOG1P -> uniform(n, -0.9f, 20, 1);
            default -> uniform(n, -6, 6, 1);
        };
    }

    @ParameterizedTest
    @EnumSource(Unary.class)
    default void functionsOfOneNumber(Unary f) {
        for (int n : SIZES) {
            float[] x = arguments(f, n);
            double[] expected = IntStream.range(0, n)
                    .mapToDouble(i -> References.unary(f, x[i]))
                    .toArray();
            for (int[] offsets : OFFSETS) {
                Workbench bench = new Workbench(kernels());
                Buffer from = bench.holding(offsets[0], x);
                Buffer to = bench.empty(offsets[2], n);
                float[] apart = bench.run(to, () -> kernels().unary(f, from, to, n));
                assertClose(apart, expected, ulps(f) * 0x1p-23, 1e-30);
                float[] inPlace = bench.run(from, () -> kernels().unary(f, from, from, n));
                assertSame(inPlace, apart);
            }
        }
    }

    private static float[] first(Binary f, int n) {
        return f == Binary.POWER ? uniform(n, 0.1f, 3, 1) : halves(n, 1);
    }

    private static float[] second(Binary f, int n) {
        float[] b = halves(n, 2);
        if (f == Binary.DIVIDE) {
            for (int i = 0; i < n; i++) {
                b[i] = b[i] == 0 ? 1 : b[i];
            }
        }
        return b;
    }

    /** Multiples of a half, among which some are equal and some are 0. */
    private static float[] halves(int n, long seed) {
        float[] values = normal(n, seed);
        for (int i = 0; i < n; i++) {
            values[i] = Math.round(values[i] * 2) / 2f;
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource(Binary.class)
    default void functionsOfTwoNumbers(Binary f) {
        for (int n : SIZES) {
            float[] a = first(f, n);
            float[] b = second(f, n);
            double[] expected = IntStream.range(0, n)
                    .mapToDouble(i -> References.binary(f, a[i], b[i]))
                    .toArray();
            for (int[] offsets : OFFSETS) {
                Workbench bench = new Workbench(kernels());
                Buffer x = bench.holding(offsets[0], a);
                Buffer y = bench.holding(offsets[1], b);
                Buffer z = bench.empty(offsets[2], n);
                assertClose(bench.run(z, () -> kernels().binary(f, x, y, z, n)), expected, ulps(f) * 0x1p-23, 1e-30);
                Buffer inFirst = bench.holding(offsets[0], a);
                Buffer inSecond = bench.holding(offsets[1], b);
                float[][] inPlace = bench.run(
                        () -> {
                            kernels().binary(f, inFirst, y, inFirst, n);
                            kernels().binary(f, x, inSecond, inSecond, n);
                        },
                        inFirst,
                        inSecond);
                assertClose(inPlace[0], expected, ulps(f) * 0x1p-23, 1e-30);
                assertClose(inPlace[1], expected, ulps(f) * 0x1p-23, 1e-30);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Binary.class)
    default void functionsOfANumberAndAConstant(Binary f) {
        for (int n : SIZES) {
            float[] a = first(f, n);
            float b = 1.5f;
            double[] expected = IntStream.range(0, n)
                    .mapToDouble(i -> References.binary(f, a[i], b))
                    .toArray();
            Workbench bench = new Workbench(kernels());
            Buffer x = bench.holding(2, a);
            Buffer z = bench.empty(3, n);
            assertClose(bench.run(z, () -> kernels().binary(f, x, b, z, n)), expected, ulps(f) * 0x1p-23, 1e-30);
            assertClose(bench.run(x, () -> kernels().binary(f, x, b, x, n)), expected, ulps(f) * 0x1p-23, 1e-30);
        }
    }

    @ParameterizedTest
    @EnumSource(Binary.class)
    default void functionsOfANumberAndARow(Binary f) {
        for (int[] shape : new int[][] {{1, 1}, {7, 3}, {128, 17}, {7, 1000}, {128, 100}, {3, 2050}, {1000, 1}}) {
            int rows = shape[0];
            int n = shape[1];
            float[] a = first(f, rows * n);
            float[] row = second(f, n);
            double[] expected = IntStream.range(0, rows * n)
                    .mapToDouble(i -> References.binary(f, a[i], row[i % n]))
                    .toArray();
            for (int[] offsets : OFFSETS) {
                Workbench bench = new Workbench(kernels());
                Buffer x = bench.holding(offsets[0], a);
                Buffer y = bench.holding(offsets[1], row);
                Buffer z = bench.empty(offsets[2], rows * n);
                float[] apart = bench.run(z, () -> kernels().binaryRow(f, x, y, z, rows, n));
                assertClose(apart, expected, ulps(f) * 0x1p-23, 1e-30);
                float[] inPlace = bench.run(x, () -> kernels().binaryRow(f, x, y, x, rows, n));
                assertSame(inPlace, apart);
            }
        }
    }

    @Test
    default void selectTakesOneOrTheOther() {
        for (int n : SIZES) {
            float[] condition = halves(n, 1);
            float[] yes = normal(n, 2);
            float[] no = normal(n, 3);
            double[] expected = IntStream.range(0, n)
                    .mapToDouble(i -> condition[i] != 0 ? yes[i] : no[i])
                    .toArray();
            for (int[] offsets : OFFSETS) {
                Workbench bench = new Workbench(kernels());
                Buffer c = bench.holding(offsets[0], condition);
                Buffer y = bench.holding(offsets[1], yes);
                Buffer x = bench.holding(offsets[2], no);
                Buffer z = bench.empty(offsets[3], n);
                assertClose(bench.run(z, () -> kernels().select(c, y, x, z, n)), expected, 0, 0);
                assertClose(bench.run(y, () -> kernels().select(c, y, x, y, n)), expected, 0, 0);
            }
        }
    }

    @Test
    default void fillPutsANumberEverywhere() {
        for (int n : SIZES) {
            double[] expected = new double[n];
            Arrays.fill(expected, -2.5);
            for (int[] offsets : OFFSETS) {
                Workbench bench = new Workbench(kernels());
                Buffer y = bench.empty(offsets[0], n);
                assertClose(bench.run(y, () -> kernels().fill(y, -2.5f, n)), expected, 0, 0);
            }
        }
    }
}

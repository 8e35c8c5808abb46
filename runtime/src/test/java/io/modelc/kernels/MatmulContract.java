package io.modelc.kernels;

import static io.modelc.kernels.Workbench.assertSame;

import io.modelc.ops.Unary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What any implementation's products must be. */
interface MatmulContract {

    Kernels kernels();

    /** Sizes (m, n, k): all of 1, 3 and 17, and larger ones, odd and even. */
    static Stream<int[]> shapes() {
        List<int[]> large = List.of(
                new int[] {1, 1000, 100},
                new int[] {1000, 1, 17},
                new int[] {7, 10, 1000},
                new int[] {128, 10, 512},
                new int[] {512, 10, 128},
                new int[] {128, 100, 128},
                new int[] {100, 1000, 3},
                new int[] {1000, 100, 7},
                new int[] {131, 517, 65},
                new int[] {517, 33, 70});
        int[] small = {1, 3, 17};
        Stream<int[]> all = Stream.of(small[0], small[1], small[2]).flatMap(m -> Stream.of(small[0], small[1], small[2])
                .flatMap(n -> Stream.of(small[0], small[1], small[2]).map(k -> new int[] {m, n, k})));
        return Stream.concat(all, large.stream());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    default void productsAreSumsOverTheMiddleAxis(int[] shape) {
        for (int[] offsets : Workbench.OFFSETS) {
            Product product = new Product(shape, null, Unary.IDENTITY);
            product.check(kernels(), offsets, product.a, 'N', 'N');
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    default void productsWithATransposedFirstFactor(int[] shape) {
        for (int[] offsets : Workbench.OFFSETS) {
            Product product = new Product(shape, null, Unary.IDENTITY);
            product.check(kernels(), offsets, product.transposedA(), 'T', 'N');
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    default void productsWithATransposedSecondFactor(int[] shape) {
        for (int[] offsets : Workbench.OFFSETS) {
            Product product = new Product(shape, null, Unary.IDENTITY);
            product.check(kernels(), offsets, product.a, 'N', 'T');
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    default void biasIsAddedToEachRowBeforeTheFunction(int[] shape) {
        for (int[] offsets : Workbench.OFFSETS) {
            Product product = new Product(shape, Workbench.normal(shape[1], 3), Unary.RELU);
            product.check(kernels(), offsets, product.a, 'N', 'N');
        }
    }

    @ParameterizedTest
    @EnumSource(Unary.class)
    default void anyFunctionMayFollowAProduct(Unary f) {
        for (int[] shape : new int[][] {{17, 130, 5}, {130, 17, 5}}) {
            int m = shape[0], n = shape[1], k = shape[2];
            Workbench bench = new Workbench(kernels());
            Buffer a = bench.holding(0, Workbench.uniform(m * k, 0.1f, 0.5f, 1));
            Buffer b = bench.holding(0, Workbench.uniform(k * n, 0.1f, 0.5f, 2));
            Buffer c = bench.empty(0, m * n);
            Buffer fused = bench.empty(0, m * n);
            float[][] results = bench.run(
                    () -> {
                        kernels().matmul(a, b, c, m, n, k);
                        kernels().unary(f, c, c, m * n);
                        kernels().matmul(a, b, null, f, fused, m, n, k);
                    },
                    c,
                    fused);
            assertSame(results[1], results[0]);
        }
    }

    /** A product in doubles, with the sum of the sizes of its terms to judge errors by. */
    final class Product {
        final int m;
        final int n;
        final int k;
        final float[] a;
        final float[] b;
        final float[] bias;
        final Unary f;

        Product(int[] shape, float[] bias, Unary f) {
            m = shape[0];
            n = shape[1];
            k = shape[2];
            a = Workbench.normal(m * k, 1);
            b = Workbench.normal(k * n, 2);
            this.bias = bias;
            this.f = f;
        }

        float[] transposedA() {
            return transposed(a, m, k);
        }

        private static float[] transposed(float[] x, int rows, int columns) {
            float[] y = new float[x.length];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    y[j * rows + i] = x[i * columns + j];
                }
            }
            return y;
        }

        void check(Kernels kernels, int[] offsets, float[] first, char formOfA, char formOfB) {
            Workbench bench = new Workbench(kernels);
            Buffer x = bench.holding(offsets[0], first);
            Buffer y = bench.holding(offsets[1], formOfB == 'T' ? transposed(b, k, n) : b);
            Buffer c = bench.empty(offsets[2], m * n);
            Buffer added = bias == null ? null : bench.holding(offsets[3], bias);
            float[] result = bench.run(c, () -> {
                if (formOfA == 'T') {
                    kernels.matmulTransposedA(x, y, c, m, n, k);
                } else if (formOfB == 'T') {
                    kernels.matmulTransposedB(x, y, c, m, n, k);
                } else if (bias == null) {
                    kernels.matmul(x, y, c, m, n, k);
                } else {
                    kernels.matmul(x, y, added, f, c, m, n, k);
                }
            });
            compare(result);
        }

        /** Rounding k sums may cost k half units in the last place of the sum of the terms' sizes. */
        private void compare(float[] result) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = bias == null ? 0 : bias[j];
                    double size = Math.abs(sum);
                    for (int p = 0; p < k; p++) {
                        double term = (double) a[i * k + p] * b[p * n + j];
                        sum += term;
                        size += Math.abs(term);
                    }
                    double expected = f == Unary.RELU ? Math.max(sum, 0) : sum;
                    double error = Math.abs(result[i * n + j] - expected);
                    if (!(error <= (k + 1) * 0x1p-24 * size)) {
                        throw new AssertionError(
                                "c(" + i + ", " + j + ") is " + result[i * n + j] + " and should be " + expected);
                    }
                }
            }
        }
    }
}

package io.modelc.kernels;

import static io.modelc.kernels.Workbench.OFFSETS;
import static io.modelc.kernels.Workbench.assertClose;
import static io.modelc.kernels.Workbench.normal;
import static io.modelc.kernels.Workbench.uniform;

import org.junit.jupiter.api.Test;

/** What any implementation's optimizer steps must be. */
interface OptimizerContract {

    /** Numbers of weights. */
    int[] WEIGHTS = {1, 3, 17, 128, 1000, 40_001};

    Kernels kernels();

    @Test
    default void descentWithoutAVelocity() {
        for (int n : WEIGHTS) {
            float[] w = normal(n, 1);
            float[] g = normal(n, 2);
            double[] expected = new double[n];
            for (int i = 0; i < n; i++) {
                expected[i] = w[i] - (double) 0.01f * g[i];
            }
            for (int[] offsets : OFFSETS) {
                Workbench bench = new Workbench(kernels());
                Buffer weights = bench.holding(offsets[0], w);
                Buffer gradient = bench.holding(offsets[1], g);
                Buffer parameters = bench.holding(offsets[3], 0.01f, 0.9f);
                float[] result = bench.run(weights, () -> kernels().sgd(weights, gradient, null, false, parameters, n));
                assertClose(result, expected, 1e-6, 1e-7);
            }
        }
    }

    @Test
    default void momentum() {
        checkMomentum(false);
    }

    @Test
    default void nesterovMomentum() {
        checkMomentum(true);
    }

    private void checkMomentum(boolean nesterov) {
        for (int n : WEIGHTS) {
            float[] w = normal(n, 1);
            float[] g = normal(n, 2);
            float[] v = normal(n, 3);
            double[] velocity = new double[n];
            double[] expected = new double[n];
            for (int i = 0; i < n; i++) {
                double step = (double) 0.01f * g[i];
                velocity[i] = (double) 0.9f * v[i] - step;
                expected[i] = w[i] + (nesterov ? (double) 0.9f * velocity[i] - step : velocity[i]);
            }
            for (int[] offsets : OFFSETS) {
                Workbench bench = new Workbench(kernels());
                Buffer weights = bench.holding(offsets[0], w);
                Buffer gradient = bench.holding(offsets[1], g);
                Buffer moments = bench.holding(offsets[2], v);
                Buffer parameters = bench.holding(offsets[3], 0.01f, 0.9f);
                float[][] results = bench.run(
                        () -> kernels().sgd(weights, gradient, moments, nesterov, parameters, n), weights, moments);
                assertClose(results[0], expected, 1e-6, 1e-6);
                assertClose(results[1], velocity, 1e-6, 1e-6);
            }
        }
    }

    @Test
    default void adam() {
        for (int n : WEIGHTS) {
            float[] w = normal(n, 1);
            float[] g = normal(n, 2);
            float[] m = normal(n, 3);
            float[] v = uniform(n, 0, 2, 4);
            double[] means = new double[n];
            double[] squares = new double[n];
            double[] expected = new double[n];
            for (int i = 0; i < n; i++) {
                means[i] = m[i] + ((double) g[i] - m[i]) * 0.1f;
                squares[i] = v[i] + ((double) g[i] * g[i] - v[i]) * 0.001f;
                expected[i] = w[i] - 0.02f * means[i] / (Math.sqrt(squares[i]) + 1e-7f);
            }
            for (int[] offsets : OFFSETS) {
                Workbench bench = new Workbench(kernels());
                Buffer weights = bench.holding(offsets[0], w);
                Buffer gradient = bench.holding(offsets[1], g);
                Buffer first = bench.holding(offsets[2], m);
                Buffer second = bench.holding(offsets[3], v);
                Buffer parameters = bench.holding(2, 0.02f, 0.1f, 0.001f, 1e-7f);
                float[][] results = bench.run(
                        () -> kernels().adam(weights, gradient, first, second, parameters, n), weights, first, second);
                assertClose(results[0], expected, 1e-6, 1e-6);
                assertClose(results[1], means, 1e-6, 1e-6);
                assertClose(results[2], squares, 1e-6, 1e-6);
            }
        }
    }
}

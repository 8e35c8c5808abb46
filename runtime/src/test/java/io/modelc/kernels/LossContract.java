package io.modelc.kernels;

import static io.modelc.kernels.LossFunction.Kind.BINARY_CROSSENTROPY;
import static io.modelc.kernels.LossFunction.Kind.CATEGORICAL_CROSSENTROPY;
import static io.modelc.kernels.LossFunction.Kind.MEAN_ABSOLUTE_ERROR;
import static io.modelc.kernels.LossFunction.Kind.MEAN_SQUARED_ERROR;
import static io.modelc.kernels.LossFunction.Kind.SPARSE_CATEGORICAL_CROSSENTROPY;
import static io.modelc.kernels.Workbench.OFFSETS;
import static io.modelc.kernels.Workbench.assertClose;
import static io.modelc.kernels.Workbench.assertSame;
import static io.modelc.kernels.Workbench.normal;
import static io.modelc.kernels.Workbench.probabilities;
import static io.modelc.kernels.Workbench.uniform;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What any implementation's losses must be: the formula, and a gradient that agrees with the loss' differences. */
interface LossContract {

    Kernels kernels();

    /** Losses, each with and without its options. */
    static Stream<LossFunction> losses() {
        return Stream.of(
                new LossFunction(MEAN_SQUARED_ERROR),
                new LossFunction(MEAN_ABSOLUTE_ERROR),
                new LossFunction(BINARY_CROSSENTROPY),
                new LossFunction(BINARY_CROSSENTROPY, false, 0.2f),
                new LossFunction(BINARY_CROSSENTROPY, true, 0),
                new LossFunction(BINARY_CROSSENTROPY, true, 0.2f),
                new LossFunction(CATEGORICAL_CROSSENTROPY),
                new LossFunction(CATEGORICAL_CROSSENTROPY, false, 0.1f),
                new LossFunction(CATEGORICAL_CROSSENTROPY, true, 0),
                new LossFunction(CATEGORICAL_CROSSENTROPY, true, 0.1f),
                new LossFunction(SPARSE_CATEGORICAL_CROSSENTROPY),
                new LossFunction(SPARSE_CATEGORICAL_CROSSENTROPY, true, 0));
    }

    /** The loss of a row in doubles, away from the clip. */
    private static double lossOf(LossFunction f, double[] p, double[] t) {
        int n = p.length;
        double sum = Arrays.stream(p).sum();
        double logSum = Math.log(Arrays.stream(p).map(Math::exp).sum());
        double loss = 0;
        for (int j = 0; j < n; j++) {
            loss += switch (f.kind()) {
                case MEAN_SQUARED_ERROR -> (p[j] - t[j]) * (p[j] - t[j]) / n;
                case MEAN_ABSOLUTE_ERROR -> Math.abs(p[j] - t[j]) / n;
                case BINARY_CROSSENTROPY -> {
                    double smooth = t[j] * (1 - (double) f.labelSmoothing()) + 0.5 * f.labelSmoothing();
                    double q = f.fromLogits() ? 1 / (1 + Math.exp(-p[j])) : p[j];
                    yield -(smooth * Math.log(q) + (1 - smooth) * Math.log(1 - q)) / n;
                }
                case CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_CROSSENTROPY -> {
                    double smooth = t[j] * (1 - (double) f.labelSmoothing()) + (double) f.labelSmoothing() / n;
                    yield -smooth * (f.fromLogits() ? p[j] - logSum : Math.log(p[j] / sum));
                }
            };
        }
        return loss;
    }

    @ParameterizedTest
    @MethodSource("losses")
    default void lossesAndGradientsOfRows(LossFunction f) {
        for (int n : new int[] {1, 3, 17, 100}) {
            for (int rows : new int[] {1, 7, 128}) {
                Rows data = new Rows(f, rows, n);
                for (int[] offsets : OFFSETS) {
                    data.check(kernels(), offsets, true);
                    data.check(kernels(), offsets, false);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    default void gradientsAtTheLogits(LossFunction f) {
        boolean crossentropy = f.kind() != MEAN_SQUARED_ERROR && f.kind() != MEAN_ABSOLUTE_ERROR;
        if (crossentropy && !f.fromLogits()) {
            int n = 17;
            Rows data = new Rows(f, 7, n);
            double each = f.kind() == BINARY_CROSSENTROPY ? n : 1;
            double[] expected = new double[7 * n];
            for (int i = 0; i < expected.length; i++) {
                double smoothed = f.labelSmoothing() * (f.kind() == BINARY_CROSSENTROPY ? 0.5 : 1.0 / n);
                double t = data.dense[i] * (1 - (double) f.labelSmoothing()) + smoothed;
                expected[i] = (data.predictions[i] - t) / each * 0.5 * data.weights[i / n];
            }
            Workbench bench = new Workbench(kernels());
            Buffer target = bench.holding(1, data.given);
            Buffer prediction = bench.holding(2, data.predictions);
            Buffer weight = bench.holding(3, data.weights);
            Buffer loss = bench.empty(4, 7);
            Buffer gradient = bench.empty(5, 7 * n);
            float[] result = bench.run(
                    gradient, () -> kernels().loss(f, target, prediction, weight, loss, gradient, 7, n, 0.5f, true));
            assertClose(result, expected, 1e-6, 1e-6);
        }
    }

    /** Predictions and targets for a loss. */
    final class Rows {
        final LossFunction f;
        final int rows;
        final int n;
        final float[] predictions;
        final float[] dense;
        final float[] given;
        final float[] weights;

        Rows(LossFunction f, int rows, int n) {
            this.f = f;
            this.rows = rows;
            this.n = n;
            boolean categorical = f.kind() == CATEGORICAL_CROSSENTROPY || f.kind() == SPARSE_CATEGORICAL_CROSSENTROPY;
            boolean probability = !f.fromLogits() && (categorical || f.kind() == BINARY_CROSSENTROPY);
            predictions = !probability
                    ? normal(rows * n, 1)
                    : categorical ? probabilities(rows, n, 1) : uniform(rows * n, 0.05f, 0.95f, 1);
            dense = new float[rows * n];
            float[] classes = new float[rows];
            for (int row = 0; row < rows; row++) {
                classes[row] = (row * 5 + 1) % n;
                dense[row * n + (int) classes[row]] = 1;
            }
            if (f.kind() == MEAN_SQUARED_ERROR || f.kind() == MEAN_ABSOLUTE_ERROR) {
                System.arraycopy(normal(rows * n, 2), 0, dense, 0, rows * n);
            }
            given = f.kind() == SPARSE_CATEGORICAL_CROSSENTROPY ? classes : dense;
            weights = uniform(rows, 0, 2, 3);
        }

        private double[] row(float[] x, int row) {
            double[] values = new double[n];
            for (int j = 0; j < n; j++) {
                values[j] = x[row * n + j];
            }
            return values;
        }

        void check(Kernels kernels, int[] offsets, boolean weighted) {
            Workbench bench = new Workbench(kernels);
            Buffer target = bench.holding(offsets[0], given);
            Buffer prediction = bench.holding(offsets[1], predictions);
            Buffer weight = weighted ? bench.holding(offsets[2], weights) : null;
            Buffer loss = bench.empty(offsets[3], rows);
            Buffer gradient = bench.empty(offsets[0], rows * n);
            float[][] results = bench.run(
                    () -> kernels.loss(f, target, prediction, weight, loss, gradient, rows, n, 0.5f, false),
                    loss,
                    gradient);
            double[] losses = new double[rows];
            double[] gradients = new double[rows * n];
            for (int row = 0; row < rows; row++) {
                double[] p = row(predictions, row);
                double[] t = row(dense, row);
                losses[row] = lossOf(f, p, t);
                for (int j = 0; j < n; j++) {
                    gradients[row * n + j] = 0.5 * (weighted ? weights[row] : 1) * difference(p, t, j);
                }
            }
            assertClose(results[0], losses, 2e-6, 2e-6);
            assertClose(results[1], gradients, 1e-5, 1e-6);
            float[] alone = bench.run(
                    loss, () -> kernels.loss(f, target, prediction, weight, loss, null, rows, n, 0.5f, false));
            assertSame(alone, results[0]);
        }

        /** The central difference of the loss with respect to prediction j. */
        private double difference(double[] p, double[] t, int j) {
            double step = 1e-6;
            double at = p[j];
            p[j] = at + step;
            double above = lossOf(f, p, t);
            p[j] = at - step;
            double below = lossOf(f, p, t);
            p[j] = at;
            return (above - below) / (2 * step);
        }
    }
}

package io.modelc.processor.graph;

import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** The functions of numbers and rows, by their definitions, in double precision. */
final class Functions {

    private Functions() {}

    static double unary(Unary f, double x) {
        return switch (f) {
            case IDENTITY -> x;
            case NEGATE -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case SQUARE -> x * x;
            case SQRT -> Math.sqrt(x);
            case RECIPROCAL -> 1 / x;
            case EXP -> Math.exp(x);
            case EXPM1 -> Math.expm1(x);
            case LOG -> Math.log(x);
            case LOG1P -> Math.log1p(x);
            case RELU -> Math.max(x, 0);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
            case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
            case ERF -> erf(x);
        };
    }

    static double binary(Binary f, double a, double b) {
        return switch (f) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case POWER -> Math.pow(a, b);
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
            case GREATER -> a > b ? 1 : 0;
            case GREATER_EQUAL -> a >= b ? 1 : 0;
            case LESS -> a < b ? 1 : 0;
            case LESS_EQUAL -> a <= b ? 1 : 0;
            case EQUAL -> a == b ? 1 : 0;
            case NOT_EQUAL -> a != b ? 1 : 0;
            case RELU_GRADIENT -> b > 0 ? a : 0;
            case SIGMOID_GRADIENT -> a * b * (1 - b);
            case TANH_GRADIENT -> a * (1 - b * b);
        };
    }

    /** By its power series, 2/√π Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1)), which serves for the small numbers of tests. */
    private static double erf(double x) {
        if (Math.abs(x) > 2) {
            // The series would lose digits; 1 − erf has a continued fraction, which converges the faster there.
            double a = Math.abs(x);
            double fraction = a;
            for (int n = 100; n > 0; n--) {
                fraction = a + n / 2.0 / fraction;
            }
            return Math.signum(x) * (1 - Math.exp(-a * a) / (Math.sqrt(Math.PI) * fraction));
        }
        double sum = 0;
        double power = x;
        for (int n = 0; n < 100; n++) {
            sum += power / (2 * n + 1);
            power *= -x * x / (n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    static double[] rows(int n, double[] x, UnaryOperator<double[]> row) {
        double[] y = new double[x.length];
        for (int start = 0; start < x.length; start += n) {
            System.arraycopy(row.apply(Arrays.copyOfRange(x, start, start + n)), 0, y, start, n);
        }
        return y;
    }

    static double[] softmax(double[] row) {
        return Arrays.stream(logSoftmax(row)).map(Math::exp).toArray();
    }

    static double[] logSoftmax(double[] row) {
        double max = Arrays.stream(row).max().orElseThrow();
        double log = Math.log(Arrays.stream(row).map(x -> Math.exp(x - max)).sum());
        return Arrays.stream(row).map(x -> x - max - log).toArray();
    }

    static double[] softmaxGradient(int n, double[] y, double[] dy) {
        double[] dx = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double sum = 0;
            for (int j = i / n * n; j < i / n * n + n; j++) {
                sum += dy[j] * y[j];
            }
            dx[i] = y[i] * (dy[i] - sum);
        }
        return dx;
    }

    static double[] logSoftmaxGradient(int n, double[] y, double[] dy) {
        double[] dx = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double sum = 0;
            for (int j = i / n * n; j < i / n * n + n; j++) {
                sum += dy[j];
            }
            dx[i] = dy[i] - Math.exp(y[i]) * sum;
        }
        return dx;
    }
}

package io.modelc.kernels;

import io.modelc.ops.Unary;

/**
 * The loops of functions of one number: operand 1 = f(operand 0). The choice of the function stays outside of the loop,
 * and arrays share one index, so that HotSpot vectorises what the processor has instructions for.
 */
final class UnaryLoops {

    private UnaryLoops() {}

    /** The loop of a function. */
    static Loop of(Unary f) {
        return switch (f) {
            case IDENTITY -> UnaryLoops::copy;
            case NEGATE -> UnaryLoops::negate;
            case ABS -> UnaryLoops::abs;
            case SIGN -> UnaryLoops::sign;
            case SQUARE -> UnaryLoops::square;
            case SQRT -> UnaryLoops::sqrt;
            case RECIPROCAL -> UnaryLoops::reciprocal;
            case EXP -> UnaryLoops::exp;
            case EXPM1 -> UnaryLoops::expm1;
            case LOG -> UnaryLoops::log;
            case LOG1P -> UnaryLoops::log1p;
            case RELU -> UnaryLoops::relu;
            case SIGMOID -> UnaryLoops::sigmoid;
            case TANH -> UnaryLoops::tanh;
            case SOFTPLUS -> UnaryLoops::softplus;
            case ERF -> UnaryLoops::erf;
        };
    }

    /** About how many nanoseconds an element takes. */
    static long nanos(Unary f) {
        return switch (f) {
            case EXP, EXPM1, LOG, LOG1P, SIGMOID, TANH, SOFTPLUS, ERF -> 5;
            default -> 1;
        };
    }

    private static void copy(float[][] operands, float[] numbers, int from, int to) {
        float[] x = operands[0];
        float[] y = operands[1];
        for (int i = from; i < to; i++) {
            y[i] = x[i];
        }
    }

    private static void negate(float[][] operands, float[] numbers, int from, int to) {
        float[] x = operands[0];
        float[] y = operands[1];
        for (int i = from; i < to; i++) {
            y[i] = -x[i];
        }
    }

    private static void abs(float[][] operands, float[] numbers, int from, int to) {
        float[] x = operands[0];
        float[] y = operands[1];
        for (int i = from; i < to; i++) {
            y[i] = Math.abs(x[i]);
        }
    }

    private static void sign(float[][] operands, float[] numbers, int from, int to) {
        float[] x = operands[0];
        float[] y = operands[1];
        for (int i = from; i < to; i++) {
            y[i] = Math.signum(x[i]);
        }
    }

    private static void square(float[][] operands, float[] numbers, int from, int to) {
        float[] x = operands[0];
        float[] y = operands[1];
        for (int i = from; i < to; i++) {
            y[i] = x[i] * x[i];
        }
    }

    private static void sqrt(float[][] operands, float[] numbers, int from, int to) {
        float[] x = operands[0];
        float[] y = operands[1];
        for (int i = from; i < to; i++) {
            y[i] = (float) Math.sqrt(x[i]);
        }
    }

    private static void reciprocal(float[][] operands, float[] numbers, int from, int to) {
        float[] x = operands[0];
        float[] y = operands[1];
        for (int i = from; i < to; i++) {
            y[i] = 1 / x[i];
        }
    }

    private static void exp(float[][] operands, float[] numbers, int from, int to) {
        float[] x = operands[0];
        float[] y = operands[1];
        for (int i = from; i < to; i++) {
            y[i] = ElementaryFunctions.exp(x[i]);
        }
    }

    private static void expm1(float[][] operands, float[] numbers, int from, int to) {
        float[] x = operands[0];
        float[] y = operands[1];
        for (int i = from; i < to; i++) {
            y[i] = (float) Math.expm1(x[i]);
        }
    }

    private static void log(float[][] operands, float[] numbers, int from, int to) {
        float[] x = operands[0];
        float[] y = operands[1];
        for (int i = from; i < to; i++) {
            y[i] = (float) Math.log(x[i]);
        }
    }

    private static void log1p(float[][] operands, float[] numbers, int from, int to) {
        float[] x = operands[0];
        float[] y = operands[1];
        for (int i = from; i < to; i++) {
            y[i] = (float) Math.log1p(x[i]);
        }
    }

    private static void relu(float[][] operands, float[] numbers, int from, int to) {
        float[] x = operands[0];
        float[] y = operands[1];
        for (int i = from; i < to; i++) {
            y[i] = Math.max(x[i], 0f);
        }
    }

    private static void sigmoid(float[][] operands, float[] numbers, int from, int to) {
        float[] x = operands[0];
        float[] y = operands[1];
        for (int i = from; i < to; i++) {
            y[i] = ElementaryFunctions.sigmoid(x[i]);
        }
    }

    private static void tanh(float[][] operands, float[] numbers, int from, int to) {
        float[] x = operands[0];
        float[] y = operands[1];
        for (int i = from; i < to; i++) {
            y[i] = ElementaryFunctions.tanh(x[i]);
        }
    }

    private static void softplus(float[][] operands, float[] numbers, int from, int to) {
        float[] x = operands[0];
        float[] y = operands[1];
        for (int i = from; i < to; i++) {
            y[i] = ElementaryFunctions.softplus(x[i]);
        }
    }

    private static void erf(float[][] operands, float[] numbers, int from, int to) {
        float[] x = operands[0];
        float[] y = operands[1];
        for (int i = from; i < to; i++) {
            y[i] = ElementaryFunctions.erf(x[i]);
        }
    }
}

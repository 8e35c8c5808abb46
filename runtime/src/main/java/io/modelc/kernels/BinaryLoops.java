package io.modelc.kernels;

import io.modelc.ops.Binary;

/**
 * The loops of functions of two numbers: operand 2 = f(operand 0, operand 1). Choices between numbers are made of
 * integers, which take no branch: a branch on a random sign costs ten times as much as the rest.
 */
final class BinaryLoops {

    private BinaryLoops() {}

    /** The loop of a function. */
    static Loop of(Binary f) {
        return switch (f) {
            case ADD -> BinaryLoops::add;
            case SUBTRACT -> BinaryLoops::subtract;
            case MULTIPLY -> BinaryLoops::multiply;
            case DIVIDE -> BinaryLoops::divide;
            case POWER -> BinaryLoops::power;
            case MAXIMUM -> BinaryLoops::maximum;
            case MINIMUM -> BinaryLoops::minimum;
            case GREATER -> BinaryLoops::greater;
            case GREATER_EQUAL -> BinaryLoops::greaterEqual;
            case LESS -> BinaryLoops::less;
            case LESS_EQUAL -> BinaryLoops::lessEqual;
            case EQUAL -> BinaryLoops::equal;
            case NOT_EQUAL -> BinaryLoops::notEqual;
            case RELU_GRADIENT -> BinaryLoops::reluGradient;
            case SIGMOID_GRADIENT -> BinaryLoops::sigmoidGradient;
            case TANH_GRADIENT -> BinaryLoops::tanhGradient;
        };
    }

    /** About how many nanoseconds an element takes. */
    static long nanos(Binary f) {
        return f == Binary.POWER ? 20 : 1;
    }

    private static void add(float[][] operands, float[] numbers, int from, int to) {
        float[] a = operands[0];
        float[] b = operands[1];
        float[] c = operands[2];
        for (int i = from; i < to; i++) {
            c[i] = a[i] + b[i];
        }
    }

    private static void subtract(float[][] operands, float[] numbers, int from, int to) {
        float[] a = operands[0];
        float[] b = operands[1];
        float[] c = operands[2];
        for (int i = from; i < to; i++) {
            c[i] = a[i] - b[i];
        }
    }

    private static void multiply(float[][] operands, float[] numbers, int from, int to) {
        float[] a = operands[0];
        float[] b = operands[1];
        float[] c = operands[2];
        for (int i = from; i < to; i++) {
            c[i] = a[i] * b[i];
        }
    }

    private static void divide(float[][] operands, float[] numbers, int from, int to) {
        float[] a = operands[0];
        float[] b = operands[1];
        float[] c = operands[2];
        for (int i = from; i < to; i++) {
            c[i] = a[i] / b[i];
        }
    }

    private static void power(float[][] operands, float[] numbers, int from, int to) {
        float[] a = operands[0];
        float[] b = operands[1];
        float[] c = operands[2];
        for (int i = from; i < to; i++) {
            c[i] = (float) Math.pow(a[i], b[i]);
        }
    }

    private static void maximum(float[][] operands, float[] numbers, int from, int to) {
        float[] a = operands[0];
        float[] b = operands[1];
        float[] c = operands[2];
        for (int i = from; i < to; i++) {
            c[i] = Math.max(a[i], b[i]);
        }
    }

    private static void minimum(float[][] operands, float[] numbers, int from, int to) {
        float[] a = operands[0];
        float[] b = operands[1];
        float[] c = operands[2];
        for (int i = from; i < to; i++) {
            c[i] = Math.min(a[i], b[i]);
        }
    }

    private static void greater(float[][] operands, float[] numbers, int from, int to) {
        float[] a = operands[0];
        float[] b = operands[1];
        float[] c = operands[2];
        for (int i = from; i < to; i++) {
            int truth = a[i] > b[i] ? 1 : 0;
            c[i] = truth;
        }
    }

    private static void greaterEqual(float[][] operands, float[] numbers, int from, int to) {
        float[] a = operands[0];
        float[] b = operands[1];
        float[] c = operands[2];
        for (int i = from; i < to; i++) {
            int truth = a[i] >= b[i] ? 1 : 0;
            c[i] = truth;
        }
    }

    private static void less(float[][] operands, float[] numbers, int from, int to) {
        float[] a = operands[0];
        float[] b = operands[1];
        float[] c = operands[2];
        for (int i = from; i < to; i++) {
            int truth = a[i] < b[i] ? 1 : 0;
            c[i] = truth;
        }
    }

    private static void lessEqual(float[][] operands, float[] numbers, int from, int to) {
        float[] a = operands[0];
        float[] b = operands[1];
        float[] c = operands[2];
        for (int i = from; i < to; i++) {
            int truth = a[i] <= b[i] ? 1 : 0;
            c[i] = truth;
        }
    }

    private static void equal(float[][] operands, float[] numbers, int from, int to) {
        float[] a = operands[0];
        float[] b = operands[1];
        float[] c = operands[2];
        for (int i = from; i < to; i++) {
            int truth = a[i] == b[i] ? 1 : 0;
            c[i] = truth;
        }
    }

    private static void notEqual(float[][] operands, float[] numbers, int from, int to) {
        float[] a = operands[0];
        float[] b = operands[1];
        float[] c = operands[2];
        for (int i = from; i < to; i++) {
            int truth = a[i] != b[i] ? 1 : 0;
            c[i] = truth;
        }
    }

    private static void reluGradient(float[][] operands, float[] numbers, int from, int to) {
        float[] a = operands[0];
        float[] b = operands[1];
        float[] c = operands[2];
        for (int i = from; i < to; i++) {
            int mask = b[i] > 0 ? -1 : 0;
            c[i] = Float.intBitsToFloat(Float.floatToRawIntBits(a[i]) & mask);
        }
    }

    private static void sigmoidGradient(float[][] operands, float[] numbers, int from, int to) {
        float[] a = operands[0];
        float[] b = operands[1];
        float[] c = operands[2];
        for (int i = from; i < to; i++) {
            c[i] = a[i] * b[i] * (1 - b[i]);
        }
    }

    private static void tanhGradient(float[][] operands, float[] numbers, int from, int to) {
        float[] a = operands[0];
        float[] b = operands[1];
        float[] c = operands[2];
        for (int i = from; i < to; i++) {
            c[i] = a[i] * (1 - b[i] * b[i]);
        }
    }

    /** Operand 3 = operand 0 ≠ 0 ? operand 1 : operand 2. */
    static void select(float[][] operands, float[] numbers, int from, int to) {
        float[] condition = operands[0];
        float[] yes = operands[1];
        float[] no = operands[2];
        float[] y = operands[3];
        for (int i = from; i < to; i++) {
            int mask = condition[i] != 0 ? -1 : 0;
            int bits = (Float.floatToRawIntBits(yes[i]) & mask) | (Float.floatToRawIntBits(no[i]) & ~mask);
            y[i] = Float.intBitsToFloat(bits);
        }
    }
}

package io.modelc.gpu;

/**
 * The functions {@link io.modelc.ops.Unary} and {@link io.modelc.ops.Binary}, by their codes, which are the constants'
 * positions in the enums (a test compares them). Where Java's and OpenCL's functions differ on NaN, Java's way is taken:
 * NaN in, NaN out.
 */
abstract class DeviceFunctions extends DeviceMemory {

    static final int IDENTITY = 0;
    static final int NEGATE = 1;
    static final int ABS = 2;
    static final int SIGN = 3;
    static final int SQUARE = 4;
    static final int SQRT = 5;
    static final int RECIPROCAL = 6;
    static final int EXP = 7;
    static final int EXPM1 = 8;
    static final int LOG = 9;
    static final int LOG1P = 10;
    static final int RELU = 11;
    static final int SIGMOID = 12;
    static final int TANH = 13;
    static final int SOFTPLUS = 14;
    static final int ERF = 15;

    static final int ADD = 0;
    static final int SUBTRACT = 1;
    static final int MULTIPLY = 2;
    static final int DIVIDE = 3;
    static final int POWER = 4;
    static final int MAXIMUM = 5;
    static final int MINIMUM = 6;
    static final int GREATER = 7;
    static final int GREATER_EQUAL = 8;
    static final int LESS = 9;
    static final int LESS_EQUAL = 10;
    static final int EQUAL = 11;
    static final int NOT_EQUAL = 12;
    static final int RELU_GRADIENT = 13;
    static final int SIGMOID_GRADIENT = 14;
    static final int TANH_GRADIENT = 15;

    /** 1 − tanh 9.02 = 2.9e-8, less than half the distance of 1 to the float before it. */
    static final float SATURATION = 9.02f;

    float unaryOf(int f, float x) {
        float y = x;
        if (f == NEGATE) {
            y = -x;
        } else if (f == ABS) {
            y = abs(x);
        } else if (f == SIGN) {
            y = x > 0f ? 1f : (x < 0f ? -1f : x);
        } else if (f == SQUARE) {
            y = x * x;
        } else if (f == SQRT) {
            y = sqrt(x);
        } else if (f == RECIPROCAL) {
            y = 1f / x;
        } else if (f == EXP) {
            y = exp(x);
        } else if (f == EXPM1) {
            y = expm1(x);
        } else if (f == LOG) {
            y = log(x);
        } else if (f == LOG1P) {
            y = log1p(x);
        } else if (f == RELU) {
            y = x <= 0f ? 0f : x;
        } else if (f == SIGMOID) {
            y = sigmoid(x);
        } else if (f == TANH) {
            y = tanhOf(x);
        } else if (f == SOFTPLUS) {
            y = softplus(x);
        } else if (f == ERF) {
            y = erf(x);
        }
        return y;
    }

    float binaryOf(int f, float a, float b) {
        float c = 0f;
        if (f == ADD) {
            c = a + b;
        } else if (f == SUBTRACT) {
            c = a - b;
        } else if (f == MULTIPLY) {
            c = a * b;
        } else if (f == DIVIDE) {
            c = a / b;
        } else if (f == POWER) {
            c = pow(a, b);
        } else if (f == MAXIMUM) {
            c = a > b || a != a ? a : b;
        } else if (f == MINIMUM) {
            c = a < b || a != a ? a : b;
        } else if (f == GREATER) {
            c = a > b ? 1f : 0f;
        } else if (f == GREATER_EQUAL) {
            c = a >= b ? 1f : 0f;
        } else if (f == LESS) {
            c = a < b ? 1f : 0f;
        } else if (f == LESS_EQUAL) {
            c = a <= b ? 1f : 0f;
        } else if (f == EQUAL) {
            c = a == b ? 1f : 0f;
        } else if (f == NOT_EQUAL) {
            c = a != b ? 1f : 0f;
        } else if (f == RELU_GRADIENT) {
            c = b > 0f ? a : 0f;
        } else if (f == SIGMOID_GRADIENT) {
            c = a * b * (1f - b);
        } else if (f == TANH_GRADIENT) {
            c = a * (1f - b * b);
        }
        return c;
    }

    float sigmoid(float x) {
        return 1f / (1f + exp(-x));
    }

    /** ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|), which does not overflow. */
    float softplus(float x) {
        return (x < 0f ? 0f : x) + log1p(exp(-abs(x)));
    }

    /**
     * tanh x, and ±1 where that is the nearest float: devices' own functions may be off by a unit there, and gradients,
     * which multiply 1 − tanh² x by x³, would make much of it.
     */
    float tanhOf(float x) {
        return x > SATURATION ? 1f : (x < -SATURATION ? -1f : tanh(x));
    }
}

package io.modelc.ops;

/** A function of two numbers, applied element by element. */
public enum Binary {
    /** a + b */
    ADD,
    /** a − b */
    SUBTRACT,
    /** a · b */
    MULTIPLY,
    /** a / b */
    DIVIDE,
    /** aᵇ */
    POWER,
    /** the greater of a and b */
    MAXIMUM,
    /** the less of a and b */
    MINIMUM,
    /** 1 if a > b, else 0 */
    GREATER,
    /** 1 if a ≥ b, else 0 */
    GREATER_EQUAL,
    /** 1 if a < b, else 0 */
    LESS,
    /** 1 if a ≤ b, else 0 */
    LESS_EQUAL,
    /** 1 if a = b, else 0 */
    EQUAL,
    /** 1 if a ≠ b, else 0 */
    NOT_EQUAL,
    /** a if b > 0, else 0: the gradient a of y = relu(x), with b = y */
    RELU_GRADIENT,
    /** a · b · (1 − b): the gradient a of y = sigmoid(x), with b = y */
    SIGMOID_GRADIENT,
    /** a · (1 − b²): the gradient a of y = tanh(x), with b = y */
    TANH_GRADIENT;

    /** Whether the result is a truth value, 1 or 0. */
    public boolean isComparison() {
        return ordinal() >= GREATER.ordinal() && ordinal() <= NOT_EQUAL.ordinal();
    }
}

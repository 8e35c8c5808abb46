package io.modelc.ops;

/** A function of one number, applied element by element. */
public enum Unary {
    /** x */
    IDENTITY,
    /** −x */
    NEGATE,
    /** |x| */
    ABS,
    /** −1, 0 or 1 */
    SIGN,
    /** x² */
    SQUARE,
    /** √x */
    SQRT,
    /** 1 / x */
    RECIPROCAL,
    /** eˣ */
    EXP,
    /** eˣ − 1, exact near 0 */
    EXPM1,
    /** ln x */
    LOG,
    /** ln(1 + x), exact near 0 */
    LOG1P,
    /** max(x, 0) */
    RELU,
    /** 1 / (1 + e⁻ˣ) */
    SIGMOID,
    /** tanh x */
    TANH,
    /** ln(1 + eˣ) */
    SOFTPLUS,
    /** 2/√π ∫₀ˣ e^(−t²) dt */
    ERF
}

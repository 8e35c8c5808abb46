package io.modelc;

import io.modelc.errors.Arguments;
import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import io.modelc.trace.Tracer;

/**
 * Functions of tensors, made for {@code import static io.modelc.Ops.*}. Those of one or two tensors are applied element
 * by element; two tensors of different shapes are broadcast as NumPy does.
 */
public final class Ops {

    private Ops() {}

    // ---- of layers

    /**
     * What a layer makes of a tensor: a layer of the catalogue, a {@link Layer} class of one's own, or a whole
     * {@link Model}, whichever way it is declared: {@code apply(head, features)} for a field {@code @Layer final
     * Classifier head}. Layers of one's own that have a {@link Forward} method of one tensor can be called by that
     * method just as well.
     */
    public static Tensor apply(Object layer, Tensor inputs) {
        Arguments.present("apply", "layer", layer);
        Arguments.present("apply", "inputs", inputs);
        return Tracer.current().apply(layer, inputs);
    }

    /** The tensor that a layer last produced, of one's own or of the catalogue; an error if there is none yet. */
    public static Tensor outputOf(Object layer) {
        Arguments.present("outputOf", "layer", layer);
        return Tracer.current().output(layer);
    }

    // ---- of one tensor

    /** −x. */
    public static Tensor negate(Tensor x) {
        return x.map(Unary.NEGATE);
    }

    /** |x|. */
    public static Tensor abs(Tensor x) {
        return x.map(Unary.ABS);
    }

    /** −1, 0 or 1. */
    public static Tensor sign(Tensor x) {
        return x.map(Unary.SIGN);
    }

    /** x². */
    public static Tensor square(Tensor x) {
        return x.map(Unary.SQUARE);
    }

    /** √x. */
    public static Tensor sqrt(Tensor x) {
        return x.map(Unary.SQRT);
    }

    /** 1 / x. */
    public static Tensor reciprocal(Tensor x) {
        return x.map(Unary.RECIPROCAL);
    }

    /** eˣ. */
    public static Tensor exp(Tensor x) {
        return x.map(Unary.EXP);
    }

    /** eˣ − 1, exact near 0. */
    public static Tensor expm1(Tensor x) {
        return x.map(Unary.EXPM1);
    }

    /** ln x. */
    public static Tensor log(Tensor x) {
        return x.map(Unary.LOG);
    }

    /** ln(1 + x), exact near 0. */
    public static Tensor log1p(Tensor x) {
        return x.map(Unary.LOG1P);
    }

    /** The error function, 2/√π ∫₀ˣ e^(−t²) dt. */
    public static Tensor erf(Tensor x) {
        return x.map(Unary.ERF);
    }

    /** max(x, 0). */
    public static Tensor relu(Tensor x) {
        return x.map(Unary.RELU);
    }

    /** 1 / (1 + e⁻ˣ). */
    public static Tensor sigmoid(Tensor x) {
        return x.map(Unary.SIGMOID);
    }

    /** tanh x. */
    public static Tensor tanh(Tensor x) {
        return x.map(Unary.TANH);
    }

    /** ln(1 + eˣ). */
    public static Tensor softplus(Tensor x) {
        return x.map(Unary.SOFTPLUS);
    }

    /** x where it is between two numbers, else the nearer one of these. */
    public static Tensor clip(Tensor x, double minimum, double maximum) {
        return minimum(maximum(x, minimum), maximum);
    }

    /** exp(x) / Σ exp(x) along the last axis. */
    public static Tensor softmax(Tensor x) {
        return x.softmax(-1);
    }

    /** exp(x) / Σ exp(x) along an axis. */
    public static Tensor softmax(Tensor x, int axis) {
        return x.softmax(axis);
    }

    /** x − log Σ exp(x) along the last axis. */
    public static Tensor logSoftmax(Tensor x) {
        return x.logSoftmax(-1);
    }

    /** x − log Σ exp(x) along an axis. */
    public static Tensor logSoftmax(Tensor x, int axis) {
        return x.logSoftmax(axis);
    }

    // ---- of two

    /** a + b. */
    public static Tensor add(Tensor a, Tensor b) {
        return a.combine(Binary.ADD, b);
    }

    /** a + b. */
    public static Tensor add(Tensor a, double b) {
        return a.combine(Binary.ADD, b);
    }

    /** a − b. */
    public static Tensor subtract(Tensor a, Tensor b) {
        return a.combine(Binary.SUBTRACT, b);
    }

    /** a − b. */
    public static Tensor subtract(Tensor a, double b) {
        return a.combine(Binary.SUBTRACT, b);
    }

    /** a · b. */
    public static Tensor multiply(Tensor a, Tensor b) {
        return a.combine(Binary.MULTIPLY, b);
    }

    /** a · b. */
    public static Tensor multiply(Tensor a, double b) {
        return a.combine(Binary.MULTIPLY, b);
    }

    /** a / b. */
    public static Tensor divide(Tensor a, Tensor b) {
        return a.combine(Binary.DIVIDE, b);
    }

    /** a / b. */
    public static Tensor divide(Tensor a, double b) {
        return a.combine(Binary.DIVIDE, b);
    }

    /** aᵇ. */
    public static Tensor power(Tensor a, Tensor b) {
        return a.combine(Binary.POWER, b);
    }

    /** aᵇ. */
    public static Tensor power(Tensor a, double b) {
        return a.combine(Binary.POWER, b);
    }

    /** The greater of a and b. */
    public static Tensor maximum(Tensor a, Tensor b) {
        return a.combine(Binary.MAXIMUM, b);
    }

    /** The greater of a and b. */
    public static Tensor maximum(Tensor a, double b) {
        return a.combine(Binary.MAXIMUM, b);
    }

    /** The less of a and b. */
    public static Tensor minimum(Tensor a, Tensor b) {
        return a.combine(Binary.MINIMUM, b);
    }

    /** The less of a and b. */
    public static Tensor minimum(Tensor a, double b) {
        return a.combine(Binary.MINIMUM, b);
    }

    /** Whether a &gt; b. */
    public static Tensor greater(Tensor a, Tensor b) {
        return a.combine(Binary.GREATER, b);
    }

    /** Whether a &gt; b. */
    public static Tensor greater(Tensor a, double b) {
        return a.combine(Binary.GREATER, b);
    }

    /** Whether a ≥ b. */
    public static Tensor greaterEqual(Tensor a, Tensor b) {
        return a.combine(Binary.GREATER_EQUAL, b);
    }

    /** Whether a ≥ b. */
    public static Tensor greaterEqual(Tensor a, double b) {
        return a.combine(Binary.GREATER_EQUAL, b);
    }

    /** Whether a &lt; b. */
    public static Tensor less(Tensor a, Tensor b) {
        return a.combine(Binary.LESS, b);
    }

    /** Whether a &lt; b. */
    public static Tensor less(Tensor a, double b) {
        return a.combine(Binary.LESS, b);
    }

    /** Whether a ≤ b. */
    public static Tensor lessEqual(Tensor a, Tensor b) {
        return a.combine(Binary.LESS_EQUAL, b);
    }

    /** Whether a ≤ b. */
    public static Tensor lessEqual(Tensor a, double b) {
        return a.combine(Binary.LESS_EQUAL, b);
    }

    /** Whether a = b. */
    public static Tensor equal(Tensor a, Tensor b) {
        return a.combine(Binary.EQUAL, b);
    }

    /** Whether a = b. */
    public static Tensor equal(Tensor a, double b) {
        return a.combine(Binary.EQUAL, b);
    }

    /** Whether a ≠ b. */
    public static Tensor notEqual(Tensor a, Tensor b) {
        return a.combine(Binary.NOT_EQUAL, b);
    }

    /** Whether a ≠ b. */
    public static Tensor notEqual(Tensor a, double b) {
        return a.combine(Binary.NOT_EQUAL, b);
    }

    /** The matrix product of the last axis of {@code a} with the first of {@code b}: (..., k) and (k, n) give (..., n). */
    public static Tensor matmul(Tensor a, Tensor b) {
        return a.matmul(b);
    }

    // ---- choosing

    /** Where the condition is true, the element of {@code yes}, elsewhere that of {@code no}. */
    public static Tensor where(Tensor condition, Tensor yes, Tensor no) {
        return condition.choose(yes, no);
    }

    /** Where the condition is true, the element of {@code yes}, elsewhere {@code no}. */
    public static Tensor where(Tensor condition, Tensor yes, double no) {
        return condition.choose(yes, constant(no));
    }

    /** Where the condition is true, {@code yes}, elsewhere the element of {@code no}. */
    public static Tensor where(Tensor condition, double yes, Tensor no) {
        return condition.choose(constant(yes), no);
    }

    /** Where the condition is true, {@code yes}, elsewhere {@code no}. */
    public static Tensor where(Tensor condition, double yes, double no) {
        return condition.choose(constant(yes), constant(no));
    }

    /** A tensor without axes, of one known value. */
    public static Tensor constant(double value) {
        return Tracer.current().constant(value);
    }

    // ---- along axes

    /** The sum over the given axes, which disappear. */
    public static Tensor sum(Tensor x, int... axes) {
        return x.sum(axes);
    }

    /** The mean over the given axes, which disappear. */
    public static Tensor mean(Tensor x, int... axes) {
        return x.mean(axes);
    }

    // ---- shapes

    /** The same elements in the same order in another shape, given without the batch axis; one size may be -1. */
    public static Tensor reshape(Tensor x, int... sampleShape) {
        return x.reshape(sampleShape);
    }

    /** The axes in another order; {@code axes[i]} is the axis that becomes axis i. The batch axis stays the first. */
    public static Tensor transpose(Tensor x, int... axes) {
        return x.transpose(axes);
    }

    /** Tensors one behind the other along the last axis. */
    public static Tensor concatenate(Tensor first, Tensor... others) {
        return concatenate(-1, first, others);
    }

    /** Tensors one behind the other along an axis; the other axes have the same sizes. */
    public static Tensor concatenate(int axis, Tensor first, Tensor... others) {
        return first.join(axis, others.clone());
    }
}

package io.modelc.activations;

import static io.modelc.Ops.abs;
import static io.modelc.Ops.constant;
import static io.modelc.Ops.erf;
import static io.modelc.Ops.expm1;
import static io.modelc.Ops.greater;
import static io.modelc.Ops.greaterEqual;
import static io.modelc.Ops.less;
import static io.modelc.Ops.lessEqual;
import static io.modelc.Ops.minimum;
import static io.modelc.Ops.square;
import static io.modelc.Ops.where;

import io.modelc.Ops;
import io.modelc.Tensor;
import io.modelc.errors.Arguments;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.errors.ShapeText;
import java.util.function.UnaryOperator;

/**
 * Keras' activation functions, made for {@code import static}: constants with the usual options, methods for others.
 *
 * <p>Where a function is defined in pieces, each piece and its derivative are finite everywhere, also where another one
 * is chosen: the gradient of what is not chosen is 0 times that derivative, and 0 · ∞ would be NaN.
 */
public final class Activations {

    /** x */
    public static final ActivationFunction LINEAR = x -> x;

    // ---- rectifiers

    /** max(x, 0) */
    public static final ActivationFunction RELU = Ops::relu;

    /** min(max(x, 0), 6) */
    public static final ActivationFunction RELU6 = x -> saturated(x, 0, 6);

    /** x if x &gt; 0, else 0.2 x. Maas et al., 2013. */
    public static final ActivationFunction LEAKY_RELU = leakyRelu(0.2);

    /** x if x &gt; 0, else eˣ − 1. Clevert et al., 2016. */
    public static final ActivationFunction ELU = elu(1);

    /** 1.0507 · elu(x) with α = 1.6733. Klambauer et al., "Self-normalizing neural networks", 2017. */
    public static final ActivationFunction SELU =
            x -> elu(1.6732632423543772848170429916717).apply(x).times(1.0507009873554804934193349852946);

    /** max(x, 0) + min(eˣ − 1, 0). Barron, 2017. */
    public static final ActivationFunction CELU = celu(1);

    /** ln(1 + eˣ) */
    public static final ActivationFunction SOFTPLUS = Ops::softplus;

    /** (x + √(x² + 4)) / 2. Barron, 2021. */
    public static final ActivationFunction SQUAREPLUS = squareplus(4);

    /** 0 up to −1, (x + 1)² / 4 up to 1, x from there. */
    public static final ActivationFunction SPARSE_PLUS =
            x -> where(lessEqual(x, -1), 0, where(less(x, 1), square(x.plus(1)).times(0.25), x));

    // ---- gated by themselves

    /** x · Φ(x), with Φ the normal distribution: x / 2 · (1 + erf(x / √2)). Hendrycks and Gimpel, 2016. */
    public static final ActivationFunction GELU =
            x -> x.times(0.5).times(erf(x.times(Math.sqrt(0.5))).plus(1));

    /** x · sigmoid(x), also called swish. Ramachandran et al., 2017. */
    public static final ActivationFunction SILU = x -> x.times(Ops.sigmoid(x));

    /** x · tanh(softplus(x)). Misra, 2019. */
    public static final ActivationFunction MISH = x -> x.times(Ops.tanh(Ops.softplus(x)));

    /** x · hardSigmoid(x): 0 up to −3, x (x + 3) / 6 up to 3, x from there. Howard et al., 2019. */
    public static final ActivationFunction HARD_SILU = x -> where(
            greaterEqual(x, 3), x, where(less(x, -3), 0, x.times(x.plus(3)).times(1.0 / 6)));

    /** a · sigmoid(b), with a and b the halves of the last axis. Dauphin et al., 2017. */
    public static final ActivationFunction GLU = glu(-1);

    // ---- from 0 to 1, and from −1 to 1

    /** 1 / (1 + e⁻ˣ) */
    public static final ActivationFunction SIGMOID = Ops::sigmoid;

    /** ln(sigmoid(x)) = −ln(1 + e⁻ˣ) */
    public static final ActivationFunction LOG_SIGMOID =
            x -> Ops.softplus(x.negate()).negate();

    /** (x + 3) / 6, but at least 0 and at most 1 */
    public static final ActivationFunction HARD_SIGMOID =
            x -> saturated(x.plus(3), 0, 6).times(1.0 / 6);

    /** (x + 1) / 2, but at least 0 and at most 1 */
    public static final ActivationFunction SPARSE_SIGMOID =
            x -> saturated(x.plus(1), 0, 2).times(0.5);

    /** tanh x */
    public static final ActivationFunction TANH = Ops::tanh;

    /** x, but at least −1 and at most 1 */
    public static final ActivationFunction HARD_TANH = x -> saturated(x, -1, 1);

    /** x / (1 + |x|) */
    public static final ActivationFunction SOFTSIGN = x -> x.dividedBy(abs(x).plus(1));

    // ---- shrinking

    /** x − tanh x */
    public static final ActivationFunction TANH_SHRINK = x -> x.minus(Ops.tanh(x));

    /** x where |x| &gt; 0.5, else 0 */
    public static final ActivationFunction HARD_SHRINK = hardShrink(0.5);

    /** x moved by 0.5 towards 0, and 0 within ±0.5 */
    public static final ActivationFunction SOFT_SHRINK = softShrink(0.5);

    // ---- exponentials

    /** eˣ */
    public static final ActivationFunction EXPONENTIAL = Ops::exp;

    /** exp(x) / Σ exp(x) along the last axis */
    public static final ActivationFunction SOFTMAX = softmax(-1);

    /** x − ln Σ exp(x) along the last axis */
    public static final ActivationFunction LOG_SOFTMAX = logSoftmax(-1);

    private Activations() {}

    /**
     * A rectifier with options: {@code maxValue} from there on, x above {@code threshold}, and
     * {@code negativeSlope · (x − threshold)} below.
     *
     * @param negativeSlope the slope below the threshold, 0 or more
     * @param maxValue the greatest value, 0 or more; {@link Double#POSITIVE_INFINITY} for none
     * @param threshold where the slope changes
     */
    public static ActivationFunction relu(double negativeSlope, double maxValue, double threshold) {
        Arguments.notNegative("relu", "negativeSlope", negativeSlope);
        Arguments.finite("relu", "threshold", threshold);
        if (maxValue == Double.POSITIVE_INFINITY) {
            return x -> rectified(x, negativeSlope, threshold, x);
        }
        Arguments.notNegative("relu", "maxValue", maxValue);
        return x -> rectified(x, negativeSlope, threshold, minimum(x, maxValue));
    }

    private static Tensor rectified(Tensor x, double negativeSlope, double threshold, Tensor above) {
        Tensor below = negativeSlope == 0 ? constant(0) : x.minus(threshold).times(negativeSlope);
        return where(greater(x, threshold), above, below);
    }

    /**
     * x if x &gt; 0, else {@code negativeSlope} · x.
     *
     * @param negativeSlope the slope below 0
     */
    public static ActivationFunction leakyRelu(double negativeSlope) {
        Arguments.finite("leakyRelu", "negativeSlope", negativeSlope);
        return x -> where(greater(x, 0), x, x.times(negativeSlope));
    }

    /**
     * x if x &gt; 0, else α (eˣ − 1).
     *
     * @param alpha α, minus the value far below 0
     */
    public static ActivationFunction elu(double alpha) {
        Arguments.finite("elu", "alpha", alpha);
        return x -> bentAt0(x, below -> expm1(below).times(alpha));
    }

    /**
     * x if x &gt; 0, else α (e^(x/α) − 1).
     *
     * @param alpha α, minus the value far below 0; more than 0
     */
    public static ActivationFunction celu(double alpha) {
        Arguments.positive("celu", "alpha", alpha);
        return x -> bentAt0(x, below -> expm1(below.times(1 / alpha)).times(alpha));
    }

    /** x if x &gt; 0, else f(x). Where x &gt; 0, f is asked for the value at 0, since it might overflow at x. */
    private static Tensor bentAt0(Tensor x, UnaryOperator<Tensor> f) {
        Tensor positive = greater(x, 0);
        return where(positive, x, f.apply(where(positive, 0, x)));
    }

    /**
     * (x + √(x² + b)) / 2.
     *
     * @param b how round the bend at 0 is; more than 0
     */
    public static ActivationFunction squareplus(double b) {
        Arguments.positive("squareplus", "b", b);
        return x -> x.plus(Ops.sqrt(square(x).plus(b))).times(0.5);
    }

    /**
     * The Gaussian error linear unit.
     *
     * @param approximate false for {@link #GELU}, true for x / 2 · (1 + tanh(√(2/π) (x + 0.044715 x³)))
     */
    public static ActivationFunction gelu(boolean approximate) {
        return approximate ? Activations::approximateGelu : GELU;
    }

    private static Tensor approximateGelu(Tensor x) {
        Tensor cubic = x.plus(x.times(square(x)).times(0.044715));
        return x.times(0.5).times(Ops.tanh(cubic.times(Math.sqrt(2 / Math.PI))).plus(1));
    }

    /**
     * a · sigmoid(b), with a and b the halves of an axis.
     *
     * @param axis the axis, whose size is even
     */
    public static ActivationFunction glu(int axis) {
        return x -> gated(x, axis);
    }

    private static Tensor gated(Tensor x, int axis) {
        int size = x.dim(axis);
        if (size % 2 != 0) {
            throw new DeclarationException(Message.HALVES_UNEVEN, "glu", axis, ShapeText.of(x.shape()));
        }
        Tensor a = x.slice(axis, 0, size / 2);
        Tensor b = x.slice(axis, size / 2, size);
        return a.times(Ops.sigmoid(b));
    }

    /**
     * x where |x| &gt; {@code threshold}, else 0.
     *
     * @param threshold 0 or more
     */
    public static ActivationFunction hardShrink(double threshold) {
        Arguments.notNegative("hardShrink", "threshold", threshold);
        return x -> where(greater(abs(x), threshold), x, 0);
    }

    /**
     * x moved by {@code threshold} towards 0, and 0 where that is nearer.
     *
     * @param threshold 0 or more
     */
    public static ActivationFunction softShrink(double threshold) {
        Arguments.notNegative("softShrink", "threshold", threshold);
        return x -> Ops.relu(x.minus(threshold)).minus(Ops.relu(x.negate().minus(threshold)));
    }

    /**
     * x where x &gt; {@code threshold}, else {@code defaultValue}.
     *
     * @param threshold where x begins
     * @param defaultValue the value up to there
     */
    public static ActivationFunction threshold(double threshold, double defaultValue) {
        Arguments.finite("threshold", "threshold", threshold);
        Arguments.finite("threshold", "defaultValue", defaultValue);
        return x -> where(greater(x, threshold), x, defaultValue);
    }

    /** exp(x) / Σ exp(x) along an axis. */
    public static ActivationFunction softmax(int axis) {
        return x -> x.softmax(axis);
    }

    /** x − ln Σ exp(x) along an axis. */
    public static ActivationFunction logSoftmax(int axis) {
        return x -> x.logSoftmax(axis);
    }

    /**
     * x, but at least {@code low} and at most {@code high}. Its derivative at both is 0, as in Keras; that of
     * {@link Ops#clip} need not be.
     */
    private static Tensor saturated(Tensor x, double low, double high) {
        return where(lessEqual(x, low), low, where(greaterEqual(x, high), high, x));
    }
}

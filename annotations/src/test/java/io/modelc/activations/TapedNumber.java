package io.modelc.activations;

import io.modelc.FakeTensor;
import io.modelc.FakeTracer;
import io.modelc.Tensor;
import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import io.modelc.trace.Tracer;
import java.util.function.DoubleUnaryOperator;

/**
 * A tensor of one float that knows what it was computed from, and so its derivative, by reverse differentiation as the
 * compiler does it: also an operand that was not chosen gets a gradient, 0 times its own derivative.
 */
final class TapedNumber extends FakeTensor {

    private final float value;
    private final TapedNumber a;
    private final float byA;
    private final TapedNumber b;
    private final float byB;
    private float gradient;

    private TapedNumber(double value, TapedNumber a, double byA, TapedNumber b, double byB) {
        this.value = (float) value;
        this.a = a;
        this.byA = (float) byA;
        this.b = b;
        this.byB = (float) byB;
    }

    static TapedNumber of(double value) {
        return new TapedNumber(value, null, 0, null, 0);
    }

    /** f(x) and f'(x). */
    static float[] valueAndDerivative(ActivationFunction f, double x) {
        return Tracer.with(new FakeTracer(false, TapedNumber::of), () -> {
            TapedNumber input = of(x);
            TapedNumber output = (TapedNumber) f.apply(input);
            output.backward(1);
            return new float[] {output.value, input.gradient};
        });
    }

    private void backward(float upstream) {
        gradient += upstream;
        if (a != null) {
            a.backward(upstream * byA);
        }
        if (b != null) {
            b.backward(upstream * byB);
        }
    }

    @Override
    public Tensor map(Unary f) {
        double x = value;
        return switch (f) {
            case NEGATE -> with(-x, -1);
            case ABS -> with(Math.abs(x), Math.signum(x));
            case SQUARE -> with(x * x, 2 * x);
            case SQRT -> with(Math.sqrt(x), 0.5 / Math.sqrt(x));
            case EXP -> with(Math.exp(x), (float) Math.exp(x));
            case EXPM1 -> with(Math.expm1(x), (float) Math.expm1(x) + 1);
            case RELU -> with(Math.max(x, 0), x > 0 ? 1 : 0);
            case SIGMOID -> with(sigmoid(x), sigmoid(x) * (1 - sigmoid(x)));
            case TANH -> with(Math.tanh(x), 1 - Math.tanh(x) * Math.tanh(x));
            case SOFTPLUS -> with(Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), sigmoid(x));
            case ERF ->
                with(
                        integral(t -> 2 / Math.sqrt(Math.PI) * Math.exp(-t * t), x),
                        2 / Math.sqrt(Math.PI) * Math.exp(-x * x));
            default -> throw new UnsupportedOperationException(f.name());
        };
    }

    @Override
    public Tensor combine(Binary f, double other) {
        return combine(f, of(other));
    }

    @Override
    public Tensor combine(Binary f, Tensor other) {
        double y = ((TapedNumber) other).value;
        double x = value;
        return switch (f) {
            case ADD -> with(x + y, 1, other, 1);
            case SUBTRACT -> with(x - y, 1, other, -1);
            case MULTIPLY -> with((float) x * (float) y, y, other, x);
            case DIVIDE -> with(x / y, 1 / y, other, -x / (y * y));
            case MINIMUM -> with(Math.min(x, y), x < y ? 1 : 0, other, x < y ? 0 : 1);
            case GREATER -> of(x > y ? 1 : 0);
            case GREATER_EQUAL -> of(x >= y ? 1 : 0);
            case LESS -> of(x < y ? 1 : 0);
            case LESS_EQUAL -> of(x <= y ? 1 : 0);
            default -> throw new UnsupportedOperationException(f.name());
        };
    }

    @Override
    public Tensor choose(Tensor yes, Tensor no) {
        boolean chosen = value != 0;
        TapedNumber result = (TapedNumber) (chosen ? yes : no);
        return new TapedNumber(result.value, (TapedNumber) yes, chosen ? 1 : 0, (TapedNumber) no, chosen ? 0 : 1);
    }

    private TapedNumber with(double result, double derivative) {
        return new TapedNumber(result, this, derivative, null, 0);
    }

    private TapedNumber with(double result, double byThis, Tensor other, double byOther) {
        return new TapedNumber(result, this, byThis, (TapedNumber) other, byOther);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** ∫₀ˣ f(t) dt by Simpson's rule; beyond ±10 nothing is left of the integrand. */
    private static double integral(DoubleUnaryOperator f, double x) {
        int steps = 2000;
        double end = Math.max(-10, Math.min(10, x));
        double h = end / steps;
        double sum = f.applyAsDouble(0) + f.applyAsDouble(end);
        for (int i = 1; i < steps; i++) {
            sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(i * h);
        }
        return sum * h / 3;
    }
}

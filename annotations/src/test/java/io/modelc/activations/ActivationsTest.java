package io.modelc.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelc.Tensor;
import io.modelc.WrittenTensor;
import io.modelc.errors.DeclarationException;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The elementwise functions against their definitions in double precision; the oracle has Keras' own numbers. */
class ActivationsTest {

    private static final double[] PLACES = {
        -100, -30, -8.5, -3.1, -2.9, -1.1, -0.9, -0.4, -1e-3, 1e-3, 0.2, 0.45, 0.6, 0.9, 1.2, 2.9, 3.1, 5.9, 6.1, 30,
        100
    };

    static List<Arguments> definitions() {
        return List.of(
                of("linear", Activations.LINEAR, x -> x),
                of("relu", Activations.RELU, x -> Math.max(x, 0)),
                of("relu6", Activations.RELU6, x -> Math.min(Math.max(x, 0), 6)),
                of(
                        "relu with options",
                        Activations.relu(0.1, 1.5, 0.3),
                        x -> x > 1.5 ? 1.5 : x > 0.3 ? x : 0.1 * (x - 0.3)),
                of("relu with a threshold", Activations.relu(0, Double.POSITIVE_INFINITY, 0.3), x -> x > 0.3 ? x : 0),
                of("leaky relu", Activations.LEAKY_RELU, x -> x > 0 ? x : 0.2 * x),
                of("elu", Activations.ELU, x -> x > 0 ? x : Math.expm1(x)),
                of("elu 0.5", Activations.elu(0.5), x -> x > 0 ? x : 0.5 * Math.expm1(x)),
                of("selu", Activations.SELU, x -> 1.05070098735548 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x))),
                of("celu", Activations.CELU, x -> x > 0 ? x : Math.expm1(x)),
                of("celu 0.6", Activations.celu(0.6), x -> x > 0 ? x : 0.6 * Math.expm1(x / 0.6)),
                of("softplus", Activations.SOFTPLUS, x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))),
                of("squareplus", Activations.SQUAREPLUS, x -> (x + Math.sqrt(x * x + 4)) / 2),
                of("sparse plus", Activations.SPARSE_PLUS, x -> x <= -1 ? 0 : x < 1 ? (x + 1) * (x + 1) / 4 : x),
                of("silu", Activations.SILU, x -> x / (1 + Math.exp(-x))),
                of("mish", Activations.MISH, x -> x * Math.tanh(Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))))),
                of("hard silu", Activations.HARD_SILU, x -> x * Math.min(Math.max(x + 3, 0), 6) / 6),
                of(
                        "gelu approximately",
                        Activations.gelu(true),
                        x -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))),
                of("sigmoid", Activations.SIGMOID, x -> 1 / (1 + Math.exp(-x))),
                of("log sigmoid", Activations.LOG_SIGMOID, x -> Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)))),
                of("hard sigmoid", Activations.HARD_SIGMOID, x -> Math.min(Math.max(x + 3, 0), 6) / 6),
                of("sparse sigmoid", Activations.SPARSE_SIGMOID, x -> Math.min(Math.max((x + 1) / 2, 0), 1)),
                of("tanh", Activations.TANH, Math::tanh),
                of("hard tanh", Activations.HARD_TANH, x -> Math.min(Math.max(x, -1), 1)),
                of("softsign", Activations.SOFTSIGN, x -> x / (1 + Math.abs(x))),
                of("tanh shrink", Activations.TANH_SHRINK, x -> x - Math.tanh(x)),
                of("hard shrink", Activations.HARD_SHRINK, x -> Math.abs(x) > 0.5 ? x : 0),
                of("soft shrink", Activations.SOFT_SHRINK, x -> x > 0.5 ? x - 0.5 : x < -0.5 ? x + 0.5 : 0),
                of("threshold", Activations.threshold(0.5, -1), x -> x > 0.5 ? x : -1));
    }

    private static Arguments of(String name, ActivationFunction f, DoubleUnaryOperator definition) {
        return Arguments.of(name, f, definition);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("definitions")
    void valueAndDerivativeAreThoseOfTheDefinition(String name, ActivationFunction f, DoubleUnaryOperator definition) {
        assertThat(DoubleStream.of(PLACES)).allSatisfy(x -> {
            float[] actual = TapedNumber.valueAndDerivative(f, x);
            double h = 1e-6;
            double derivative = (definition.applyAsDouble(x + h) - definition.applyAsDouble(x - h)) / (2 * h);
            assertThat(actual[0]).isCloseTo((float) definition.applyAsDouble(x), within(1e-5f));
            assertThat(actual[1]).isCloseTo((float) derivative, within(1e-5f));
        });
    }

    @Test
    void geluIsXTimesTheNormalDistribution() {
        assertThat(TapedNumber.valueAndDerivative(Activations.GELU, 0.75)[0]).isCloseTo(0.58002955f, within(1e-6f));
        assertThat(TapedNumber.valueAndDerivative(Activations.GELU, -1.5)[0]).isCloseTo(-0.10021086f, within(1e-6f));
        assertThat(TapedNumber.valueAndDerivative(Activations.GELU, 100)).containsExactly(100, 1);
        assertThat(TapedNumber.valueAndDerivative(Activations.GELU, -100)).containsExactly(-0f, 0);
    }

    @Test
    void exponentialIsItsOwnDerivative() {
        assertThat(TapedNumber.valueAndDerivative(Activations.EXPONENTIAL, 3))
                .containsExactly((float) Math.exp(3), (float) Math.exp(3));
    }

    @Test
    void derivativesAtTheBendsAreThoseOfKeras() {
        assertThat(derivative(Activations.HARD_SIGMOID, -3)).isZero();
        assertThat(derivative(Activations.HARD_SIGMOID, 3)).isZero();
        assertThat(derivative(Activations.HARD_SILU, -3)).isEqualTo(-0.5f);
        assertThat(derivative(Activations.HARD_SILU, 3)).isEqualTo(1);
        assertThat(derivative(Activations.LEAKY_RELU, 0)).isEqualTo(0.2f);
        assertThat(derivative(Activations.ELU, 0)).isEqualTo(1);
        assertThat(derivative(Activations.CELU, 0)).isEqualTo(1);
    }

    @Test
    void gluGatesTheFirstHalfWithTheSecond() {
        assertThat(Activations.GLU.apply(new WrittenTensor("x", Tensor.BATCH, 6)))
                .hasToString("MULTIPLY(x[-1: 0..3], SIGMOID(x[-1: 3..6]))");
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> Activations.GLU.apply(new WrittenTensor("x", Tensor.BATCH, 5)))
                .isInstanceOf(DeclarationException.class)
                .hasMessage("[MC112] glu splits an axis into halves, but axis -1 of (None, 5) has an odd size.");
        assertThatThrownBy(() -> Activations.celu(0))
                .isInstanceOf(DeclarationException.class)
                .hasMessage("[MC104] celu needs alpha to be more than 0, but got 0.0.");
        assertThatThrownBy(() -> Activations.relu(-1, 6, 0))
                .isInstanceOf(DeclarationException.class)
                .hasMessage("[MC104] relu needs negativeSlope to be 0 or more, but got -1.0.");
    }

    private static float derivative(ActivationFunction f, double x) {
        return TapedNumber.valueAndDerivative(f, x)[1];
    }
}

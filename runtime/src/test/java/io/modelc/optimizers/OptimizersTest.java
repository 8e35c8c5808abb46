package io.modelc.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.modelc.data.NDArray;
import io.modelc.kernels.KernelsProvider;
import io.modelc.weights.Arena;
import io.modelc.weights.Gradients;
import io.modelc.weights.Variable;
import io.modelc.weights.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptimizersTest {

    private static final float[] START = {1, -2, 3, 0.5f, 0};
    private static final float[][] SLOPES = {{0.1f, -3, 0, 2, 1}, {-0.5f, 1, 0, 2, -1}, {0.2f, 0.3f, 4, 0, 1}};

    private final Weights weights = weights();

    private static Weights weights() {
        Arena arena = new Arena(5);
        Weights weights = new Weights(
                List.of(
                        new Variable("m/kernel", new int[] {2, 2}, true, arena, 0),
                        new Variable("m/bias", new int[] {1}, true, arena, 4)),
                arena);
        System.arraycopy(START, 0, arena.change(), 0, 5);
        return weights;
    }

    private static Gradients gradients(Weights weights, float... slopes) {
        Gradients gradients = new Gradients(weights, new Arena(5), KernelsProvider.create());
        System.arraycopy(slopes, 0, gradients.arena().change(), 0, 5);
        return gradients;
    }

    private float[] after(Optimizer optimizer) {
        for (float[] slopes : SLOPES) {
            optimizer.apply(gradients(weights, slopes), weights);
        }
        return weights.arena().read();
    }

    /** One weight's step in double precision. */
    private interface Rule {
        double step(double w, double g, double[] state, int t);
    }

    private static float[] expected(Rule rule) {
        float[] end = new float[5];
        for (int i = 0; i < 5; i++) {
            double w = START[i];
            double[] state = new double[2];
            for (int t = 1; t <= SLOPES.length; t++) {
                w = rule.step(w, SLOPES[t - 1][i], state, t);
            }
            end[i] = (float) w;
        }
        return end;
    }

    @Test
    void gradientDescentGoesDownTheGradient() {
        assertThat(after(new SGD(0.1))).containsExactly(expected((w, g, s, t) -> w - 0.1 * g), within(1e-6f));
    }

    @Test
    void momentumKeepsAVelocity() {
        assertThat(after(new SGD(0.1, 0.9)))
                .containsExactly(expected((w, g, s, t) -> w + (s[0] = 0.9 * s[0] - 0.1 * g)), within(1e-6f));
    }

    @Test
    void nesterovLooksAhead() {
        assertThat(after(new SGD(0.1, 0.9, true)))
                .containsExactly(
                        expected((w, g, s, t) -> w + 0.9 * (s[0] = 0.9 * s[0] - 0.1 * g) - 0.1 * g), within(1e-6f));
    }

    @Test
    void adamHasItsEpsilonOutsideOfTheBiasCorrection() {
        // A large epsilon, so that its place is seen.
        Rule adam = (w, g, s, t) -> {
            s[0] = 0.8 * s[0] + 0.2 * g;
            s[1] = 0.99 * s[1] + 0.01 * g * g;
            double alpha = 0.02 * Math.sqrt(1 - Math.pow(0.99, t)) / (1 - Math.pow(0.8, t));
            return w - alpha * s[0] / (Math.sqrt(s[1]) + 0.1);
        };
        assertThat(after(new Adam(0.02, 0.8, 0.99, 0.1))).containsExactly(expected(adam), within(2e-6f));
    }

    @Test
    void theLearningRateCanChangeBetweenSteps() {
        Optimizer optimizer = new SGD(0.1);
        optimizer.learningRate(0);
        assertThat(after(optimizer)).containsExactly(START);
        assertThat(optimizer.iterations()).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> optimizer.learningRate(Double.NaN))
                .withMessage("The learning rate must be a number of 0 or more, but got NaN.");
    }

    @Test
    void anOptimizerOfOnesOwnHasStateForEachVariable() {
        Optimizer optimizer = new Optimizer("sum_of_gradients", 0.1) {
            @Override
            protected void update(Variable variable, float[] values, float[] gradient) {
                float[] sum = slot(variable, "sum");
                for (int i = 0; i < values.length; i++) {
                    sum[i] += gradient[i];
                    values[i] -= learningRate() * sum[i];
                }
            }
        };
        assertThat(after(optimizer)).containsExactly(expected((w, g, s, t) -> w - 0.1 * (s[0] += g)), within(1e-6f));
    }

    @Test
    void anOptimizerBelongsToTheWeightsItBeganWith() {
        Optimizer optimizer = new Adam();
        optimizer.apply(gradients(weights, SLOPES[0]), weights);
        Weights others = weights();
        assertThatIllegalStateException()
                .isThrownBy(() -> optimizer.apply(gradients(others, SLOPES[0]), others))
                .withMessageContaining("Make a new one");
    }

    @Test
    void gradientsOfOtherWeightsAreAnError() {
        Arena small = new Arena(1);
        Weights one = new Weights(List.of(new Variable("m/b", new int[] {1}, true, small, 0)), small);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Adam().apply(gradients(weights, SLOPES[0]), one))
                .withMessageContaining("gradients of 2 weights with 5 elements, but 1 weights with 1 elements");
    }

    @Test
    void optionsOutOfRangeAreErrors() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Adam(-1)).withMessageContaining("learning rate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Adam(0.1, 1, 0.9, 0))
                .withMessageContaining("beta1");
        assertThatIllegalArgumentException().isThrownBy(() -> new SGD(0.1, 2)).withMessageContaining("momentum");
    }

    @Test
    void gradientsAreFoundByPath() {
        Gradients gradients = gradients(weights, SLOPES[0]);
        assertThat(gradients.get("bias").value()).isEqualTo(NDArray.of(new float[] {1}));
        assertThat(gradients.get(0).value().shape()).containsExactly(2, 2);
    }
}

package io.modelc.kernels;

import static io.modelc.kernels.LossFunction.Kind.BINARY_CROSSENTROPY;
import static io.modelc.kernels.LossFunction.Kind.CATEGORICAL_CROSSENTROPY;
import static io.modelc.kernels.LossFunction.Kind.MEAN_ABSOLUTE_ERROR;
import static io.modelc.kernels.LossFunction.Kind.MEAN_SQUARED_ERROR;
import static io.modelc.kernels.LossFunction.Kind.SPARSE_CATEGORICAL_CROSSENTROPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Losses and gradients against the numbers of Keras 3.15.1 on float32, its tolerances included. */
final class LossesTest {

    private final PlainKernels kernels = new PlainKernels();

    @Test
    void binaryCrossentropyAtTheClip() {
        float[] target = {0.0f, 1.0f, 0.0f, 1.0f, 0.0f, 1.0f, 0.0f, 1.0f};
        float[] prediction = {0.0f, 0.0f, 1.0f, 1.0f, 1e-08f, 1e-08f, 0.999999f, 0.999999f};
        float[] weight = null;
        float[] losses = {
            1.1920929e-07f,
            16.118095f,
            15.942385f,
            1.1920929e-07f,
            1.1920929e-07f,
            16.118095f,
            13.802319f,
            1.0132795e-06f
        };
        float[] gradient = {0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 123361.88f, -0.12500012f};
        LossFunction f = new LossFunction(BINARY_CROSSENTROPY, false, 0.0f);
        check(f, target, prediction, weight, losses, gradient, 1e-05);
    }

    @Test
    void categoricalCrossentropyAtTheClip() {
        float[] target = {1.0f, 0.0f, 0.0f, 0.0f, 1.0f, 0.0f, 0.0f, 0.0f, 1.0f, 1.0f, 0.0f, 0.0f};
        float[] prediction = {1.0f, 0.0f, 0.0f, 1.0f, 0.0f, 0.0f, 0.0f, 0.5f, 0.5f, 1e-09f, 1e-09f, 1.0f};
        float[] weight = null;
        float[] losses = {1.1920929e-07f, 16.118095f, 0.6931472f, 16.118095f};
        float[] gradient = {0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.25f, 0.25f, -0.25f, 0.0f, 0.0f, 0.0f};
        LossFunction f = new LossFunction(CATEGORICAL_CROSSENTROPY, false, 0.0f);
        check(f, target, prediction, weight, losses, gradient, 1e-05);
    }

    @Test
    void probabilitiesAreDividedByTheirSum() {
        float[] target = {0.0f, 1.0f, 0.0f, 0.0f, 1.0f, 0.0f, 0.0f, 0.0f, 1.0f, 0.0f, 0.0f, 1.0f};
        float[] prediction = {
            0.45915186f,
            0.25673205f,
            0.29085886f,
            0.17155145f,
            0.9502513f,
            0.8779478f,
            0.30030757f,
            0.9110405f,
            0.3167629f,
            0.95426553f,
            0.38944182f,
            0.23181677f
        };
        float[] weight = null;
        float[] losses = {1.3664424f, 0.7440513f, 1.573634f, 1.916396f};
        float[] gradient = {
            0.2483256f,
            -0.7254523f,
            0.2483256f,
            0.12501559f,
            -0.1380727f,
            0.12501559f,
            0.16360068f,
            0.16360068f,
            -0.6256332f,
            0.15867735f,
            0.15867735f,
            -0.9197606f
        };
        LossFunction f = new LossFunction(CATEGORICAL_CROSSENTROPY, false, 0.0f);
        check(f, target, prediction, weight, losses, gradient, 1.9e-06);
    }

    @Test
    void sparseCategoricalCrossentropy() {
        float[] target = {3.0f, 2.0f, 2.0f, 3.0f, 1.0f, 0.0f};
        float[] prediction = {
            0.32858112f,
            0.10430336f,
            0.13019733f,
            0.43691817f,
            0.4808346f,
            0.11248997f,
            0.35944122f,
            0.047234215f,
            0.49869958f,
            0.0816278f,
            0.24990083f,
            0.1697718f,
            0.6057174f,
            0.046498317f,
            0.12106548f,
            0.2267188f,
            0.49399656f,
            0.16194896f,
            0.1140759f,
            0.22997859f,
            0.21155217f,
            0.4371259f,
            0.283542f,
            0.06777994f
        };
        float[] weight = null;
        float[] losses = {0.82800937f, 1.0232046f, 1.3866911f, 1.4840448f, 1.820474f, 1.5532836f};
        float[] gradient = {
            0.16666667f,
            0.16666667f,
            0.16666667f,
            -0.21479301f,
            0.16666667f,
            0.16666667f,
            -0.29701602f,
            0.16666667f,
            0.16666667f,
            0.16666667f,
            -0.5002645f,
            0.16666667f,
            0.16666667f,
            0.16666667f,
            0.16666667f,
            -0.5684584f,
            0.16666667f,
            -0.86246413f,
            0.16666667f,
            0.16666667f,
            -0.62116104f,
            0.16666667f,
            0.16666667f,
            0.16666667f
        };
        LossFunction f = new LossFunction(SPARSE_CATEGORICAL_CROSSENTROPY, false, 0.0f);
        check(f, target, prediction, weight, losses, gradient, 1.8e-06);
    }

    @Test
    void logitsMayBeLarge() {
        float[] target = {1.0f, 0.0f, 0.0f, 1.0f, 1.0f, 0.0f};
        float[] prediction = {-120.0f, -40.0f, -17.0f, 17.0f, 40.0f, 120.0f};
        float[] weight = null;
        float[] losses = {120.0f, 0.0f, 0.0f, 0.0f, 0.0f, 120.0f};
        float[] gradient = {-0.16666667f, 7.0805906e-19f, 6.8998967e-09f, 0.0f, 0.0f, 0.16666667f};
        LossFunction f = new LossFunction(BINARY_CROSSENTROPY, true, 0.0f);
        check(f, target, prediction, weight, losses, gradient, 0.00012);
    }

    @Test
    void binaryLabelsAreSmoothed() {
        float[] target = {1.0f, 0.0f, 1.0f, 0.0f, 0.0f, 1.0f, 0.0f, 1.0f, 0.0f, 0.0f};
        float[] prediction = {
            2.2132442f,
            0.97208434f,
            4.3608694f,
            -0.89483774f,
            -1.6572247f,
            0.31600797f,
            -0.82907444f,
            -0.5034992f,
            -2.6170633f,
            0.9952628f
        };
        float[] weight = {0.90598744f, 0.53145367f, 0.5341706f, 1.8129686f, 0.72168887f};
        float[] losses = {0.7604083f, 0.4404529f, 0.45970574f, 0.6854955f, 0.7712276f};
        float[] gradient = {
            0.00012978615f,
            0.056672662f,
            0.004644564f,
            0.010103599f,
            0.0032122296f,
            -0.017181544f,
            0.036955703f,
            -0.09486927f,
            -0.0023059188f,
            0.045475505f
        };
        LossFunction f = new LossFunction(BINARY_CROSSENTROPY, true, 0.2f);
        check(f, target, prediction, weight, losses, gradient, 1.2e-06);
    }

    @Test
    void categoricalLabelsAreSmoothed() {
        float[] target = {
            0.0f, 0.0f, 0.0f, 1.0f, 1.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 1.0f, 0.0f, 0.0f, 1.0f, 0.0f, 0.0f, 0.0f, 0.0f,
            0.0f, 1.0f
        };
        float[] prediction = {
            -0.8205537f,
            0.65555996f,
            -0.25659952f,
            1.6774827f,
            0.7779133f,
            0.36545768f,
            -1.255035f,
            0.2788555f,
            -0.9341347f,
            1.2431011f,
            -1.1185868f,
            -2.2674727f,
            0.034061614f,
            -3.503938f,
            1.7594179f,
            0.5312031f,
            -0.5277106f,
            2.2579114f,
            -0.91952497f,
            -0.8519063f
        };
        float[] weight = {1.7927743f, 1.6135056f, 0.5625423f, 1.282408f, 0.15065533f};
        float[] losses = {0.59801084f, 0.94911104f, 2.5398457f, 5.331848f, 3.1636724f};
        float[] gradient = {
            0.0096216975f,
            0.07236484f,
            0.023702286f,
            -0.10568882f,
            -0.1640439f,
            0.08094448f,
            0.009539158f,
            0.073560216f,
            0.007493053f,
            0.08810358f,
            -0.09550047f,
            -9.615438e-05f,
            0.024535561f,
            -0.2363458f,
            0.16734391f,
            0.04446629f,
            0.00086590357f,
            0.025493475f,
            0.00034101334f,
            -0.02670039f
        };
        LossFunction f = new LossFunction(CATEGORICAL_CROSSENTROPY, true, 0.1f);
        check(f, target, prediction, weight, losses, gradient, 5.5e-06);
    }

    @Test
    void meanSquaredError() {
        float[] target = {
            0.19858024f,
            -1.6732988f,
            0.53063697f,
            -0.6439613f,
            -0.20420735f,
            1.7398282f,
            1.9280897f,
            0.32438192f,
            0.6849778f,
            -0.4158569f,
            0.1787477f,
            -0.20908335f
        };
        float[] prediction = {
            -0.10387459f,
            0.31448695f,
            1.9602602f,
            2.819015f,
            0.95758337f,
            -0.87562877f,
            1.1661053f,
            0.41739827f,
            -0.65997565f,
            2.354118f,
            2.1536937f,
            1.1940782f
        };
        float[] weight = null;
        float[] losses = {2.0288646f, 6.727526f, 0.7993908f, 4.514012f};
        float[] gradient = {
            -0.05040914f,
            0.33129764f,
            0.23827052f,
            0.57716274f,
            0.1936318f,
            -0.4359095f,
            -0.12699741f,
            0.015502727f,
            -0.22415893f,
            0.4616625f,
            0.32915768f,
            0.23386025f
        };
        LossFunction f = new LossFunction(MEAN_SQUARED_ERROR, false, 0.0f);
        check(f, target, prediction, weight, losses, gradient, 6.7e-06);
    }

    @Test
    void meanAbsoluteError() {
        float[] target = {
            -1.481521f,
            -0.2627297f,
            0.83316016f,
            0.323542f,
            1.4634405f,
            -0.63409394f,
            -0.3996907f,
            1.8326223f,
            -2.0572367f,
            0.7356706f,
            1.0832086f,
            -0.21710634f
        };
        float[] prediction = {
            -0.09678066f,
            -1.2362219f,
            0.753625f,
            2.916263f,
            0.14794019f,
            -0.7985053f,
            -1.2415341f,
            -0.40880692f,
            -2.6135266f,
            -0.034429297f,
            0.26861134f,
            -1.9785324f
        };
        float[] weight = null;
        float[] losses = {0.8125892f, 1.3575443f, 1.2131876f, 1.1153744f};
        float[] gradient = {
            0.083333336f,
            -0.083333336f,
            -0.083333336f,
            0.083333336f,
            -0.083333336f,
            -0.083333336f,
            -0.083333336f,
            -0.083333336f,
            -0.083333336f,
            -0.083333336f,
            -0.083333336f,
            -0.083333336f
        };
        LossFunction f = new LossFunction(MEAN_ABSOLUTE_ERROR, false, 0.0f);
        check(f, target, prediction, weight, losses, gradient, 1.6e-06);
    }

    /** The gradient is that of the mean over the rows. */
    private void check(
            LossFunction f,
            float[] target,
            float[] prediction,
            float[] weight,
            float[] losses,
            float[] gradient,
            double tolerance) {
        int rows = losses.length;
        float[] actualLosses = new float[rows];
        float[] actualGradient = new float[prediction.length];
        kernels.loss(
                f,
                kernels.wrap(target),
                kernels.wrap(prediction),
                weight == null ? null : kernels.wrap(weight),
                kernels.wrap(actualLosses),
                kernels.wrap(actualGradient),
                rows,
                prediction.length / rows,
                1f / rows,
                false);
        close(actualLosses, losses, tolerance);
        close(actualGradient, gradient, tolerance);
    }

    private static void close(float[] actual, float[] expected, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i])
                    .as("number %d", i)
                    .isCloseTo(expected[i], Offset.offset(tolerance + 1e-5 * Math.abs(expected[i])));
        }
    }

    @Test
    void aClassThatIsNoneIsRefused() {
        LossFunction f = new LossFunction(SPARSE_CATEGORICAL_CROSSENTROPY);
        Buffer target = kernels.wrap(new float[] {0, 3});
        Buffer prediction = kernels.wrap(new float[] {0.2f, 0.3f, 0.5f, 0.2f, 0.3f, 0.5f});
        Buffer loss = kernels.allocate(2);
        assertThatThrownBy(() -> kernels.loss(f, target, prediction, null, loss, null, 2, 3, 1, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The target of sample 1 is 3.0, but must be a class from 0 to 2");
    }

    @Test
    void onlyCrossentropiesHaveAGradientAtLogits() {
        LossFunction f = new LossFunction(MEAN_SQUARED_ERROR);
        Buffer x = kernels.allocate(3);
        assertThatThrownBy(() -> kernels.loss(f, x, x, null, x, kernels.allocate(3), 1, 3, 1, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("MEAN_SQUARED_ERROR has no gradient at logits: only crossentropies have");
    }
}

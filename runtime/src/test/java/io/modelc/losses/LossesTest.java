package io.modelc.losses;

import static io.modelc.losses.Reduction.MEAN;
import static io.modelc.losses.Reduction.MEAN_WITH_SAMPLE_WEIGHT;
import static io.modelc.losses.Reduction.NONE;
import static io.modelc.losses.Reduction.SUM;
import static io.modelc.losses.Reduction.SUM_OVER_BATCH_SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.modelc.data.NDArray;
import io.modelc.random.Philox;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers named "Keras" are those of Keras 3.15.1. */
class LossesTest {

    @Test
    void sparseCrossentropyIsKeras() {
        NDArray labels = NDArray.of(new int[] {3, 2});
        NDArray predictions = NDArray.of(new float[][] {
            {0.32858112f, 0.10430336f, 0.13019733f, 0.43691817f}, {0.4808346f, 0.11248997f, 0.35944122f, 0.047234215f}
        });
        Loss loss = new SparseCategoricalCrossentropy();
        assertThat(loss.unreduced(labels, predictions).toFloatArray())
                .containsExactly(new float[] {0.82800937f, 1.0232046f}, within(1e-6f));
        assertThat(loss.gradient(labels, predictions).row(0).toFloatArray())
                .containsExactly(new float[] {0.5f, 0.5f, 0.5f, 0.5f - 0.5f / 0.43691817f}, within(2e-6f));
        assertThat(loss.call(labels.reshape(2, 1), predictions)).isEqualTo(loss.call(labels, predictions));
    }

    @Test
    void binaryCrossentropyClipsInFloat32AsKerasDoes() {
        NDArray targets = NDArray.of(new float[] {0, 1, 0, 1, 0, 1, 0, 1}, 8, 1);
        NDArray predictions = NDArray.of(new float[] {0, 0, 1, 1, 1e-8f, 1e-8f, 0.999999f, 0.999999f}, 8, 1);
        Loss loss = new BinaryCrossentropy();
        assertThat(loss.call(targets, predictions)).isCloseTo(7.7476115f, within(1e-5f));
        assertThat(loss.unreduced(targets, predictions).at(2)).isCloseTo(15.942385f, within(1e-5f));
        assertThat(loss.unreduced(targets, predictions).at(1)).isCloseTo(16.118095f, within(1e-5f));
        NDArray gradient = loss.gradient(targets, predictions);
        for (int i = 0; i < 6; i++) {
            assertThat(gradient.at(i)).as("element %d, outside of the clip", i).isZero();
        }
        assertThat(gradient.at(6)).isCloseTo(123361.88f, within(1.3f));
        assertThat(gradient.at(7)).isCloseTo(-0.12500012f, within(1e-5f));
    }

    @Test
    void categoricalCrossentropyDividesByTheSumAndThenClipsAsKerasDoes() {
        NDArray targets = NDArray.of(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}});
        NDArray predictions = NDArray.of(new float[][] {{1, 0, 0}, {1, 0, 0}, {0, 0.5f, 0.5f}, {1e-9f, 1e-9f, 1}});
        Loss loss = new CategoricalCrossentropy();
        assertThat(loss.call(targets, predictions)).isCloseTo(8.232334f, within(1e-5f));
        assertThat(loss.gradient(targets, predictions).toFloatArray())
                .containsExactly(new float[] {0, 0, 0, 0, 0, 0, 0.25f, 0.25f, -0.25f, 0, 0, 0}, within(1e-5f));
        NDArray unnormalised = NDArray.of(new float[] {0.45915186f, 0.25673205f, 0.29085886f}, 1, 3);
        assertThat(loss.call(NDArray.of(new float[] {0, 1, 0}, 1, 3), unnormalised))
                .isCloseTo(1.3664424f, within(1e-6f));
    }

    @Test
    void logitsWithSmoothingAndWeightsAreKeras() {
        NDArray targets = NDArray.of(new float[] {1, 0, 1, 0, 0, 1, 0, 1, 0, 0}, 5, 2);
        NDArray logits = NDArray.of(
                new float[] {
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
                },
                5,
                2);
        NDArray weights = NDArray.of(new float[] {0.90598744f, 0.53145367f, 0.5341706f, 1.8129686f, 0.72168887f});
        Loss loss = new BinaryCrossentropy(true, 0.2, SUM_OVER_BATCH_SIZE);
        assertThat(loss.call(targets, logits, weights)).isCloseTo(0.5935861f, within(1e-6f));
        assertThat(loss.gradient(targets, logits, weights).at(1)).isCloseTo(0.056672662f, within(1e-6f));
    }

    @Test
    void largeLogitsOverflowNowhere() {
        NDArray logits = NDArray.of(new float[] {1000, -1000}, 1, 2);
        NDArray label = NDArray.of(new int[] {1});
        NDArray oneHot = NDArray.of(new float[] {0, 1}, 1, 2);
        assertThat(SparseCategoricalCrossentropy.onLogits().call(label, logits)).isEqualTo(2000);
        assertThat(CategoricalCrossentropy.onLogits().call(oneHot, logits)).isEqualTo(2000);
        assertThat(BinaryCrossentropy.onLogits().call(oneHot, logits)).isEqualTo(1000);
        assertThat(BinaryCrossentropy.onLogits().gradient(oneHot, logits).toFloatArray())
                .containsExactly(0.5f, -0.5f);
    }

    @Test
    void reductionsAreKeras() {
        NDArray targets = NDArray.of(new float[][] {{0, 0}, {0, 0}});
        NDArray predictions = NDArray.of(new float[][] {{1, 1}, {3, 3}});
        NDArray weights = NDArray.of(new float[] {1, 3});
        assertThat(new MeanAbsoluteError(SUM).call(targets, predictions, weights))
                .isEqualTo(10);
        assertThat(new MeanAbsoluteError(SUM_OVER_BATCH_SIZE).call(targets, predictions, weights))
                .isEqualTo(5);
        assertThat(new MeanAbsoluteError(MEAN).call(targets, predictions, weights))
                .isEqualTo(5);
        assertThat(new MeanAbsoluteError(MEAN_WITH_SAMPLE_WEIGHT).call(targets, predictions, weights))
                .isEqualTo(2.5f);
        assertThat(new MeanAbsoluteError(NONE)
                        .unreduced(targets, predictions, weights)
                        .toFloatArray())
                .containsExactly(1, 9);
        assertThat(new MeanAbsoluteError(MEAN_WITH_SAMPLE_WEIGHT).call(targets, predictions, NDArray.zeros(2)))
                .isZero();
    }

    @Test
    void anyRankIsReadInRowsAlongTheLastAxis() {
        NDArray targets = NDArray.zeros(2, 3, 4);
        NDArray predictions = NDArray.of(ones(24), 2, 3, 4);
        assertThat(new MeanSquaredError().unreduced(targets, predictions).shape())
                .containsExactly(2, 3);
        assertThat(new MeanSquaredError().call(targets, predictions, NDArray.of(ones(6), 2, 3)))
                .isEqualTo(1);
        assertThat(new MeanSquaredError().call(NDArray.zeros(5), NDArray.of(ones(5), 5, 1)))
                .isEqualTo(1);
        assertThat(new MeanSquaredError()
                        .unreduced(NDArray.zeros(2, 3), NDArray.of(ones(6), 2, 3, 1))
                        .shape())
                .containsExactly(2);
    }

    static List<Loss> gradientLosses() {
        return List.of(
                new MeanSquaredError(),
                new MeanAbsoluteError(SUM),
                new BinaryCrossentropy(false, 0.1, SUM_OVER_BATCH_SIZE),
                new BinaryCrossentropy(true, 0.1, MEAN_WITH_SAMPLE_WEIGHT),
                new CategoricalCrossentropy(false, 0.1, SUM_OVER_BATCH_SIZE),
                new CategoricalCrossentropy(true, 0.1, SUM),
                new SparseCategoricalCrossentropy(),
                SparseCategoricalCrossentropy.onLogits());
    }

    @ParameterizedTest
    @MethodSource("gradientLosses")
    void gradientsAreThoseOfFiniteDifferences(Loss loss) {
        Philox random = new Philox(3, 0);
        float[] predictions = new float[15];
        float[] targets = new float[loss.sparse() ? 5 : 15];
        float[] weights = new float[5];
        for (int i = 0; i < predictions.length; i++) {
            predictions[i] = 0.1f + 0.8f * random.nextFloat();
        }
        for (int i = 0; i < targets.length; i++) {
            // Away from the predictions, where |p − t| has no kink.
            targets[i] = random.nextInt(loss.sparse() ? 3 : 2);
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 0.5f + random.nextFloat();
        }
        NDArray target = loss.sparse() ? NDArray.of(targets) : NDArray.of(targets, 5, 3);
        NDArray weight = NDArray.of(weights);
        NDArray gradient = loss.gradient(target, NDArray.of(predictions.clone(), 5, 3), weight);
        float eps = 1e-2f;
        for (int i = 0; i < predictions.length; i++) {
            float[] up = predictions.clone();
            float[] down = predictions.clone();
            up[i] += eps;
            down[i] -= eps;
            float slope = (loss.call(target, NDArray.of(up, 5, 3), weight)
                            - loss.call(target, NDArray.of(down, 5, 3), weight))
                    / (up[i] - down[i]);
            assertThat(gradient.at(i)).as("element %d", i).isCloseTo(slope, within(5e-3f));
        }
    }

    @Test
    void shapesAndLabelsThatDoNotFitAreErrorsThatSayWhy() {
        Loss sparse = new SparseCategoricalCrossentropy();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sparse.call(NDArray.of(new int[] {0, 3}), NDArray.zeros(2, 3)))
                .withMessage("The label 3 of sample 1 in targets is no class: there are 3 classes, 0 to 2.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sparse.call(NDArray.of(new float[] {-1, 0.5f}), NDArray.zeros(2, 3)))
                .withMessageContaining("The label -1 of sample 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sparse.call(NDArray.of(new float[] {0.5f, 0}), NDArray.zeros(2, 3)))
                .withMessageContaining("The label 0.5 of sample 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sparse.call(NDArray.zeros(2, 3), NDArray.zeros(2, 3)))
                .withMessage("targets of shape (2, 3) do not fit predictions of shape (2, 3): class indices need the"
                        + " shape (2,) or (2, 1).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MeanSquaredError().call(NDArray.zeros(2, 4), NDArray.zeros(2, 3)))
                .withMessage(
                        "targets of shape (2, 4) do not fit predictions of shape (2, 3): they need the same shape.");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new MeanSquaredError().call(NDArray.zeros(2, 3), NDArray.zeros(2, 3), NDArray.zeros(3)))
                .withMessageContaining("Sample weights of shape (3,)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CategoricalCrossentropy(false, 1.5, SUM))
                .withMessageContaining("Label smoothing");
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}

package io.modelc.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelc.data.NDArray;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final NDArray SCORES =
            NDArray.of(new float[][] {{0.1f, 0.7f, 0.2f}, {0.5f, 0.2f, 0.3f}, {0.2f, 0.3f, 0.5f}, {0.3f, 0.3f, 0.4f}});

    private static float of(Metric metric, NDArray targets, NDArray predictions) {
        metric.updateState(targets, predictions);
        return metric.result();
    }

    @Test
    void accuraciesCountHits() {
        NDArray labels = NDArray.of(new int[] {1, 1, 2, 0});
        NDArray oneHot = NDArray.of(new float[][] {{0, 1, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}});
        assertThat(of(new SparseCategoricalAccuracy(), labels, SCORES)).isEqualTo(0.5f);
        assertThat(of(new SparseCategoricalAccuracy(), labels.reshape(4, 1), SCORES))
                .isEqualTo(0.5f);
        assertThat(of(new CategoricalAccuracy(), oneHot, SCORES)).isEqualTo(0.5f);
        assertThat(of(new SparseTopKCategoricalAccuracy(2), labels, SCORES)).isEqualTo(0.75f);
        assertThat(of(new SparseTopKCategoricalAccuracy(3), labels, SCORES)).isEqualTo(1);
        assertThat(of(new TopKCategoricalAccuracy(1), oneHot, SCORES)).isEqualTo(0.5f);
        assertThat(of(new Accuracy(), NDArray.of(new float[] {1, 2, 3}), NDArray.of(new float[] {1, 2, 4})))
                .isEqualTo(2 / 3f);
    }

    @Test
    void aPredictionExactlyAtTheThresholdIsNotPositive() {
        NDArray predictions = NDArray.of(new float[] {0.5f, 0.5f, 0.51f, 0.2f}, 4, 1);
        NDArray targets = NDArray.of(new float[] {0, 1, 1, 1}, 4, 1);
        assertThat(of(new BinaryAccuracy(), targets, predictions)).isEqualTo(0.5f);
        assertThat(of(new BinaryAccuracy(0.1), targets, predictions)).isEqualTo(0.75f);
    }

    @Test
    void errorsAreMeans() {
        NDArray targets = NDArray.of(new float[][] {{0, 0}, {0, 0}});
        NDArray predictions = NDArray.of(new float[][] {{1, -1}, {3, 1}});
        assertThat(of(new MeanAbsoluteError(), targets, predictions)).isEqualTo(1.5f);
        assertThat(of(new MeanSquaredError(), targets, predictions)).isEqualTo(3);
    }

    @Test
    void weightsOfSamplesWeighTheirRows() {
        MeanAbsoluteError metric = new MeanAbsoluteError();
        NDArray weights = NDArray.of(new float[] {1, 3});
        metric.updateState(NDArray.zeros(2, 1), NDArray.of(new float[] {1, 5}, 2, 1), weights);
        assertThat(metric.result()).isEqualTo(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metric.updateState(NDArray.zeros(2, 1), NDArray.zeros(2, 1), NDArray.zeros(3)))
                .withMessageContaining("Sample weights of shape (3,)");
    }

    @Test
    void stateGoesOnFromBatchToBatchUntilItIsReset() {
        Mean mean = new Mean("loss");
        mean.updateState(1, 3);
        mean.updateState(5, 1);
        assertThat(mean.result()).isEqualTo(2);
        mean.resetState();
        assertThat(mean.result()).isZero();
        mean.updateState(NDArray.of(new float[] {1, 2}));
        assertThat(mean.result()).isEqualTo(1.5f);
        Sum sum = new Sum();
        sum.updateValues(NDArray.of(new float[] {1, 2}), NDArray.of(new float[] {2, 0.5f}));
        assertThat(sum.result()).isEqualTo(3);
    }

    @Test
    void targetsThatDoNotFitAreAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SparseCategoricalAccuracy().updateState(NDArray.zeros(3), SCORES))
                .withMessage("The metric 'sparse_categorical_accuracy' got targets of shape (3,) for predictions of"
                        + " shape (4, 3): it needs one class index for each row.");
        assertThatThrownBy(() -> new Mean().updateState(SCORES, SCORES))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("'mean'");
        assertThatIllegalArgumentException().isThrownBy(() -> new BinaryAccuracy(1.0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TopKCategoricalAccuracy(0));
    }

    /** The metric of listing 7.18. */
    private static final class RootMeanSquaredError extends Metric {

        private final MetricVariable squares = addVariable("mse_sum");
        private final MetricVariable samples = addVariable("total_samples");

        RootMeanSquaredError() {
            super("rmse");
        }

        @Override
        public void updateState(NDArray targets, NDArray predictions, NDArray sampleWeight) {
            for (int i = 0; i < targets.size(); i++) {
                squares.add(Math.pow(targets.at(i) - predictions.at(i), 2));
            }
            samples.add(predictions.rows());
        }

        @Override
        public float result() {
            return (float) Math.sqrt(squares.get() / samples.get());
        }
    }

    @Test
    void aMetricOfOnesOwnHasItsStateReset() {
        Metric metric = new RootMeanSquaredError();
        metric.updateState(NDArray.zeros(2, 1), NDArray.of(new float[] {3, 4}, 2, 1));
        assertThat(metric.result()).isCloseTo((float) Math.sqrt(12.5), within(1e-6f));
        metric.resetState();
        assertThat(metric.variables()).extracting(MetricVariable::get).containsOnly(0.0);
    }

    @Test
    void logsAreSortedByNameAndKeepTheirOrder() {
        Mean loss = new Mean("loss");
        loss.updateState(0.25);
        Logs logs = Logs.of(loss, new Mean("accuracy"));
        assertThat(logs.names()).containsExactly("accuracy", "loss");
        Logs copy = logs.copy();
        logs.put("loss", 1);
        copy.putAll("val_", logs);
        assertThat(copy.toMap().keySet()).containsExactly("accuracy", "loss", "val_accuracy", "val_loss");
        assertThat(copy.get("loss")).isEqualTo(0.25);
        assertThat(logs).hasToString("accuracy: 0.0000 - loss: 1.0000");
        assertThatThrownBy(() -> logs.get("los")).hasMessageContaining("[accuracy, loss]");
    }
}

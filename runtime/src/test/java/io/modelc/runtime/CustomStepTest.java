package io.modelc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelc.HandWrittenMlp;
import io.modelc.callbacks.History;
import io.modelc.data.NDArray;
import io.modelc.losses.SparseCategoricalCrossentropy;
import io.modelc.metrics.Logs;
import io.modelc.metrics.Mean;
import io.modelc.metrics.Metric;
import io.modelc.metrics.SparseCategoricalAccuracy;
import io.modelc.optimizers.Adam;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Listing 7.21: fit() with a training step of one's own. */
class CustomStepTest {

    private final NDArray x = Digits.inputs(20);
    private final NDArray y = Digits.labels(20);

    private static class CustomModel extends HandWrittenMlp {

        private final SparseCategoricalCrossentropy lossFn = new SparseCategoricalCrossentropy();
        private final Mean lossTracker = new Mean("loss");

        CustomModel() {
            super(Digits.FEATURES, 8, Digits.CLASSES);
        }

        @Override
        protected Logs trainStep(Batch batch) {
            var predictions = forward(batch.inputs(), true);
            float loss = lossFn.call(batch.targets(), predictions);
            optimizer().apply(backward(lossFn.gradient(batch.targets(), predictions)), trainableWeights());
            lossTracker.updateState(loss);
            return Logs.of(lossTracker);
        }

        @Override
        public List<Metric> metrics() {
            return List.of(lossTracker);
        }
    }

    /** The version that uses what compile() was given. */
    private static class CompiledStep extends HandWrittenMlp {

        CompiledStep() {
            super(Digits.FEATURES, 8, Digits.CLASSES);
        }

        @Override
        protected Logs trainStep(Batch batch) {
            NDArray predictions = forward(batch.inputs(), true);
            float loss = computeLoss(batch.targets(), predictions);
            optimizer().apply(backward(lossGradients(batch.targets(), predictions)), trainableWeights());
            for (Metric metric : metrics()) {
                if (metric.name().equals("loss")) {
                    ((Mean) metric).updateState(loss, batch.size());
                } else {
                    metric.updateState(batch.targets(), predictions);
                }
            }
            return Logs.of(metrics());
        }
    }

    @Test
    void aStepOfOnesOwnRunsInsideFitAndTrainsAsTheBuiltInOne() {
        HandWrittenMlp builtIn = Digits.model();
        CustomModel custom = new CustomModel();
        custom.compile(Compile.with(new Adam(0.01)));
        builtIn.fit(x, y, Digits.quiet(2));
        History history = custom.fit(x, y, Digits.quiet(2));
        assertThat(history.names()).containsExactly("loss");
        assertThat(custom.weights().values()).isEqualTo(builtIn.weights().values());
    }

    @Test
    void aStepThatUsesWhatCompileWasGivenReportsTheSame() {
        HandWrittenMlp builtIn = Digits.model();
        CompiledStep custom = new CompiledStep();
        custom.compile(Compile.with(new Adam(0.01))
                .loss(new SparseCategoricalCrossentropy())
                .metrics(new SparseCategoricalAccuracy()));
        History expected = builtIn.fit(x, y, Digits.quiet(2).validationSplit(0.3));
        History history = custom.fit(x, y, Digits.quiet(2).validationSplit(0.3));
        assertThat(history.names()).isEqualTo(expected.names());
        for (String name : history.names()) {
            for (int epoch = 0; epoch < 2; epoch++) {
                assertThat(history.get(name).get(epoch))
                        .isCloseTo(expected.get(name).get(epoch), within(1e-6));
            }
        }
        assertThat(custom.weights().values()).isEqualTo(builtIn.weights().values());
    }

    @Test
    void metricsGoOnFromBatchToBatchUntilTheyAreReset() {
        HandWrittenMlp model = Digits.model();
        NDArray first = x.rows(0, 8);
        NDArray second = x.rows(8, 20);
        double one = model.testOnBatch(first, y.rows(0, 8)).get("loss");
        double both = model.testOnBatch(second, y.rows(8, 20)).get("loss");
        assertThat(both).isCloseTo(model.evaluate(x, y).get("loss"), within(1e-6));
        model.resetMetrics();
        assertThat(model.testOnBatch(first, y.rows(0, 8)).get("loss")).isEqualTo(one);
        assertThat(model.predictOnBatch(first)).isEqualTo(model.predict(first));
    }

    @Test
    void aPredictStepOfOnesOwnIsUsedByPredict() {
        HandWrittenMlp model = new HandWrittenMlp(Digits.FEATURES, 8, Digits.CLASSES) {
            @Override
            protected NDArray predictStep(Batch batch) {
                float[] sizes = new float[batch.size() * Digits.CLASSES];
                Arrays.fill(sizes, batch.size());
                return NDArray.of(sizes, batch.size(), Digits.CLASSES);
            }
        };
        assertThat(model.predict(x, 16).get(0, 0)).isEqualTo(16);
        assertThat(model.predict(x, 16).get(19, 2)).isEqualTo(4);
    }
}

package io.modelc.runtime;

import static io.modelc.runtime.Digits.inputs;
import static io.modelc.runtime.Digits.labels;
import static io.modelc.runtime.Digits.model;
import static io.modelc.runtime.Digits.oneHot;
import static io.modelc.runtime.Digits.quiet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.modelc.HandWrittenMlp;
import io.modelc.callbacks.Callback;
import io.modelc.callbacks.History;
import io.modelc.data.NDArray;
import io.modelc.losses.CategoricalCrossentropy;
import io.modelc.losses.Loss;
import io.modelc.losses.MeanSquaredError;
import io.modelc.losses.Reduction;
import io.modelc.losses.SparseCategoricalCrossentropy;
import io.modelc.metrics.CategoricalAccuracy;
import io.modelc.metrics.Logs;
import io.modelc.optimizers.Adam;
import io.modelc.optimizers.Optimizer;
import io.modelc.optimizers.SGD;
import io.modelc.weights.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitTest {

    private final NDArray x = inputs(20);
    private final NDArray y = labels(20);

    @ParameterizedTest
    @CsvSource({"1,1,1,1", "3,1,2,7", "17,3,1,1", "1,17,5,128", "30,1000,3,7"})
    void modelsOfAnySizeTrain(int features, int hidden, int classes, int batchSize) {
        HandWrittenMlp model = new HandWrittenMlp(features, hidden, classes);
        model.compile(Compile.with(new Adam()).loss(new SparseCategoricalCrossentropy()));
        NDArray inputs = inputs(20, features);
        History history = model.fit(
                inputs, labels(20, classes), Fit.epochs(2).batchSize(batchSize).verbose(0));
        assertThat(history.get("loss")).hasSize(2).allMatch(Double::isFinite);
        assertThat(model.predict(inputs).shape()).containsExactly(20, classes);
    }

    @Test
    void theEpochsLossIsWeightedByTheSizesOfItsBatches() {
        HandWrittenMlp model = model();
        model.compile(Compile.with(new SGD(0)).loss(new SparseCategoricalCrossentropy()));
        double loss = new SparseCategoricalCrossentropy().call(y, model.predict(x));
        assertThat(model.fit(x, y, quiet(1)).get("loss").get(0)).isCloseTo(loss, within(1e-6));
        assertThat(model.evaluate(x, y, 7).get("loss")).isCloseTo(loss, within(1e-6));
        assertThat(model.computeLoss(y, model.predict(x))).isCloseTo((float) loss, within(1e-6f));
    }

    @Test
    void validationDataIsLoggedWithAPrefix() {
        HandWrittenMlp model = model();
        History history = model.fit(x.rows(0, 12), y.rows(0, 12), quiet(2).validation(x.rows(12, 20), y.rows(12, 20)));
        assertThat(history.names())
                .containsExactly("loss", "sparse_categorical_accuracy", "val_loss", "val_sparse_categorical_accuracy");
        assertThat(history.get("val_loss").get(1))
                .isEqualTo(model.evaluate(x.rows(12, 20), y.rows(12, 20), 8).get("loss"));
    }

    @Test
    void aValidationSplitTakesTheLastSamplesBeforeShuffling() {
        HandWrittenMlp split = model();
        HandWrittenMlp apart = model();
        History ofSplit = split.fit(x, y, quiet(2).validationSplit(0.4));
        History ofApart = apart.fit(x.rows(0, 12), y.rows(0, 12), quiet(2).validation(x.rows(12, 20), y.rows(12, 20)));
        assertThat(ofSplit.toMap()).isEqualTo(ofApart.toMap());
        assertThat(split.weights().values()).isEqualTo(apart.weights().values());
    }

    @Test
    void theSeedFixesTheOrderOfSamples() {
        HandWrittenMlp first = model();
        HandWrittenMlp same = model();
        HandWrittenMlp other = model();
        first.fit(x, y, quiet(2).seed(5));
        same.fit(x, y, quiet(2).seed(5));
        other.fit(x, y, quiet(2).seed(6));
        assertThat(same.weights().values()).isEqualTo(first.weights().values());
        assertThat(other.weights().values()).isNotEqualTo(first.weights().values());
    }

    @Test
    void aTrainingGoesOnAtALaterEpochWithTheSameBatches() {
        HandWrittenMlp atOnce = model();
        HandWrittenMlp inParts = model();
        atOnce.fit(x, y, quiet(3));
        inParts.fit(x, y, quiet(1));
        History rest = inParts.fit(x, y, quiet(3).initialEpoch(1));
        assertThat(rest.epochs()).containsExactly(1, 2);
        assertThat(inParts.weights().values()).isEqualTo(atOnce.weights().values());
    }

    @Test
    void stepsPerEpochGoOnThroughTheSamplesFromEpochToEpoch() {
        HandWrittenMlp inSteps = model();
        HandWrittenMlp inEpochs = model();
        inSteps.fit(x, y, quiet(3).stepsPerEpoch(2));
        inEpochs.fit(x, y, quiet(2));
        assertThat(inSteps.optimizer().iterations()).isEqualTo(6);
        assertThat(inSteps.weights().values()).isEqualTo(inEpochs.weights().values());
    }

    @Test
    void classWeightsAreTheWeightsOfTheirSamples() {
        float[] weights = new float[20];
        for (int i = 0; i < 20; i++) {
            weights[i] = y.getInt(i) == 1 ? 3 : 1;
        }
        HandWrittenMlp byClass = model();
        HandWrittenMlp bySample = model();
        HandWrittenMlp unweighted = model();
        byClass.fit(x, y, quiet(1).classWeight(Map.of(1, 3.0)));
        bySample.fit(x, y, quiet(1).sampleWeight(NDArray.of(weights)));
        unweighted.fit(x, y, quiet(1));
        assertThat(byClass.weights().values()).isEqualTo(bySample.weights().values());
        assertThat(byClass.weights().values()).isNotEqualTo(unweighted.weights().values());
    }

    @Test
    void weightsOf0LeaveASampleOut() {
        float[] weights = new float[20];
        Arrays.fill(weights, 0, 10, 1);
        Loss mean = new SparseCategoricalCrossentropy(false, Reduction.MEAN_WITH_SAMPLE_WEIGHT);
        HandWrittenMlp all = model();
        all.compile(Compile.with(new SGD(0.1)).loss(mean));
        HandWrittenMlp half = model();
        half.compile(Compile.with(new SGD(0.1)).loss(mean));
        Fit fit = Fit.epochs(1).batchSize(20).shuffle(false).verbose(0);
        all.fit(x, y, fit.sampleWeight(NDArray.of(weights)));
        half.fit(
                x.rows(0, 10),
                y.rows(0, 10),
                Fit.epochs(1).batchSize(20).shuffle(false).verbose(0));
        float[] actual = all.weights().get(0).value().toFloatArray();
        assertThat(actual).containsExactly(half.weights().get(0).value().toFloatArray(), within(1e-6f));
    }

    @Test
    void oneHotTargetsTrainAsTheirIndicesDo() {
        HandWrittenMlp dense = model();
        dense.compile(
                Compile.with(new Adam(0.01)).loss(new CategoricalCrossentropy()).metrics(new CategoricalAccuracy()));
        HandWrittenMlp sparse = model();
        dense.fit(x, oneHot(y), quiet(2));
        sparse.fit(x, y, quiet(2));
        assertThat(dense.weights().get(0).value().toFloatArray())
                .containsExactly(sparse.weights().get(0).value().toFloatArray(), within(1e-5f));
    }

    @Test
    void callbacksAreToldOfEverythingInOrder() {
        List<String> events = new ArrayList<>();
        Callback recorder = new Callback() {
            @Override
            public void onTrainBegin(Logs logs) {
                events.add(
                        "train of " + schedule().epochs() + " x " + schedule().steps() + " on " + model().name());
            }

            @Override
            public void onTrainEnd(Logs logs) {
                events.add("end " + logs.names());
            }

            @Override
            public void onEpochBegin(int epoch, Logs logs) {
                events.add("epoch " + epoch);
            }

            @Override
            public void onBatchEnd(int batch, Logs logs) {
                events.add("batch " + batch + " " + logs.size());
            }

            @Override
            public void onTestBegin(Logs logs) {
                events.add("test");
            }

            @Override
            public void onTestBatchEnd(int batch, Logs logs) {
                events.add("test batch " + batch);
            }
        };
        model().fit(x, y, quiet(1).validationSplit(0.5).callbacks(recorder));
        assertThat(events)
                .containsExactly(
                        "train of 1 x 2 on mlp",
                        "epoch 0",
                        "batch 0 2",
                        "batch 1 2",
                        "test",
                        "test batch 0",
                        "test batch 1",
                        "end [loss, sparse_categorical_accuracy, val_loss, val_sparse_categorical_accuracy]");
    }

    @Test
    void aCallbackCanStopTheTraining() {
        Callback stop = new Callback() {
            @Override
            public void onBatchEnd(int batch, Logs logs) {
                if (batch == 1) {
                    model().stopTraining();
                }
            }
        };
        HandWrittenMlp model = model();
        assertThat(model.fit(x, y, quiet(5).callbacks(stop)).epochs()).containsExactly(0);
        assertThat(model.optimizer().iterations()).isEqualTo(2);
        assertThat(model.fit(x, y, quiet(2)).epochs()).containsExactly(0, 1);
    }

    /** (p − t)² summed over a row: a loss and an optimizer that kernels do not know. */
    private static final class SquaredSum extends Loss {

        SquaredSum() {
            super("squared_sum", Reduction.SUM_OVER_BATCH_SIZE);
        }

        @Override
        protected double rowLoss(float[] targets, float[] predictions) {
            double sum = 0;
            for (int i = 0; i < targets.length; i++) {
                sum += Math.pow(predictions[i] - targets[i], 2);
            }
            return sum;
        }

        @Override
        protected void rowGradient(float[] targets, float[] predictions, float[] gradient) {
            for (int i = 0; i < targets.length; i++) {
                gradient[i] = 2 * (predictions[i] - targets[i]);
            }
        }
    }

    private static final class PlainDescent extends Optimizer {

        PlainDescent(double learningRate) {
            super("plain_descent", learningRate);
        }

        @Override
        protected void update(Variable variable, float[] values, float[] gradient) {
            for (int i = 0; i < values.length; i++) {
                values[i] -= learningRate() * gradient[i];
            }
        }
    }

    @Test
    void aLossAndAnOptimizerOfOnesOwnTrainWithinFit() {
        HandWrittenMlp own = model();
        own.compile(Compile.with(new PlainDescent(0.3)).loss(new SquaredSum()).metrics(new CategoricalAccuracy()));
        HandWrittenMlp builtIn = model();
        builtIn.compile(Compile.with(new SGD(0.9)).loss(new MeanSquaredError()));
        History history = own.fit(x, oneHot(y), quiet(3));
        builtIn.fit(x, oneHot(y), quiet(3));
        // The sum over three classes at a third of the rate.
        assertThat(own.weights().get(0).value().toFloatArray())
                .containsExactly(builtIn.weights().get(0).value().toFloatArray(), within(1e-5f));
        assertThat(history.names()).containsExactly("categorical_accuracy", "loss");
        assertThat(own.evaluate(x, oneHot(y)).get("loss"))
                .isCloseTo(3 * builtIn.evaluate(x, oneHot(y)).get("loss"), within(1e-5));
    }

    @Test
    void optionsOutOfRangeAreErrors() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fit.epochs(1).batchSize(0))
                .withMessage("The batch size must be at least 1, but got 0.");
        assertThatIllegalArgumentException().isThrownBy(() -> Fit.epochs(0)).withMessageContaining("epochs");
        assertThatIllegalArgumentException().isThrownBy(() -> Fit.epochs(1).validationSplit(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model().fit(x.rows(0, 1), y.rows(0, 1), quiet(1).validationSplit(0.5)))
                .withMessageContaining("leaves none for training");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        model().fit(x, y, quiet(1).classWeight(Map.of(1, 2.0)).sampleWeight(NDArray.zeros(20))))
                .withMessageContaining("not both");
    }
}

package io.modelc.examples.chapter7;

import static io.modelc.examples.chapter7.CompiledTicketClassifier.DEPARTMENT;
import static io.modelc.examples.chapter7.CompiledTicketClassifier.PRIORITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.modelc.callbacks.Callback;
import io.modelc.data.NDArray;
import io.modelc.examples.chapter7.CompiledTicketClassifier.Inputs;
import io.modelc.examples.chapter7.CompiledTicketClassifier.Targets;
import io.modelc.examples.data.Mnist;
import io.modelc.examples.data.Split;
import io.modelc.examples.data.Tickets;
import io.modelc.gpu.GpuKernels;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.PlainKernels;
import io.modelc.losses.MeanSquaredError;
import io.modelc.losses.SparseCategoricalCrossentropy;
import io.modelc.metrics.Logs;
import io.modelc.metrics.SparseCategoricalAccuracy;
import io.modelc.optimizers.Adam;
import io.modelc.runtime.Compile;
import io.modelc.runtime.CompiledModel;
import io.modelc.runtime.Fit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generated classes compute on the device what they compute on the CPU, dropout included. */
class GpuAgreementTest {

    private static final int BATCH = 128;
    private static final SparseCategoricalCrossentropy LOSS = new SparseCategoricalCrossentropy();

    /** 1,000 rows: the last batch of an epoch is not full. */
    private static final Split DIGITS = digits(1000);

    private static final Tickets TICKETS = Tickets.random(
            80, TicketClassifier.VOCABULARY_SIZE, TicketClassifier.TAGS, TicketClassifier.DEPARTMENTS, 3);

    /** What a training left behind. */
    private record Trained(List<Double> losses, List<NDArray> weights, List<NDArray> predictions, Logs evaluation) {}

    private interface Training {
        Trained on(Kernels kernels, Runnable betweenSteps);
    }

    @Test
    void fiftyStepsOfTheDigitsWithDropout() {
        assertAgree((kernels, betweenSteps) -> {
            try (var model = mnist(kernels)) {
                Losses losses = new Losses(model, betweenSteps);
                // 7 full batches and one of 104 in an epoch.
                model.fit(DIGITS.images(), DIGITS.labels(), quiet(7).callbacks(losses));
                assertThat(losses.values).hasSizeGreaterThanOrEqualTo(50);
                return new Trained(
                        losses.values,
                        model.weights().values(),
                        List.of(model.predict(DIGITS.images(), 300)),
                        model.evaluate(DIGITS.images(), DIGITS.labels(), 64));
            }
        });
    }

    @Test
    void tenStepsOfTheTicketsWithThreeInputsAndTwoOutputs() {
        assertAgree((kernels, betweenSteps) -> {
            try (var model = new CompiledTicketClassifier()) {
                model.useKernels(kernels);
                model.compile(Compile.with(new Adam())
                        .loss(PRIORITY, new MeanSquaredError())
                        .loss(DEPARTMENT, LOSS)
                        .metrics(DEPARTMENT, new SparseCategoricalAccuracy()));
                Inputs inputs = new Inputs(TICKETS.title(), TICKETS.textBody(), TICKETS.tags());
                Targets targets = new Targets(TICKETS.priority(), TICKETS.department());
                Losses losses = new Losses(model, betweenSteps);
                model.fit(
                        inputs,
                        targets,
                        Fit.epochs(2)
                                .batchSize(16)
                                .verbose(Fit.Verbosity.SILENT)
                                .callbacks(losses));
                assertThat(losses.values).hasSize(10);
                var predictions = model.predict(inputs);
                return new Trained(
                        losses.values,
                        model.weights().values(),
                        List.of(predictions.priority(), predictions.department()),
                        model.evaluate(inputs, targets));
            }
        });
    }

    @Test
    void aLoopWrittenByHand() {
        assertAgree((kernels, betweenSteps) -> {
            try (var model = mnist(kernels)) {
                Adam adam = new Adam();
                List<Double> losses = new ArrayList<>();
                for (int batch : new int[] {128, 17, 1, 128, 7}) {
                    NDArray images = DIGITS.images().rows(0, batch);
                    NDArray labels = DIGITS.labels().rows(0, batch);
                    NDArray predictions = model.forward(images, true);
                    losses.add((double) LOSS.call(labels, predictions));
                    betweenSteps.run();
                    adam.apply(model.backward(LOSS.gradient(labels, predictions)), model.trainableWeights());
                    betweenSteps.run();
                }
                List<NDArray> weights = model.weights().values();
                NDArray gradients = NDArray.of(ramp(70), 7, 10);
                NDArray outputs = model.forward(DIGITS.images().rows(0, 7), true);
                List<NDArray> predictions = new ArrayList<>(List.of(outputs));
                predictions.addAll(model.backward(gradients).list().values());
                predictions.add(model.forward(DIGITS.images().rows(0, 3), false));
                Logs evaluation = model.evaluate(DIGITS.images(), DIGITS.labels());
                return new Trained(losses, weights, predictions, evaluation);
            }
        });
    }

    @Test
    void aStepOfFitIsOneLaunch() {
        try (GpuKernels kernels = OpenCl.kernels();
                var model = mnist(kernels)) {
            model.fit(DIGITS.images(), DIGITS.labels(), quiet(1));
            long before = kernels.launches();
            model.fit(DIGITS.images(), DIGITS.labels(), quiet(3).initialEpoch(1));
            assertThat(kernels.launches() - before).as("2 epochs of 8 steps").isEqualTo(16);

            before = kernels.launches();
            model.evaluate(DIGITS.images(), DIGITS.labels(), BATCH);
            assertThat(kernels.launches() - before).as("8 batches").isEqualTo(8);
            before = kernels.launches();
            model.predict(DIGITS.images(), BATCH);
            assertThat(kernels.launches() - before).as("8 batches").isEqualTo(8);
        }
    }

    private static CompiledMnistClassifier mnist(Kernels kernels) {
        CompiledMnistClassifier model = new CompiledMnistClassifier();
        model.useKernels(kernels);
        model.compile(Compile.with(new Adam()).loss(LOSS).metrics(new SparseCategoricalAccuracy()));
        return model;
    }

    private static Fit quiet(int epochs) {
        return Fit.epochs(epochs).batchSize(BATCH).seed(4).verbose(Fit.Verbosity.SILENT);
    }

    /** The loss of each batch. */
    private static final class Losses extends Callback {

        final List<Double> values = new ArrayList<>();
        private final CompiledModel<?, ?, ?> model;
        private final Runnable betweenSteps;

        Losses(CompiledModel<?, ?, ?> model, Runnable betweenSteps) {
            this.model = model;
            this.betweenSteps = betweenSteps;
        }

        @Override
        public void onBatchBegin(int batch, Logs logs) {
            model.resetMetrics();
        }

        @Override
        public void onBatchEnd(int batch, Logs logs) {
            values.add(logs.get("loss"));
            betweenSteps.run();
        }
    }

    // ---- comparison

    private static void assertAgree(Training training) {
        Trained actual;
        try (GpuKernels kernels = OpenCl.kernels()) {
            actual = training.on(kernels, OpenCl::collectGarbage);
        }
        Trained expected;
        try (PlainKernels kernels = new PlainKernels()) {
            expected = training.on(kernels, () -> {});
        }
        assertClose("losses", floats(actual.losses()), floats(expected.losses()), 0);
        assertAllClose("weight", actual.weights(), expected.weights());
        assertAllClose("output", actual.predictions(), expected.predictions());
        assertThat(actual.evaluation().names()).isEqualTo(expected.evaluation().names());
        List<Double> logs = new ArrayList<>();
        List<Double> expectedLogs = new ArrayList<>();
        for (String name : expected.evaluation().names()) {
            logs.add(actual.evaluation().get(name));
            expectedLogs.add(expected.evaluation().get(name));
        }
        assertClose("evaluation", floats(logs), floats(expectedLogs), 0);
    }

    private static void assertAllClose(String what, List<NDArray> actual, List<NDArray> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertClose(
                    what + " " + i,
                    actual.get(i).toFloatArray(),
                    expected.get(i).toFloatArray(),
                    1e-6);
        }
    }

    /** Within 1e-4 relative; numbers near 0 within {@code absolute}. */
    private static void assertClose(String what, float[] actual, float[] expected, double absolute) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            double error = Math.abs((double) actual[i] - expected[i]);
            if (!(error <= Math.max(absolute, 1e-4 * Math.abs(expected[i])))) {
                fail("%s: number %d is %s on the device and %s on the CPU", what, i, actual[i], expected[i]);
            }
        }
    }

    private static float[] floats(List<Double> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return floats;
    }

    private static float[] ramp(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = 0.01f * (i % 13 - 6);
        }
        return values;
    }

    private static Split digits(int count) {
        Split all = Mnist.embedded().train();
        return new Split(all.images().rows(0, count), all.labels().rows(0, count));
    }
}

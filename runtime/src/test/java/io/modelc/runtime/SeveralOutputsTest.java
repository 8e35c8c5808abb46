package io.modelc.runtime;

import static io.modelc.HandWrittenTickets.DEPARTMENT;
import static io.modelc.HandWrittenTickets.PRIORITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.modelc.HandWrittenTickets;
import io.modelc.HandWrittenTickets.Inputs;
import io.modelc.HandWrittenTickets.Outputs;
import io.modelc.HandWrittenTickets.Targets;
import io.modelc.callbacks.History;
import io.modelc.data.NDArray;
import io.modelc.losses.BinaryCrossentropy;
import io.modelc.losses.MeanSquaredError;
import io.modelc.losses.SparseCategoricalCrossentropy;
import io.modelc.metrics.Logs;
import io.modelc.metrics.MeanAbsoluteError;
import io.modelc.metrics.SparseCategoricalAccuracy;
import io.modelc.optimizers.Adam;
import io.modelc.random.Philox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Listings 7.10 and 7.11: training by record, by position and by name. */
class SeveralOutputsTest {

    private static final int SAMPLES = 13;

    private final Inputs inputs = new Inputs(random(1, 40), random(2, 40), random(3, 10));
    private final Targets targets = new Targets(random(4, 1), Digits.labels(SAMPLES, 4));
    private final Fit fit = Fit.epochs(2).batchSize(5).verbose(0);

    private static NDArray random(int stream, int size) {
        Philox random = new Philox(9, stream);
        float[] values = new float[SAMPLES * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return NDArray.of(values, SAMPLES, size);
    }

    private List<NDArray> inputList() {
        return List.of(inputs.title(), inputs.textBody(), inputs.tags());
    }

    private List<NDArray> targetList() {
        return List.of(targets.priority(), targets.department());
    }

    private static HandWrittenTickets compiled() {
        HandWrittenTickets model = new HandWrittenTickets();
        model.compile(Compile.with(new Adam())
                .loss(PRIORITY, new MeanSquaredError())
                .loss(DEPARTMENT, new SparseCategoricalCrossentropy())
                .metrics(PRIORITY, new MeanAbsoluteError())
                .metrics(DEPARTMENT, new SparseCategoricalAccuracy()));
        return model;
    }

    @Test
    void recordsListsAndMapsTrainTheSame() {
        HandWrittenTickets byRecord = compiled();
        byRecord.fit(inputs, targets, fit);

        HandWrittenTickets byList = new HandWrittenTickets();
        byList.compile(Compile.with(new Adam())
                .losses(List.of(new MeanSquaredError(), new SparseCategoricalCrossentropy()))
                .metrics(List.of(List.of(new MeanAbsoluteError()), List.of(new SparseCategoricalAccuracy()))));
        byList.fit(inputList(), targetList(), fit);

        HandWrittenTickets byName = new HandWrittenTickets();
        byName.compile(Compile.with(new Adam())
                .loss("priority", new MeanSquaredError())
                .loss("department", new SparseCategoricalCrossentropy()));
        byName.fit(
                Map.of("title", inputs.title(), "text_body", inputs.textBody(), "tags", inputs.tags()),
                Map.of("priority", targets.priority(), "department", targets.department()),
                fit);

        assertThat(byList.weights().values()).isEqualTo(byRecord.weights().values());
        assertThat(byName.weights().values()).isEqualTo(byRecord.weights().values());
        assertThat(byList.evaluate(inputList(), targetList()).toMap())
                .isEqualTo(byRecord.evaluate(inputs, targets).toMap());
    }

    @Test
    void predictionsAreNamedAsTheInputsAre() {
        HandWrittenTickets model = compiled();
        NDArray priority = model.predict(inputs).priority();
        assertThat(model.predict(inputList()).get(0)).isEqualTo(priority);
        assertThat(model.predict(Map.of("title", inputs.title(), "textBody", inputs.textBody(), "tags", inputs.tags())))
                .containsOnlyKeys("priority", "department")
                .containsEntry("priority", priority);
    }

    @Test
    void logsNameTheOutputsAndAreSorted() {
        History history = compiled().fit(inputs, targets, fit.validation(inputs, targets));
        assertThat(history.names())
                .containsExactly(
                        "department_loss",
                        "department_sparse_categorical_accuracy",
                        "loss",
                        "priority_loss",
                        "priority_mean_absolute_error",
                        "val_department_loss",
                        "val_department_sparse_categorical_accuracy",
                        "val_loss",
                        "val_priority_loss",
                        "val_priority_mean_absolute_error");
    }

    @Test
    void theLossIsTheWeightedSumOfThoseOfTheOutputs() {
        HandWrittenTickets model = new HandWrittenTickets();
        model.compile(Compile.with(new Adam())
                .loss(PRIORITY, new MeanSquaredError())
                .loss(DEPARTMENT, new SparseCategoricalCrossentropy())
                .lossWeight(PRIORITY, 2)
                .lossWeight("department", 0.5));
        Logs logs = model.evaluate(inputs, targets);
        assertThat(logs.get("loss"))
                .isCloseTo(2 * logs.get("priority_loss") + 0.5 * logs.get("department_loss"), within(1e-6));
        assertThat(model.computeLoss(targets, model.predict(inputs)))
                .isCloseTo((float) logs.get("loss"), within(1e-6f));
    }

    @Test
    void theLossesOfOutputsAreWeightedByTheSizesOfBatches() {
        HandWrittenTickets model = compiled();
        Logs atOnce = model.evaluate(inputs, targets, SAMPLES);
        Logs inBatches = model.evaluate(inputs, targets, 5);
        for (String name : atOnce.names()) {
            assertThat(inBatches.get(name)).as(name).isCloseTo(atOnce.get(name), within(1e-6));
        }
    }

    @Test
    void aLoopWrittenByHandGivesTheSameBitsWithSeveralOutputsAndLossWeights() {
        Compile[] compiles = new Compile[2];
        for (int i = 0; i < 2; i++) {
            compiles[i] = Compile.with(new Adam())
                    .loss(PRIORITY, new BinaryCrossentropy())
                    .loss(DEPARTMENT, new SparseCategoricalCrossentropy())
                    .lossWeight(PRIORITY, 0.3);
        }
        HandWrittenTickets fitted = new HandWrittenTickets();
        fitted.compile(compiles[0]);
        fitted.trainOnBatch(inputs, targets);

        HandWrittenTickets byHand = new HandWrittenTickets();
        byHand.compile(compiles[1]);
        Outputs outputs = byHand.forward(inputs, true);
        byHand.optimizer().apply(byHand.backward(byHand.lossGradients(targets, outputs)), byHand.trainableWeights());

        assertThat(byHand.weights().values()).isEqualTo(fitted.weights().values());
    }

    @Test
    void gradientsGivenAsNumbersAgreeWithThoseThatBeginAtTheLogits() {
        HandWrittenTickets model = compiled();
        Outputs outputs = model.forward(inputs, true);
        Outputs gradients = model.lossGradients(targets, outputs);
        List<NDArray> atLogits = model.backward(gradients).list().values();
        model.forward(inputs, true);
        Outputs numbers = new Outputs(
                NDArray.of(gradients.priority().toFloatArray(), SAMPLES, 1),
                NDArray.of(gradients.department().toFloatArray(), SAMPLES, 4));
        List<NDArray> asNumbers = model.backward(numbers).list().values();
        for (int i = 0; i < atLogits.size(); i++) {
            assertThat(asNumbers.get(i).toFloatArray())
                    .containsExactly(atLogits.get(i).toFloatArray(), within(1e-6f));
        }
    }

    @Test
    void anOutputWithoutALossIsLeftAlone() {
        HandWrittenTickets model = new HandWrittenTickets();
        model.compile(Compile.with(new Adam()).loss(PRIORITY, new MeanSquaredError()));
        NDArray before = model.weights().get("department/kernel").value();
        assertThat(model.fit(inputs, targets, fit).names()).containsExactly("loss");
        assertThat(model.weights().get("department/kernel").value()).isEqualTo(before);
    }

    @Test
    void wrongNamesAndNumbersSayWhichExistAndWhichWasMeant() {
        HandWrittenTickets model = compiled();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(inputList().subList(0, 2)))
                .withMessage("The model has 3 inputs (title, textBody, tags), but 2 arrays were given.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.fit(inputList(), List.of(targets.priority()), fit))
                .withMessage("The model has 2 targets (priority, department), but 1 array was given.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(Map.of("titel", inputs.title())))
                .withMessage("There is no input 'titel'. Did you mean 'title'? The names are: title, textBody, tags.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(Map.of("title", inputs.title())))
                .withMessage(
                        "There is no array for the input 'textBody', 'tags'. The names are: title, textBody, tags.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.compile(Compile.with(new Adam()).loss("prioritty", new MeanSquaredError())))
                .withMessageContaining("Did you mean 'priority'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.compile(Compile.with(new Adam()).losses(List.of(new MeanSquaredError()))))
                .withMessage("The model has 2 outputs (priority, department), but 1 losses were given.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.compile(Compile.with(new Adam()).metrics(new MeanAbsoluteError())))
                .withMessageContaining("say of which one a metric is");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.fit(inputs, targets, fit.validation("x", "y")))
                .withMessage("The validation inputs are a String, but must be what fit() takes.");
    }
}

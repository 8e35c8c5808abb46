package io.modelc.examples.chapter7;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelc.data.NDArray;
import io.modelc.examples.data.Mnist;
import io.modelc.examples.data.Tickets;
import io.modelc.metrics.Logs;
import io.modelc.runtime.Fit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The programs of the chapter run, and train what they should. */
class Chapter7Test {

    private static final Tickets TICKETS = Listing7_10.tickets(7);

    @Test
    void listing7_1AppliesItsLayersInOrder() {
        try (var model = new CompiledClassifier()) {
            assertThat(model.summary())
                    .contains("Model: \"classifier\"", "hidden (Dense)", "scores (Dense)", "Total params: 906");
            assertThat(model.weights().toString())
                    .contains("<Variable shape=(3, 64), dtype=float32, path=classifier/hidden/kernel>");
        }
    }

    @Test
    void listing7_7GrowsTheModelThatItExtends() {
        try (var model = new CompiledDeeperClassifier()) {
            assertThat(model.summary()).contains("Model: \"deeper_classifier\"", "more (Dense)", "Total params: 1,016");
        }
    }

    @Test
    void listing7_5PrintsTheSummaryOfTheBook() {
        try (var model = new CompiledNamed()) {
            assertThat(model.summary().strip()).startsWith("""
                            Model: "my_example_model"
                            ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
                            ┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
                            ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
                            │ my_first_layer (Dense)          │ (None, 64)             │           256 │
                            ├─────────────────────────────────┼────────────────────────┼───────────────┤
                            │ my_last_layer (Dense)           │ (None, 10)             │           650 │
                            └─────────────────────────────────┴────────────────────────┴───────────────┘
                             Total params: 906 (3.54 KB)
                             Trainable params: 906 (3.54 KB)
                             Non-trainable params: 0 (0.00 B)""");
        }
    }

    @Test
    void listing7_8HasAnInputLayerAndIsAChain() {
        try (var model = new CompiledFunctional()) {
            assertThat(model.summary().strip()).startsWith("""
                            Model: "my_functional_model"
                            ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
                            ┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
                            ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
                            │ my_input (InputLayer)           │ (None, 3)              │             0 │
                            ├─────────────────────────────────┼────────────────────────┼───────────────┤
                            │ features (Dense)                │ (None, 64)             │           256 │
                            ├─────────────────────────────────┼────────────────────────┼───────────────┤
                            │ scores (Dense)                  │ (None, 10)             │           650 │
                            └─────────────────────────────────┴────────────────────────┴───────────────┘
                             Total params: 906 (3.54 KB)""");
        }
    }

    @Test
    void listing7_9IsAGraphWhoseLayersSayWhatTheyAreConnectedTo() {
        try (var model = new CompiledTicketClassifier()) {
            assertThat(model.summary().strip()).startsWith("""
                            Model: "ticket_classifier"
                            ┏━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┓
                            ┃ Layer (type)        ┃ Output Shape      ┃    Param # ┃ Connected to      ┃
                            ┡━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━┩
                            │ title (InputLayer)  │ (None, 10000)     │          0 │ -                 │
                            ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
                            │ text_body           │ (None, 10000)     │          0 │ -                 │
                            │ (InputLayer)        │                   │            │                   │
                            ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
                            │ tags (InputLayer)   │ (None, 100)       │          0 │ -                 │
                            ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
                            │ concatenate         │ (None, 20100)     │          0 │ title[0][0],      │
                            │ (Concatenate)       │                   │            │ text_body[0][0],  │
                            │                     │                   │            │ tags[0][0]        │
                            ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
                            │ dense_features      │ (None, 64)        │  1,286,464 │ concatenate[0][0] │
                            │ (Dense)             │                   │            │                   │
                            ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
                            │ priority (Dense)    │ (None, 1)         │         65 │ dense_features[0… │
                            ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
                            │ department (Dense)  │ (None, 4)         │        260 │ dense_features[0… │
                            └─────────────────────┴───────────────────┴────────────┴───────────────────┘
                             Total params: 1,286,789 (4.91 MB)""");
        }
    }

    @Test
    void listing7_13TakesOverTheWeightsOfATrainedModel() {
        List<NDArray> priorities = Listing7_13.run(TICKETS, 1, fit());

        assertThat(priorities.get(1).toFloatArray())
                .containsExactly(priorities.get(0).toFloatArray());
    }

    @Test
    void listing7_14HasALayerOfItsOwn() {
        try (var model = new CompiledCustomerTicketModel()) {
            assertThat(model.summary()).contains("(SimpleDense)", "1,286,464", "Total params: 1,286,789");
        }
    }

    @Test
    void listings7_15And7_16HaveModelsAsLayers() {
        try (var headed = new CompiledHeadedClassifier();
                var mixed = new CompiledMixedModel()) {
            assertThat(headed.summary()).contains("head (ClassifierHead)", "(None, 10)", "Total params: 906");
            assertThat(headed.weights().get("head/dense/kernel").shape()).containsExactly(64, 10);
            assertThat(mixed.summary()).contains("classifier (BinaryClassifier)", "(None, 1)", "Total params: 321");
        }
    }

    @Test
    void theSmallProgramsRun() {
        Listing7_1.run();
        Listing7_5.run();
        Listing7_8.run();
    }

    @Test
    void listings7_10And7_11TrainTheSameModelHoweverItsDataAreGiven() {
        Logs byRecord = Listing7_10.byRecord(TICKETS, 1, fit());

        assertThat(byRecord.names())
                .containsExactly(
                        "department_loss",
                        "department_sparse_categorical_accuracy",
                        "loss",
                        "priority_loss",
                        "priority_mean_absolute_error");
        assertThat(byRecord.get("priority_mean_absolute_error")).isBetween(0.0, 0.7);
        assertThat(Listing7_10.byPosition(TICKETS, 1, fit()).toMap()).isEqualTo(byRecord.toMap());
        assertThat(Listing7_11.byName(TICKETS, 1, fit()).toMap()).isEqualTo(byRecord.toMap());
    }

    @Test
    void listing7_17ReadsHandwrittenDigits() {
        Logs test = Listing7_17.run(
                Mnist.embedded(), 0, Fit.epochs(20).batchSize(128).seed(0));

        assertThat(test.get("sparse_categorical_accuracy")).isGreaterThanOrEqualTo(0.95);
    }

    private static Fit fit() {
        return Fit.epochs(1).seed(1);
    }
}

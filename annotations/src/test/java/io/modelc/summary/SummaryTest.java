package io.modelc.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The texts are what Keras 3.15.1 prints. */
class SummaryTest {

    private static final Summary TICKETS = new Summary(
            "functional",
            false,
            List.of(
                    row("title", "InputLayer", "(None, 10000)", 0),
                    row("text_body", "InputLayer", "(None, 10000)", 0),
                    row("tags", "InputLayer", "(None, 100)", 0),
                    row(
                            "concatenate",
                            "Concatenate",
                            "(None, 20100)",
                            0,
                            "title[0][0]",
                            "text_body[0][0]",
                            "tags[0][0]"),
                    row("dense_features", "Dense", "(None, 64)", 1_286_464, "concatenate[0][0]"),
                    row("priority", "Dense", "(None, 1)", 65, "dense_features[0][0]"),
                    row("department", "Dense", "(None, 4)", 260, "dense_features[0][0]")),
            1_286_789,
            0);

    @Test
    void aChainHasThreeColumns() {
        Summary summary = new Summary(
                "my_example_model",
                true,
                List.of(
                        row("my_first_layer", "Dense", "(None, 64)", 256),
                        row("my_last_layer", "Dense", "(None, 10)", 650)),
                906,
                0);

        assertThat(summary.text()).isEqualTo("""
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
                         Non-trainable params: 0 (0.00 B)
                        """);
    }

    @Test
    void aGraphSaysWhatEachLayerReadsAndWrapsAtSpaces() {
        assertThat(TICKETS.text()).isEqualTo("""
                        Model: "functional"
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
                         Total params: 1,286,789 (4.91 MB)
                         Trainable params: 1,286,789 (4.91 MB)
                         Non-trainable params: 0 (0.00 B)
                        """);
    }

    @Test
    void aLongerLineGivesWiderColumns() {
        assertThat(TICKETS.text(Summary.options().terminalColumns(120).lineLength(100)))
                .isEqualTo("""
                        Model: "functional"
                        ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━┓
                        ┃ Layer (type)                ┃ Output Shape            ┃        Param # ┃ Connected to            ┃
                        ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━┩
                        │ title (InputLayer)          │ (None, 10000)           │              0 │ -                       │
                        ├─────────────────────────────┼─────────────────────────┼────────────────┼─────────────────────────┤
                        │ text_body (InputLayer)      │ (None, 10000)           │              0 │ -                       │
                        ├─────────────────────────────┼─────────────────────────┼────────────────┼─────────────────────────┤
                        │ tags (InputLayer)           │ (None, 100)             │              0 │ -                       │
                        ├─────────────────────────────┼─────────────────────────┼────────────────┼─────────────────────────┤
                        │ concatenate (Concatenate)   │ (None, 20100)           │              0 │ title[0][0],            │
                        │                             │                         │                │ text_body[0][0],        │
                        │                             │                         │                │ tags[0][0]              │
                        ├─────────────────────────────┼─────────────────────────┼────────────────┼─────────────────────────┤
                        │ dense_features (Dense)      │ (None, 64)              │      1,286,464 │ concatenate[0][0]       │
                        ├─────────────────────────────┼─────────────────────────┼────────────────┼─────────────────────────┤
                        │ priority (Dense)            │ (None, 1)               │             65 │ dense_features[0][0]    │
                        ├─────────────────────────────┼─────────────────────────┼────────────────┼─────────────────────────┤
                        │ department (Dense)          │ (None, 4)               │            260 │ dense_features[0][0]    │
                        └─────────────────────────────┴─────────────────────────┴────────────────┴─────────────────────────┘
                         Total params: 1,286,789 (4.91 MB)
                         Trainable params: 1,286,789 (4.91 MB)
                         Non-trainable params: 0 (0.00 B)
                        """);
    }

    private static final Summary NESTED = new Summary(
            "outer",
            true,
            List.of(
                    row("x", "InputLayer", "(None, 4)", 0),
                    new LayerSpec(
                            0, "inner", "Sequential", 58, false, List.of(LayerSpec.Call.of("(None, 2)", "x[0][0]"))),
                    new LayerSpec(1, "dense", "Dense", 58, false, List.of(LayerSpec.Call.of("(None, 2)"))),
                    row("softmax", "Softmax", "(None, 2)", 0, "inner[0][0]")),
            0,
            58);

    @Test
    void layersOfModelsWithinTheModelAreShownOnRequest() {
        assertThat(NESTED.text()).doesNotContain("dense (Dense)");
        assertThat(NESTED.text(Summary.options().expandNested())).contains("│    └ dense (Dense)              │");
    }

    @Test
    void whatTrainingChangesIsShownOnRequest() {
        assertThat(NESTED.text(Summary.options().showTrainable()))
                .contains(
                        "┃    Param # ┃ Trai… ┃",
                        "│ inner (Sequential)          │ (None, 2)             │         58 │   N   │")
                .contains("│          0 │   -   │");
    }

    @Test
    void aRangeOfLayersIsGivenByTheBeginningsOfNamesInAnyOrder() {
        String text = TICKETS.text(Summary.options().layerRange("dense", "t.*"));

        assertThat(text)
                .contains("title (InputLayer)", "concatenate", "dense_features")
                .doesNotContain("priority");
        assertThatThrownBy(() -> TICKETS.text(Summary.options().layerRange("dense", "none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("No layer's name begins with none. The layers are: title, ");
    }

    @Test
    void whatIsWiderThanTheTerminalIsCut() {
        assertThat(TICKETS.text(Summary.options().terminalColumns(40).lineLength(100))
                        .lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
        assertThatThrownBy(() -> TICKETS.text(Summary.options().lineLength(12)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A line of 12 columns is too short");
    }

    @Test
    void anUnbuiltLayerHasNoShapeAndNoParametersYet() {
        Summary unbuilt = new Summary("sequential", true, List.of(LayerSpec.unbuilt("dense", "Dense")), 0, 0);

        assertThat(unbuilt.text()).contains("│ ?                      │   0 (unbuilt) │");
    }

    @Test
    void bytesAreRoundedToTheEvenDigitAsInPython() {
        assertThat(Summary.memory(10_880)).isEqualTo("10.62 KB");
        assertThat(Summary.memory(1024)).isEqualTo("1.00 KB");
        assertThat(Summary.memory(0)).isEqualTo("0.00 B");
    }

    private static LayerSpec row(String name, String type, String shape, long parameters, String... connectedTo) {
        return LayerSpec.of(name, type, shape, parameters, connectedTo);
    }
}

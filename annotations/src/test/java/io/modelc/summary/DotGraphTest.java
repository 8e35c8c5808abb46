package io.modelc.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DotGraphTest {

    @Test
    void layersAreRecordsAndConnectionsAreArrows() {
        Summary model = new Summary(
                "small",
                false,
                List.of(
                        LayerSpec.of("signal", LayerSpec.INPUT, "(None, 3)", 0),
                        LayerSpec.of("blocks[0]", "Dense", "(None, 3)", 12, "signal[0][0]"),
                        LayerSpec.of("add", "Add", "(None, 3)", 0, "signal[0][0]", "blocks[0][0][0]")),
                12,
                0);

        assertThat(DotGraph.of(model))
                .isEqualTo("""
                digraph "small" {
                    rankdir = TB;
                    node [shape = record, fontname = "Helvetica", fontsize = 11];
                    "signal" [label = "{signal (InputLayer)|{Input:\\ (None,\\ 3)|Output:\\ (None,\\ 3)}}"];
                    "blocks[0]" [label = "{blocks[0] (Dense)|{Input:\\ (None,\\ 3)|Output:\\ (None,\\ 3)}}"];
                    "add" [label = "{add (Add)|{Input:\\ [(None,\\ 3),\\ (None,\\ 3)]|Output:\\ (None,\\ 3)}}"];
                    "signal" -> "blocks[0]";
                    "signal" -> "add";
                    "blocks[0]" -> "add";
                }
                """.replace("Input:\\ ", "Input: ").replace("Output:\\ ", "Output: "));
    }
}

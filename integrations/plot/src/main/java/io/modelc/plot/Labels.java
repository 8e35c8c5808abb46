package io.modelc.plot;

import io.modelc.plot.Diagram.Label;
import io.modelc.summary.Connections;
import io.modelc.summary.LayerSpec;
import java.util.List;

/** What boxes say. */
record Labels(Connections model, boolean shapes, boolean names) {

    Label of(LayerSpec layer) {
        String title = names ? layer.name() + " (" + layer.type() + ")" : layer.type();
        List<String> cells = shapes
                ? List.of(
                        "Input: " + Connections.text(model.inputShapes(layer)),
                        "Output: " + Connections.text(Connections.outputShapes(layer)))
                : List.of();
        return new Label(title, cells);
    }
}

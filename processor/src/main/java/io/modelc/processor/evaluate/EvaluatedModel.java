package io.modelc.processor.evaluate;

import io.modelc.processor.graph.Graph;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Source;
import java.util.List;
import java.util.Map;

/**
 * A model whose declaration has been run.
 *
 * @param source the declaration
 * @param name the model's name, as in {@code ticket_classifier}
 * @param signature the names of its inputs and outputs
 * @param training the graph of the training pass
 * @param inference the graph of inference
 * @param layers the layers, in the order of their fields
 * @param inputPlaces the parameters that declare the inputs by name; none for a chain of layers
 */
public record EvaluatedModel(
        Source source,
        String name,
        ModelSignature signature,
        Graph training,
        Graph inference,
        List<LayerField> layers,
        Map<String, Place> inputPlaces) {

    /**
     * A layer of the model.
     *
     * @param name its name, such as {@code blocks[0]}
     * @param place the field
     * @param used whether the model applies it
     */
    public record LayerField(String name, Place place, boolean used) {}
}

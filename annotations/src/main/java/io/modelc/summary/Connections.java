package io.modelc.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The layers of a model as a graph: who reads from whom, and what flows between them. */
public final class Connections {

    private final List<LayerSpec> layers;
    private final Map<String, LayerSpec> byName = new HashMap<>();

    /** The graph of a model's own layers; those of models within it are not shown. */
    public Connections(Summary model) {
        layers = model.layers().stream().filter(layer -> layer.level() == 0).toList();
        model.layers().stream().filter(layer -> layer.level() <= 0).forEach(layer -> byName.put(layer.name(), layer));
    }

    /** The layers, in the order of the summary. */
    public List<LayerSpec> layers() {
        return layers;
    }

    /** The names of the layers whose results a layer reads, in order; one of them several times if it reads it so. */
    public List<String> sources(LayerSpec layer) {
        return layer.connectedTo().stream()
                .map(Connections::layerOf)
                .filter(name -> byName.get(name).level() == 0)
                .toList();
    }

    /** The shapes of what the layer reads in its first application; an input gives what it is given. */
    public List<String> inputShapes(LayerSpec layer) {
        if (layer.isInput()) {
            return outputShapes(layer);
        }
        List<String> shapes = new ArrayList<>();
        if (!layer.calls().isEmpty()) {
            layer.calls().get(0).inputs().forEach(source -> shapes.add(shape(source)));
        }
        return shapes;
    }

    /** The shapes of what the layer gives in its first application. */
    public static List<String> outputShapes(LayerSpec layer) {
        return layer.calls().isEmpty() ? List.of() : layer.calls().get(0).outputs();
    }

    /** Shapes as a picture shows them: one as it is, several in brackets. */
    public static String text(List<String> shapes) {
        if (shapes.isEmpty()) {
            return "?";
        }
        return shapes.size() == 1 ? shapes.get(0) : "[" + String.join(", ", shapes) + "]";
    }

    /** The shape of {@code dense[0][1]}: of the second result of the first application. */
    private String shape(String source) {
        LayerSpec layer = byName.get(layerOf(source));
        String[] indices = source.substring(layerOf(source).length() + 1, source.length() - 1)
                .split("\\]\\[");
        List<LayerSpec.Call> calls = layer.calls();
        return calls.get(Integer.parseInt(indices[0])).outputs().get(Integer.parseInt(indices[1]));
    }

    /** The name before the two indices; it may have brackets itself, as in {@code blocks[1][0][0]}. */
    private static String layerOf(String source) {
        int second = source.lastIndexOf('[');
        return source.substring(0, source.lastIndexOf('[', second - 1));
    }
}

package io.modelc.summary;

import java.util.LinkedHashSet;
import java.util.List;

/** A model in the language of Graphviz, laid out as Keras' {@code plot_model} does: a box for each layer. */
public final class DotGraph {

    private DotGraph() {}

    /** The text: names and classes of the layers above, the shapes of what they read and give below. */
    public static String of(Summary model) {
        Connections connections = new Connections(model);
        StringBuilder out = new StringBuilder("digraph " + quoted(model.model()) + " {\n")
                .append("    rankdir = TB;\n")
                .append("    node [shape = record, fontname = \"Helvetica\", fontsize = 11];\n");
        for (LayerSpec layer : connections.layers()) {
            out.append("    ").append(quoted(layer.name())).append(" [label = \"{");
            out.append(record(layer.name()))
                    .append(" (")
                    .append(record(layer.type()))
                    .append(")|{");
            out.append("Input: ").append(record(Connections.text(connections.inputShapes(layer))));
            out.append("|Output: ").append(record(Connections.text(Connections.outputShapes(layer))));
            out.append("}}\"];\n");
        }
        for (LayerSpec layer : connections.layers()) {
            List<String> sources = connections.sources(layer);
            for (String source : new LinkedHashSet<>(sources)) {
                out.append("    ")
                        .append(quoted(source))
                        .append(" -> ")
                        .append(quoted(layer.name()))
                        .append(";\n");
            }
        }
        return out.append("}\n").toString();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Text within a record, where braces and others have a meaning. */
    private static String record(String text) {
        return text.replaceAll("([\\\\{}|<>\" ])", "\\\\$1");
    }
}

package io.modelc.summary;

import java.util.List;

/**
 * One layer of a summary.
 *
 * @param name the layer's name
 * @param type the simple name of its class
 * @param outputShape such as {@code (None, 64)}
 * @param parameters the number of its weights' elements, or text such as {@code 0 (unbuilt)}
 * @param connectedTo what it reads, such as {@code dense[0][0]}; empty for an input
 */
public record SummaryRow(String name, String type, String outputShape, String parameters, List<String> connectedTo) {

    /** Keeps a copy of the list. */
    public SummaryRow {
        connectedTo = List.copyOf(connectedTo);
    }
}

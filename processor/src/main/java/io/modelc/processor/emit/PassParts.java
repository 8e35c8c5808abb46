package io.modelc.processor.emit;

import io.modelc.processor.graph.LayerCall;
import io.modelc.processor.graph.Node;
import io.modelc.processor.optimize.PassPlan;
import io.modelc.processor.optimize.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the pass of a large model is cut into parts, each with the values that it is the first to use: a constructor that
 * makes too many buffers would run slowly, and a class of too many fields is no class for the virtual machine.
 */
final class PassParts {

    /** How many fields a constructor may fill in: at most 20 bytecodes each, below the 8,000 that are compiled. */
    static final int MOST_FIELDS = 300;

    /** A part ends where a layer does, once it is this large. */
    private static final int ENOUGH_FIELDS = 200;

    private static final int LONGEST_NAME = 80;

    /**
     * A part.
     *
     * @param name what its class is called
     * @param field what the pass calls it
     * @param backward whether it belongs to the backward pass
     * @param fields the values that it holds, each after those that it is a view of
     * @param instructions what it computes
     */
    record Part(String name, String field, boolean backward, List<Node> fields, List<Node> instructions) {}

    private final PassPlan plan;
    private final FieldNames names;
    private final List<Part> parts = new ArrayList<>();
    private final Map<Node, Part> partOf = new HashMap<>();

    /** The parts of a pass. */
    PassParts(PassPlan plan, FieldNames names) {
        this.plan = plan;
        this.names = names;
        cut(plan.forward(), false);
        cut(plan.backward(), true);
        placeRest();
    }

    /** Whether a pass has too many values to be written as one class. */
    static boolean areNeeded(PassPlan plan) {
        return plan.storage().size() + plan.blocks().size() / 2 > MOST_FIELDS;
    }

    /** The parts in the order in which they run. */
    List<Part> parts() {
        return parts;
    }

    /** How a value is reached from the code of a part. */
    String reference(Node node, Part from) {
        Part part = partOf.get(node);
        return part == from ? names.of(node) : part.field() + "." + names.of(node);
    }

    private void cut(List<Node> nodes, boolean backward) {
        List<Node> fields = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < nodes.size(); i++) {
            collect(nodes.get(i), fields);
            boolean last = i + 1 == nodes.size();
            boolean layerEnds = last || LayerCall.outermostOf(nodes.get(i)) != LayerCall.outermostOf(nodes.get(i + 1));
            if (last || fields.size() >= MOST_FIELDS || layerEnds && fields.size() >= ENOUGH_FIELDS) {
                add(backward, fields, nodes.subList(first, i + 1));
                fields = new ArrayList<>();
                first = i + 1;
            }
        }
    }

    private void add(boolean backward, List<Node> fields, List<Node> instructions) {
        String name = name(instructions) + (backward ? "Backward" : "Forward");
        String unique = names.unique(name.length() > LONGEST_NAME ? "part" : Identifiers.uncapitalized(name));
        Part part = new Part(Identifiers.capitalized(unique), unique, backward, fields, instructions);
        parts.add(part);
        fields.forEach(node -> partOf.put(node, part));
    }

    /** After the layers in it: {@code blocks0ToBlocks3}. */
    private static String name(List<Node> instructions) {
        String first = PassWriter.layerName(LayerCall.outermostOf(instructions.get(0)));
        String last = PassWriter.layerName(LayerCall.outermostOf(instructions.get(instructions.size() - 1)));
        return first.equals(last) ? first : first + "To" + last;
    }

    /** Adds a value and what it is computed from, as far as no part has them yet. */
    private void collect(Node node, List<Node> fields) {
        if (partOf.containsKey(node)) {
            return;
        }
        partOf.put(node, null);
        if (plan.storage().get(node) instanceof Storage.SameAs same) {
            collect(same.node(), fields);
        }
        node.inputs().forEach(input -> collect(input, fields));
        fields.add(node);
    }

    /** Inputs and outputs that no instruction reads or computes are nevertheless there; the first part has them. */
    private void placeRest() {
        List<Node> rest = new ArrayList<>();
        plan.storage().keySet().forEach(node -> collect(node, rest));
        if (parts.isEmpty()) {
            add(false, rest, List.of());
        } else {
            Part first = parts.get(0);
            first.fields().addAll(rest);
            rest.forEach(node -> partOf.put(node, first));
        }
    }
}

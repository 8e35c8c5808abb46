package io.modelc.processor.optimize;

import io.modelc.processor.graph.Assign;
import io.modelc.processor.graph.Copy;
import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.PassGraph;
import io.modelc.processor.graph.WeightOp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the new values of variables into instructions. They are the last of the forward part. What still needs a
 * variable as it was before, the backward part and other assignments, reads a copy of it.
 */
final class Assignments extends Rewriting {

    private final Map<String, Node> values;
    private final Set<Node> forward;
    private final Map<String, Node> copies = new LinkedHashMap<>();

    private Assignments(PassGraph pass) {
        this.values = pass.assignments();
        this.forward = new HashSet<>(pass.forward());
    }

    /** The pass with an instruction for each assignment. */
    static PassGraph of(PassGraph pass) {
        return pass.assignments().isEmpty() ? pass : new Assignments(pass).assigned(pass);
    }

    private PassGraph assigned(PassGraph pass) {
        PassGraph same = apply(pass);
        Map<String, Node> firstInputs = new LinkedHashMap<>();
        values.forEach((path, value) -> firstInputs.put(path, asBefore(value)));
        Map<String, Node> instructions = new LinkedHashMap<>();
        firstInputs.forEach((path, value) -> {
            List<Node> inputs = new ArrayList<>(List.of(value));
            // The first instruction holds on to the copies, so that they are made before any variable changes.
            inputs.addAll(instructions.isEmpty() ? copies.values() : List.of());
            instructions.put(path, target.node(new Assign(path), inputs, value.layer()));
        });
        return new PassGraph(
                same.inputs(),
                same.weights(),
                same.outputs(),
                same.loss(),
                instructions,
                same.outputGradients(),
                same.weightGradients(),
                same.gradientOf());
    }

    @Override
    Node rewrite(Node old, List<Node> inputs) {
        return copy(
                old,
                forward.contains(old)
                        ? inputs
                        : old.inputs().stream().map(this::asBefore).toList());
    }

    /** A value that is read after variables have changed. */
    private Node asBefore(Node old) {
        Node origin = old.origin();
        if (!(origin.op() instanceof WeightOp weight) || !values.containsKey(weight.path())) {
            return rewritten(old);
        } else if (old == origin) {
            return copies.computeIfAbsent(
                    weight.path(),
                    path -> target.node(new Copy(path + " before"), List.of(rewritten(old)), old.layer()));
        }
        return copy(old, List.of(asBefore(old.inputs().get(0))));
    }
}

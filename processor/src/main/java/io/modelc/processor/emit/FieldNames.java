package io.modelc.processor.emit;

import io.modelc.processor.graph.Affine;
import io.modelc.processor.graph.Assign;
import io.modelc.processor.graph.Input;
import io.modelc.processor.graph.LayerCall;
import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.OutputGradient;
import io.modelc.processor.graph.Softmax;
import io.modelc.processor.graph.WeightOp;
import io.modelc.processor.optimize.PassPlan;
import io.modelc.processor.optimize.PlannedOutput;
import io.modelc.processor.optimize.Storage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the values of a pass are called in its code: after the user's own fields and parameters. The result of a layer
 * has the layer's name, what is computed on the way to it the layer's and the operation's; a gradient has a {@code d}
 * before the name of what it is the gradient of, and what is computed on the way to it ends in {@code Part}, or says
 * through which layer it comes.
 */
final class FieldNames {

    private final PassPlan plan;
    private final List<PlannedOutput> outputs;
    private final Map<Node, String> names = new HashMap<>();
    private final Map<LayerCall, Node> results = new HashMap<>();
    private final Map<Node, Node> partOf = new HashMap<>();
    private final Set<Node> gradients = new HashSet<>();
    private final Set<Node> backward;
    private final Identifiers identifiers = new Identifiers("k", "random", "batch");

    FieldNames(PassPlan plan, List<PlannedOutput> outputs) {
        this.plan = plan;
        this.outputs = outputs;
        this.backward = Set.copyOf(plan.backward());
        for (Node node : plan.forward()) {
            if (node.layer() != null) {
                results.put(node.layer().outermost(), node);
            }
        }
        for (Node node : plan.storage().keySet()) {
            if (node.op() instanceof OutputGradient || node.inputs().stream().anyMatch(gradients::contains)) {
                gradients.add(node);
            }
        }
        plan.gradientOf().forEach(this::collectParts);
        // In the order of computation, so that the primal of a gradient has its name before the gradient.
        plan.storage().keySet().forEach(node -> names.put(node, identifiers.unique(wish(node))));
    }

    /** The name of the field that holds a value. */
    String of(Node node) {
        String name = names.get(node);
        if (name == null) {
            throw new IllegalStateException("the plan has no memory for " + node.op());
        }
        return name;
    }

    /** A name that no value has, for something else in the same class. */
    String unique(String name) {
        return identifiers.unique(name);
    }

    /** The name of a value within a comment on another one: a layer's own weights without the layer's name. */
    String inComment(Node node, Node reader) {
        Node primal = plan.gradientOf().get(node);
        if (primal != null && primal.op() instanceof WeightOp) {
            return "d " + inComment(primal, reader);
        }
        if (isGradient(node)) {
            String name = of(node).substring(1);
            return "d " + Character.toLowerCase(name.charAt(0)) + name.substring(1);
        }
        if (node.op() instanceof WeightOp weight && isOf(reader.layer(), weight)) {
            return weight.path().substring(weight.path().lastIndexOf('/') + 1);
        }
        return of(node);
    }

    private static boolean isOf(LayerCall layer, WeightOp weight) {
        return layer != null && weight.path().startsWith(layer.layer().path() + "/");
    }

    /**
     * The name of the value that gives its name to the size of this one: a gradient has the size of its primal, and
     * what leads to a layer's result, mostly that of the result.
     */
    String ofSize(Node node) {
        Node primal = plan.gradientOf().getOrDefault(node, partOf.get(node));
        if (primal == null && node.op() instanceof OutputGradient gradient) {
            primal = plan.outputs().get(gradient.index());
        }
        if (primal != null && names.containsKey(primal)) {
            return ofSize(primal);
        }
        Node result = node.layer() == null ? null : results.get(node.layer().outermost());
        boolean sameSize =
                result != null && result.dims().sampleSize() == node.dims().sampleSize();
        return of(sameSize ? result : node);
    }

    /** Whether a value belongs to the backward part; a value in another's memory belongs where that does. */
    boolean isBackward(Node node) {
        Storage storage = plan.storage().get(node);
        return backward.contains(node)
                || storage instanceof Storage.OutputGradientMemory
                || storage instanceof Storage.Gradient
                || storage instanceof Storage.SameAs same && isBackward(same.node());
    }

    /** Whether a value depends on the gradients of the outputs; what the backward part needs besides does not. */
    private boolean isGradient(Node node) {
        return gradients.contains(node);
    }

    /** Notes the values on the way to a gradient: its summands, one from each reader of the primal, and theirs. */
    private void collectParts(Node gradient, Node primal) {
        for (Node part : gradient.inputs()) {
            if (!plan.gradientOf().containsKey(part)
                    && !(part.op() instanceof OutputGradient)
                    && isGradient(part)
                    && partOf.putIfAbsent(part, primal) == null) {
                collectParts(part, primal);
            }
        }
    }

    // ---- wishes

    private String wish(Node node) {
        if (node.op() instanceof Input input) {
            return Identifiers.camelCase(input.name());
        }
        if (node.op() instanceof WeightOp weight) {
            return Identifiers.camelCase(weight.path());
        }
        if (node.op() instanceof Assign assign) {
            return "new" + Identifiers.capitalized(Identifiers.camelCase(assign.path()));
        }
        return isGradient(node) ? "d" + Identifiers.capitalized(primal(node)) : value(node);
    }

    /** What a value of the backward part is the gradient of. */
    private String primal(Node node) {
        if (node.op() instanceof OutputGradient gradient) {
            return of(plan.outputs().get(gradient.index()));
        }
        Node primal = plan.gradientOf().get(node);
        if (primal != null && names.containsKey(primal)) {
            // The gradient of a layer's result and that behind its activation have one primal, the fused layer; an
            // output that is read on has a gradient besides that of the loss.
            String name = of(primal);
            boolean isTaken = identifiers.isTaken("d" + Identifiers.capitalized(name));
            return !isTaken ? name : name + (primal.op() instanceof Affine ? "Logits" : "Part");
        }
        Node whole = partOf.get(node);
        if (whole == null || !names.containsKey(whole)) {
            return value(node);
        }
        LayerCall via = node.layer() == null ? null : node.layer().outermost();
        boolean isOwn = via == null || whole.layer() != null && whole.layer().outermost() == via;
        return of(whole) + (isOwn ? "Part" : "Via" + Identifiers.capitalized(layerName(via)));
    }

    private String value(Node node) {
        if (node.layer() == null) {
            int output = plan.outputs().indexOf(node);
            return Identifiers.camelCase(
                    output < 0 ? node.op().name() : outputs.get(output).name());
        }
        LayerCall call = node.layer().outermost();
        Node result = results.get(call);
        if (result == node) {
            return layerName(call);
        }
        boolean logits = result != null
                && result.op() instanceof Softmax
                && result.inputs().get(0) == node;
        return layerName(call)
                + (logits ? "Logits" : Identifiers.capitalized(node.op().name()));
    }

    /** A layer that is applied again has the number of the application behind its name. */
    private static String layerName(LayerCall call) {
        return Identifiers.camelCase(call.layer().path()) + (call.index() == 0 ? "" : call.index() + 1);
    }
}

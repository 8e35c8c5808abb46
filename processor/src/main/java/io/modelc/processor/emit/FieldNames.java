package io.modelc.processor.emit;

import io.modelc.ops.Binary;
import io.modelc.processor.graph.Assign;
import io.modelc.processor.graph.Combine;
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
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the values of a pass are called in its code: after the user's own fields and parameters. The result of a layer
 * has the layer's name, what is computed on the way to it the layer's and the operation's; a gradient has a {@code d}
 * before the name of what it is the gradient of.
 */
final class FieldNames {

    private final PassPlan plan;
    private final List<PlannedOutput> outputs;
    private final Map<Node, String> names = new HashMap<>();
    private final Map<LayerCall, Node> results = new HashMap<>();
    private final Map<Node, Node> partOf = new HashMap<>();
    private final Set<Node> backward;
    private final Identifiers identifiers = new Identifiers("k", "random", "batch", "context");

    FieldNames(PassPlan plan, List<PlannedOutput> outputs) {
        this.plan = plan;
        this.outputs = outputs;
        this.backward = Set.copyOf(plan.backward());
        for (Node node : plan.forward()) {
            if (node.layer() != null) {
                results.put(node.layer().outermost(), node);
            }
        }
        plan.gradientOf().forEach((gradient, primal) -> collectParts(gradient, primal));
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

    /** The name of a value within a comment on another one: a layer's own weights without the layer's name. */
    String inComment(Node node, Node reader) {
        Node primal = plan.gradientOf().get(node);
        if (primal != null && primal.op() instanceof WeightOp) {
            return "d " + inComment(primal, reader);
        }
        if (isBackward(node)) {
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

    /** Where a gradient is a sum over the readers of its primal, notes the parts. */
    private void collectParts(Node gradient, Node primal) {
        if (gradient.op() instanceof Combine combine && combine.f() == Binary.ADD) {
            for (Node part : gradient.inputs()) {
                if (!plan.gradientOf().containsKey(part)) {
                    partOf.put(part, primal);
                    collectParts(part, primal);
                }
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
        return isBackward(node) ? "d" + Identifiers.capitalized(primal(node)) : value(node);
    }

    /** What a value of the backward part is the gradient of. */
    private String primal(Node node) {
        if (node.op() instanceof OutputGradient gradient) {
            return of(plan.outputs().get(gradient.index()));
        }
        Node primal = plan.gradientOf().get(node);
        if (primal != null && names.containsKey(primal)) {
            // The gradient of a layer's result and that behind its activation have one primal, the fused layer.
            String name = of(primal);
            return names.containsValue("d" + Identifiers.capitalized(name)) ? name + "Logits" : name;
        }
        Node whole = partOf.get(node);
        if (whole != null && names.containsKey(whole) && node.layer() != null) {
            return of(whole) + "Via"
                    + Identifiers.capitalized(layerName(node.layer().outermost()));
        }
        return value(node);
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

package io.modelc.processor.emit;

import io.modelc.processor.graph.Input;
import io.modelc.processor.graph.LayerCall;
import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.OutputGradient;
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
        if (primal != null) {
            return "d " + inComment(primal, reader);
        }
        if (node.op() instanceof WeightOp weight && isOf(reader.layer(), weight)) {
            return weight.path().substring(weight.path().lastIndexOf('/') + 1);
        }
        if (node.op() instanceof OutputGradient gradient) {
            return "d " + of(plan.outputs().get(gradient.index()));
        }
        return of(node);
    }

    private static boolean isOf(LayerCall layer, WeightOp weight) {
        return layer != null && weight.path().startsWith(layer.layer().path() + "/");
    }

    private String wish(Node node) {
        if (node.op() instanceof Input input) {
            return Identifiers.camelCase(input.name());
        }
        if (node.op() instanceof WeightOp weight) {
            return Identifiers.camelCase(weight.path());
        }
        if (node.op() instanceof OutputGradient gradient) {
            return gradientOf(of(plan.outputs().get(gradient.index())));
        }
        Node primal = plan.gradientOf().get(node);
        if (primal != null && names.containsKey(primal)) {
            return gradientOf(of(primal));
        }
        return isBackward(node) ? gradientOf(value(node)) : value(node);
    }

    /** Whether a value belongs to the backward part; a value in another's memory belongs where that does. */
    boolean isBackward(Node node) {
        Storage storage = plan.storage().get(node);
        return backward.contains(node)
                || storage instanceof Storage.OutputGradientMemory
                || storage instanceof Storage.Gradient
                || storage instanceof Storage.SameAs same && isBackward(same.node());
    }

    private String value(Node node) {
        if (node.layer() == null) {
            int output = plan.outputs().indexOf(node);
            return Identifiers.camelCase(output < 0 ? node.op().name() : outputs.get(output).name());
        }
        LayerCall call = node.layer().outermost();
        String layer = Identifiers.camelCase(call.layer().path()) + (call.index() == 0 ? "" : call.index() + 1);
        return results.get(call) == node ? layer : layer + Identifiers.capitalized(node.op().name());
    }

    private static String gradientOf(String name) {
        return "d" + Identifiers.capitalized(name);
    }
}

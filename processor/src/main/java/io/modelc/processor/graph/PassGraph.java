package io.modelc.processor.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one pass is to compute: the outputs and, in training, the gradients of the weights.
 *
 * @param inputs the inputs of the model, all of them
 * @param weights the weights of the model, all of them, in order
 * @param outputs the outputs of the model by name, in order
 * @param loss the sum of the losses that layers add, a number; null without
 * @param assignments the new value of each variable that the pass changes, by the variable's path
 * @param outputGradients the gradients of the outputs, all of them; none for inference
 * @param weightGradients the gradient of each trainable weight that has one, by the weight's path
 * @param gradientOf for a value that is the whole gradient of another value: that value
 */
public record PassGraph(
        List<Node> inputs,
        List<WeightOp> weights,
        Map<String, Node> outputs,
        Node loss,
        Map<String, Node> assignments,
        List<Node> outputGradients,
        Map<String, Node> weightGradients,
        Map<Node, Node> gradientOf) {

    /** The inference pass of a graph. */
    public static PassGraph inference(Graph graph) {
        return of(graph, List.of(), Map.of(), Map.of());
    }

    /** A pass of a graph, given its gradients. */
    public static PassGraph of(
            Graph graph, List<Node> outputGradients, Map<String, Node> weightGradients, Map<Node, Node> gradientOf) {
        List<WeightOp> weights = graph.weights().values().stream()
                .map(weight -> (WeightOp) weight.op())
                .toList();
        return new PassGraph(
                graph.inputs(),
                weights,
                graph.outputs(),
                graph.loss(),
                graph.assigned(),
                outputGradients,
                weightGradients,
                gradientOf);
    }

    /** The values that the outputs, the loss and the new values of variables depend on, in the order of computation. */
    public List<Node> forward() {
        return ordered(reachable(results()));
    }

    /** What the forward part is for. */
    private Set<Node> results() {
        Set<Node> results = new LinkedHashSet<>(outputs.values());
        if (loss != null) {
            results.add(loss);
        }
        results.addAll(assignments.values());
        return results;
    }

    /** The values that outputs or gradients depend on, and the places that the runtime fills, in order. */
    public List<Node> live() {
        Set<Node> roots = new LinkedHashSet<>(inputs);
        roots.addAll(results());
        roots.addAll(outputGradients);
        roots.addAll(weightGradients.values());
        return ordered(reachable(roots));
    }

    private static Set<Node> reachable(Iterable<Node> roots) {
        Set<Node> reached = new HashSet<>();
        Deque<Node> waiting = new ArrayDeque<>();
        roots.forEach(waiting::push);
        while (!waiting.isEmpty()) {
            Node node = waiting.pop();
            if (reached.add(node)) {
                node.inputs().forEach(waiting::push);
            }
        }
        return reached;
    }

    private static List<Node> ordered(Set<Node> nodes) {
        return nodes.stream().sorted((a, b) -> Integer.compare(a.id(), b.id())).toList();
    }
}

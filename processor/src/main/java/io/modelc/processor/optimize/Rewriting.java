package io.modelc.processor.optimize;

import io.modelc.processor.graph.Graph;
import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.PassGraph;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pass over a pass: its live nodes in order, each copied into a new graph or replaced by something better. */
abstract class Rewriting {

    /** The new graph. */
    final Graph target = new Graph("");

    private final Map<Node, Node> rewritten = new HashMap<>();

    /** The node of the new graph that stands for an old one, given what stands for its inputs. */
    abstract Node rewrite(Node old, List<Node> inputs);

    /** The same computation in a new graph. */
    final PassGraph apply(PassGraph pass) {
        for (Node old : pass.live()) {
            rewritten.put(old, rewrite(old, all(old.inputs())));
        }
        Map<Node, Node> gradientOf = new LinkedHashMap<>();
        pass.gradientOf().forEach((gradient, of) -> {
            if (rewritten.containsKey(gradient) && rewritten.containsKey(of)) {
                gradientOf.putIfAbsent(rewritten.get(gradient), rewritten.get(of));
            }
        });
        return new PassGraph(
                all(pass.inputs()),
                pass.weights(),
                all(pass.outputs()),
                pass.loss() == null ? null : rewritten.get(pass.loss()),
                all(pass.assignments()),
                all(pass.outputGradients()),
                all(pass.weightGradients()),
                gradientOf);
    }

    /** Lets a node of the new graph stand for an old one that has no readers there. */
    final void replace(Node old, Node by) {
        rewritten.put(old, by);
    }

    /** The same op of other inputs. */
    final Node copy(Node old, List<Node> inputs) {
        return target.node(old.op(), inputs, old.layer());
    }

    /** What stands for a node that has been rewritten. */
    final Node rewritten(Node old) {
        return rewritten.get(old);
    }

    private List<Node> all(List<Node> nodes) {
        return nodes.stream().map(rewritten::get).toList();
    }

    private Map<String, Node> all(Map<String, Node> nodes) {
        Map<String, Node> all = new LinkedHashMap<>();
        nodes.forEach((name, node) -> all.put(name, rewritten.get(node)));
        return all;
    }
}

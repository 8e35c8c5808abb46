package io.modelc.processor.optimize;

import io.modelc.processor.graph.Copy;
import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.PassGraph;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gradients of weights are computed directly at their place among all gradients. Where two weights have the same one
 * (the biases of two terms of a sum do), all but the first get a copy.
 */
final class GradientCopies extends Rewriting {

    private GradientCopies() {}

    /** The pass with a value of its own for the gradient of each weight. */
    static PassGraph of(PassGraph pass) {
        return new GradientCopies().separate(pass);
    }

    private PassGraph separate(PassGraph pass) {
        PassGraph same = apply(pass);
        Set<Node> taken = new HashSet<>();
        Map<String, Node> gradients = new LinkedHashMap<>();
        same.weightGradients().forEach((path, gradient) -> {
            boolean own = gradient.origin().op().isComputed() && taken.add(gradient.origin());
            gradients.put(path, own ? gradient : target.node(new Copy(path), List.of(gradient), gradient.layer()));
        });
        return new PassGraph(
                same.inputs(),
                same.weights(),
                same.outputs(),
                same.loss(),
                same.assignments(),
                same.outputGradients(),
                gradients,
                same.gradientOf());
    }

    @Override
    Node rewrite(Node old, List<Node> inputs) {
        return copy(old, inputs);
    }
}

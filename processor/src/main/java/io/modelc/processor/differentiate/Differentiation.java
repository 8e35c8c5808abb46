package io.modelc.processor.differentiate;

import io.modelc.DType;
import io.modelc.Tensor;
import io.modelc.processor.graph.Constant;
import io.modelc.processor.graph.Graph;
import io.modelc.processor.graph.GraphTensor;
import io.modelc.processor.graph.LogitsGradient;
import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.OutputActivation;
import io.modelc.processor.graph.OutputGradient;
import io.modelc.processor.graph.PassGraph;
import io.modelc.processor.graph.WeightOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reverse-mode differentiation: from the last value to the first, the gradient of each is the sum of what its readers
 * contribute by their ops' gradient rules. The backward nodes join the forward ones in one graph, where a value that
 * both compute is one node. Only values that depend on a trainable weight get a gradient.
 */
public final class Differentiation {

    private final Graph graph;
    private final PassGraph pass;
    private final List<Node> forward;
    private final Set<Node> needed = new HashSet<>();
    private final Map<Node, Tensor> gradients = new HashMap<>();
    private final List<Node> outputGradients = new ArrayList<>();
    private final Map<String, Node> weightGradients = new LinkedHashMap<>();
    private final Map<Node, Node> gradientOf = new LinkedHashMap<>();

    private Differentiation(Graph graph) {
        this.graph = graph;
        this.pass = PassGraph.inference(graph);
        this.forward = pass.forward();
    }

    /** The training pass of a graph, whose backward nodes are added to it. */
    public static PassGraph of(Graph graph) {
        return new Differentiation(graph).run();
    }

    private PassGraph run() {
        forward.stream().filter(this::needsGradient).forEach(needed::add);
        List<Node> outputs = List.copyOf(graph.outputs().values());
        for (int i = 0; i < outputs.size(); i++) {
            beginAt(i, outputs.get(i));
        }
        if (pass.loss() != null) {
            Node one = graph.node(
                    new Constant(1, pass.loss().dims()), List.of(), pass.loss().layer());
            contribute(pass.loss(), graph.tensor(one));
        }
        for (int i = forward.size() - 1; i >= 0; i--) {
            Node node = forward.get(i);
            Tensor gradient = gradients.get(node);
            if (gradient != null) {
                graph.within(node.layer(), () -> passOn(node, gradient));
            }
        }
        return PassGraph.of(graph, outputGradients, weightGradients, gradientOf);
    }

    private boolean needsGradient(Node node) {
        if (node.op() instanceof WeightOp weight) {
            return weight.trainable();
        }
        return node.dtype() == DType.FLOAT32 && node.inputs().stream().anyMatch(needed::contains);
    }

    /** The gradient of an output comes from the loss; that of a softmax or sigmoid is at once taken to its logits. */
    private void beginAt(int index, Node output) {
        Node seed = graph.node(new OutputGradient(index, output.dims()), List.of(), output.layer());
        outputGradients.add(seed);
        OutputActivation activation = OutputActivation.of(output);
        if (activation == OutputActivation.NONE) {
            contribute(output, graph.tensor(seed));
        } else {
            Node atLogits = graph.node(new LogitsGradient(index, activation), List.of(seed, output), output.layer());
            contribute(output.inputs().get(0), graph.tensor(atLogits));
        }
    }

    /** Hands a value's gradient on to what it was computed from: kernels and biases first. */
    private Void passOn(Node node, Tensor gradient) {
        gradientOf.putIfAbsent(((GraphTensor) gradient).node(), node);
        if (node.op() instanceof WeightOp weight) {
            weightGradients.put(weight.path(), ((GraphTensor) gradient).node());
        }
        List<Tensor> inputs = node.inputs().stream().<Tensor>map(graph::tensor).toList();
        for (int i = inputs.size() - 1; i >= 0; i--) {
            if (needed.contains(node.inputs().get(i))) {
                contribute(node.inputs().get(i), node.op().gradient(i, inputs, graph.tensor(node), gradient));
            }
        }
        return null;
    }

    private void contribute(Node node, Tensor gradient) {
        if (gradient != null && needed.contains(node)) {
            gradients.merge(node, gradient, Tensor::plus);
        }
    }
}

package io.modelc.processor.emit;

import io.modelc.processor.graph.Graph;
import io.modelc.processor.graph.GraphTensor;
import io.modelc.processor.graph.Input;
import io.modelc.processor.graph.LayerCall;
import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.SnakeCase;
import io.modelc.processor.graph.TracedLayer;
import io.modelc.processor.graph.WeightOp;
import io.modelc.summary.Summary;
import io.modelc.summary.SummaryRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The summary of a graph, as Keras makes that of a functional model: a row for each input, for each layer that the model
 * applies, and for each operation outside of layers.
 */
public final class ModelSummary {

    private final Graph graph;
    private final List<LayerCall> calls;
    private final Map<TracedLayer, List<LayerCall>> callsOf;
    private final Map<String, Long> parameters = new HashMap<>();
    private final Map<Node, String> operations = new HashMap<>();
    private final List<SummaryRow> rows = new ArrayList<>();

    private ModelSummary(Graph graph) {
        this.graph = graph;
        this.calls =
                graph.calls().stream().filter(call -> call.parent() == null).toList();
        this.callsOf = calls.stream().collect(Collectors.groupingBy(LayerCall::layer));
        graph.weights()
                .forEach((path, weight) -> countParameters(path, weight.dims().sampleSize()));
    }

    /**
     * The summary of a model.
     *
     * @param graph its graph in training, in which no layer is left out
     * @param sequential whether it is a stack of layers, for which Keras shows no inputs
     */
    public static Summary of(Graph graph, boolean sequential) {
        return new ModelSummary(graph).build(sequential);
    }

    private Summary build(boolean sequential) {
        if (!sequential) {
            graph.inputs().forEach(this::addInput);
        }
        List<Node> plain = operationsOutsideLayers();
        nameOperations(plain);
        int next = 0;
        for (LayerCall call : calls) {
            // An operation stands before the first layer that could read it.
            for (; next < plain.size() && plain.get(next).id() <= lastInput(call); next++) {
                addOperation(plain.get(next));
            }
            if (call.index() == 0) {
                addLayer(call);
            }
        }
        plain.subList(next, plain.size()).forEach(this::addOperation);
        return new Summary(graph.name(), sequential || isChain(), rows, parameters(true), parameters(false));
    }

    /** As Keras numbers them: add, add_1, add_2. */
    private void nameOperations(List<Node> nodes) {
        Map<String, Integer> counts = new HashMap<>();
        for (Node node : nodes) {
            String name = SnakeCase.of(node.op().name());
            int before = counts.merge(name, 1, Integer::sum) - 1;
            operations.put(node, before == 0 ? name : name + "_" + before);
        }
    }

    // ---- rows

    private void addInput(Node node) {
        rows.add(new SummaryRow(source(node), "InputLayer", node.dims().toString(), "0", List.of()));
    }

    private void addOperation(Node node) {
        Set<String> sources = new LinkedHashSet<>();
        node.inputs().forEach(input -> sources.addAll(sources(input)));
        String type = Identifiers.capitalized(node.op().name());
        rows.add(new SummaryRow(operations.get(node), type, node.dims().toString(), "0", List.copyOf(sources)));
    }

    private void addLayer(LayerCall first) {
        TracedLayer layer = first.layer();
        List<String> sources = new ArrayList<>();
        for (LayerCall call : callsOf.get(layer)) {
            call.inputs().forEach(input -> sources.addAll(sources(input)));
        }
        String parameters = String.format(Locale.ROOT, "%,d", parameters(layer));
        rows.add(new SummaryRow(layer.path(), layer.type(), outputShape(first), parameters, sources));
    }

    private static String outputShape(LayerCall call) {
        List<String> shapes =
                call.results().stream().map(result -> result.dims().toString()).toList();
        return shapes.size() == 1 ? shapes.get(0) : "[" + String.join(", ", shapes) + "]";
    }

    private static int lastInput(LayerCall call) {
        return call.inputs().stream().mapToInt(input -> input.node().id()).max().orElse(-1);
    }

    // ---- connections

    private List<String> sources(GraphTensor tensor) {
        LayerCall producer = tensor.producer();
        if (producer == null) {
            return sources(tensor.node());
        }
        LayerCall call = producer.outermost();
        List<Node> results = call.results().stream().map(GraphTensor::node).toList();
        int position = Math.max(0, results.indexOf(tensor.node()));
        return List.of(call.layer().path() + "[" + call.index() + "][" + position + "]");
    }

    /** What a value comes from: an input, an operation, or what some layer computed; nothing for a weight. */
    private List<String> sources(Node node) {
        if (node.op() instanceof Input || operations.containsKey(node)) {
            return List.of(source(node) + "[0][0]");
        }
        if (node.layer() != null && !(node.op() instanceof WeightOp)) {
            LayerCall call = node.layer().outermost();
            return List.of(call.layer().path() + "[" + call.index() + "][0]");
        }
        return node.inputs().stream()
                .flatMap(input -> sources(input).stream())
                .distinct()
                .toList();
    }

    private String source(Node node) {
        return node.op() instanceof Input input ? SnakeCase.of(input.name()) : operations.get(node);
    }

    private List<Node> operationsOutsideLayers() {
        Set<Node> seen = new TreeSet<>(Comparator.comparingInt(Node::id));
        Deque<Node> open = new ArrayDeque<>(graph.outputs().values());
        calls.forEach(call -> call.inputs().forEach(input -> open.add(input.node())));
        while (!open.isEmpty()) {
            Node node = open.remove();
            if (seen.add(node)) {
                open.addAll(node.inputs());
            }
        }
        return seen.stream()
                .filter(node -> node.layer() == null && !node.inputs().isEmpty())
                .toList();
    }

    /** Whether each row reads just the one before it. */
    private boolean isChain() {
        for (int i = 0; i < rows.size(); i++) {
            List<String> sources = rows.get(i).connectedTo();
            boolean follows = i == 0
                    ? sources.isEmpty()
                    : sources.equals(List.of(rows.get(i - 1).name() + "[0][0]"));
            if (!follows) {
                return false;
            }
        }
        return true;
    }

    // ---- counts

    /** Counts a weight for the layer that it belongs to and for all that this is part of. */
    private void countParameters(String path, long count) {
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            parameters.merge(path.substring(0, end), count, Long::sum);
        }
    }

    private long parameters(TracedLayer layer) {
        return parameters.getOrDefault(layer.path(), 0L);
    }

    private long parameters(boolean trainable) {
        return graph.weights().values().stream()
                .filter(weight -> ((WeightOp) weight.op()).trainable() == trainable)
                .mapToLong(weight -> weight.dims().sampleSize())
                .sum();
    }
}

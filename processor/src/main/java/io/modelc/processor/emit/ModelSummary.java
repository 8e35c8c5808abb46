package io.modelc.processor.emit;

import io.modelc.processor.emit.LayerOrder.Step;
import io.modelc.processor.graph.Broadcast;
import io.modelc.processor.graph.Graph;
import io.modelc.processor.graph.GraphTensor;
import io.modelc.processor.graph.Input;
import io.modelc.processor.graph.LayerCall;
import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.SnakeCase;
import io.modelc.processor.graph.TracedLayer;
import io.modelc.processor.graph.WeightOp;
import io.modelc.summary.LayerSpec;
import io.modelc.summary.Summary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The summary of a graph, as Keras makes that of a functional model: a row for each input, for each layer that the model
 * applies, and for each operation outside of layers.
 */
public final class ModelSummary {

    /** A result of one application of a layer. */
    private record Source(Step<Object> step, int result) {}

    private final Graph graph;
    /** Of each input, operation and call: a step, whose layer is the node or the layer. */
    private final Map<Object, Step<Object>> steps = new LinkedHashMap<>();

    private final Map<Object, LayerSpec> rows = new LinkedHashMap<>();

    private ModelSummary(Graph graph) {
        this.graph = graph;
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
        List<LayerCall> calls =
                graph.calls().stream().filter(call -> call.parent() == null).toList();
        List<Node> operations = operations(calls);
        graph.inputs().forEach(input -> steps.put(input, new Step<>(input, 0, new ArrayList<>())));
        operations.forEach(node -> steps.put(node, new Step<>(node, 0, new ArrayList<>())));
        calls.forEach(call -> steps.put(call, new Step<>(call.layer(), call.index(), new ArrayList<>())));

        Map<Object, String> names = names(operations, calls);
        Map<String, Long> parameters = parametersByLayer();
        graph.inputs().forEach(input -> add(input, names, LayerSpec.INPUT, 0, true, shapes(input), List.of()));
        for (Node node : operations) {
            List<Source> sources = new ArrayList<>();
            node.inputs().forEach(input -> collect(input, sources));
            String type = Identifiers.capitalized(node.op().name());
            add(node, names, type, 0, true, shapes(node), sources);
        }
        for (LayerCall call : calls) {
            TracedLayer layer = call.layer();
            List<Source> sources = new ArrayList<>();
            call.inputs().forEach(input -> collect(input, sources));
            long count = parameters.getOrDefault(layer.path(), 0L);
            add(call, names, layer.type(), count, layer.trainable(), shapes(call), sources);
        }

        LayerOrder<Object> order = new LayerOrder<>(ends());
        List<LayerSpec> layers = new ArrayList<>();
        for (Object layer : order.layers()) {
            LayerSpec row = rows.get(layer);
            layers.add(sequential && row.isInput() ? hidden(row) : row);
        }
        return new Summary(graph.name(), sequential || order.isChain(), layers, parameters(true), parameters(false));
    }

    /** Adds an application to the row of its layer, and connects its step. */
    private void add(
            Object key,
            Map<Object, String> names,
            String type,
            long parameters,
            boolean trainable,
            List<String> shapes,
            List<Source> sources) {
        Step<Object> step = steps.get(key);
        sources.forEach(source -> step.inputs().add(source.step()));
        List<String> connections = sources.stream()
                .map(source ->
                        names.get(source.step().layer()) + "[" + source.step().index() + "][" + source.result() + "]")
                .toList();
        LayerSpec known = rows.get(step.layer());
        List<LayerSpec.Call> calls = known == null ? new ArrayList<>() : new ArrayList<>(known.calls());
        calls.add(new LayerSpec.Call(shapes, connections));
        String name = names.get(step.layer());
        rows.put(step.layer(), new LayerSpec(0, name, type, parameters, trainable, calls));
    }

    private static LayerSpec hidden(LayerSpec input) {
        return new LayerSpec(LayerSpec.HIDDEN, input.name(), input.type(), 0, true, input.calls());
    }

    private static List<String> shapes(Node node) {
        return List.of(node.dims().toString());
    }

    private static List<String> shapes(LayerCall call) {
        return call.results().stream().map(result -> result.dims().toString()).toList();
    }

    // ---- names

    /** Operations are numbered as Keras numbers them: add, add_1, add_2. */
    private Map<Object, String> names(List<Node> operations, List<LayerCall> calls) {
        Map<Object, String> names = new HashMap<>();
        graph.inputs().forEach(input -> names.put(input, SnakeCase.of(((Input) input.op()).name())));
        calls.forEach(call -> names.put(call.layer(), call.layer().path()));
        Map<String, Integer> counts = new HashMap<>();
        for (Node node : operations) {
            String name = SnakeCase.of(node.op().name());
            int before = counts.merge(name, 1, Integer::sum) - 1;
            names.put(node, before == 0 ? name : name + "_" + before);
        }
        return names;
    }

    // ---- connections

    /** The steps that nobody reads: those of the outputs first, since Keras walks back from these. */
    private List<Step<Object>> ends() {
        List<Source> outputs = new ArrayList<>();
        graph.outputs().values().forEach(output -> collect(output, outputs));
        List<Step<Object>> ends =
                new ArrayList<>(outputs.stream().map(Source::step).toList());
        // Layers that leave their input as it is are no part of the way back from a node, and come last.
        List<Step<Object>> all = new ArrayList<>(steps.values());
        for (int i = all.size() - 1; i >= 0; i--) {
            ends.add(all.get(i));
        }
        return ends;
    }

    private void collect(GraphTensor tensor, List<Source> sources) {
        if (tensor.producer() == null) {
            collect(tensor.node(), sources);
        } else {
            sources.add(resultOf(tensor.producer(), tensor.node()));
        }
    }

    /** What a value comes from: an input, an operation, or what some layer computed; nothing for a weight. */
    private void collect(Node node, List<Source> sources) {
        if (steps.containsKey(node)) {
            sources.add(new Source(steps.get(node), 0));
        } else if (node.layer() != null && !(node.op() instanceof WeightOp)) {
            sources.add(resultOf(node.layer(), node));
        } else {
            node.inputs().forEach(input -> collect(input, sources));
        }
    }

    private Source resultOf(LayerCall producer, Node node) {
        LayerCall call = producer.outermost();
        List<Node> results = call.results().stream().map(GraphTensor::node).toList();
        return new Source(steps.get(call), Math.max(0, results.indexOf(node)));
    }

    /** What the model's own method computes; a repetition that a binary operation needs is a part of that. */
    private List<Node> operations(List<LayerCall> calls) {
        Set<Node> seen = new TreeSet<>(Comparator.comparingInt(Node::id));
        graph.outputs().values().forEach(output -> collect(output, seen));
        calls.forEach(call -> call.inputs().forEach(input -> collect(input.node(), seen)));
        return seen.stream()
                .filter(node -> node.layer() == null && !node.inputs().isEmpty() && !(node.op() instanceof Broadcast))
                .toList();
    }

    /** A walk with its own stack, since models may be deeper than Java's. */
    private static void collect(Node from, Set<Node> seen) {
        Deque<Node> waiting = new ArrayDeque<>(List.of(from));
        while (!waiting.isEmpty()) {
            Node node = waiting.pop();
            if (seen.add(node)) {
                waiting.addAll(node.inputs());
            }
        }
    }

    // ---- counts

    /** The number of parameters of each layer, with those of the layers in it. */
    private Map<String, Long> parametersByLayer() {
        Map<String, Long> counts = new HashMap<>();
        graph.weights().forEach((path, weight) -> {
            for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
                counts.merge(path.substring(0, end), (long) weight.dims().sampleSize(), Long::sum);
            }
        });
        return counts;
    }

    private long parameters(boolean trainable) {
        return graph.weights().values().stream()
                .filter(weight -> ((WeightOp) weight.op()).trainable() == trainable)
                .mapToLong(weight -> weight.dims().sampleSize())
                .sum();
    }
}

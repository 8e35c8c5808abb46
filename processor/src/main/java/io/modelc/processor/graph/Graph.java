package io.modelc.processor.graph;

import io.modelc.DType;
import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.ops.Binary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A model as values and what they are computed from. Equal ops of equal inputs are one node, so that nothing is
 * computed twice.
 */
public final class Graph {

    private record Key(Op op, List<Node> inputs) {}

    private final String name;
    private final Map<Key, Node> nodes = new HashMap<>();
    private final Map<String, Node> inputs = new LinkedHashMap<>();
    private final Map<String, Node> outputs = new LinkedHashMap<>();
    private final Map<String, Node> weights = new LinkedHashMap<>();
    private final Map<String, Node> assigned = new LinkedHashMap<>();
    private final List<LayerCall> calls = new ArrayList<>();
    private final Deque<LayerCall> running = new ArrayDeque<>();
    private final List<GraphTensor> losses = new ArrayList<>();
    private int randomStreams;

    /** An empty graph of a model of this name. */
    public Graph(String name) {
        this.name = name;
    }

    /** The model's name. */
    public String name() {
        return name;
    }

    /** The inputs, in order. */
    public List<Node> inputs() {
        return List.copyOf(inputs.values());
    }

    /** The outputs by name, in order. */
    public Map<String, Node> outputs() {
        return Collections.unmodifiableMap(outputs);
    }

    /** The weights by path, in the order in which the declaration made them. */
    public Map<String, Node> weights() {
        return Collections.unmodifiableMap(weights);
    }

    /** The applications of layers, in the order in which they began. */
    public List<LayerCall> calls() {
        return Collections.unmodifiableList(calls);
    }

    /** Adds an input; the shape is that of one sample. */
    public GraphTensor input(String name, DType dtype, int... sampleShape) {
        if (inputs.containsKey(name)) {
            throw new DeclarationException(Message.NAME_TAKEN, "inputs", name);
        }
        requirePositive("the input " + name, sampleShape);
        Node node = node(new Input(inputs.size(), name, dtype, Dims.batchOf(sampleShape)), List.of(), null);
        inputs.put(name, node);
        return new GraphTensor(this, node, null);
    }

    /** Declares that a tensor is an output of the model. */
    public void output(String name, Tensor tensor) {
        Node node = tensor(tensor).node();
        if (!node.dims().hasBatch()) {
            throw new DeclarationException(Message.OUTPUT_WITHOUT_BATCH, name, node.dims());
        }
        if (outputs.putIfAbsent(name, node) != null) {
            throw new DeclarationException(Message.NAME_TAKEN, "outputs", name);
        }
    }

    /** The node of an op applied to inputs: the one that exists, or a new one that belongs to {@code layer}. */
    public Node node(Op op, List<Node> inputs, LayerCall layer) {
        Key key = new Key(op, List.copyOf(inputs));
        Node known = nodes.get(key);
        if (known != null) {
            return known;
        }
        Node node = new Node(nodes.size(), op, key.inputs(), layer);
        node.dims().requireCountable();
        nodes.put(key, node);
        return node;
    }

    /** A number as a tensor without axes. */
    GraphTensor constant(double value) {
        return apply(new Constant(value, Dims.of()), List.of());
    }

    /** A node of this graph as a tensor. */
    public GraphTensor tensor(Node node) {
        return new GraphTensor(this, node, null);
    }

    /** Runs {@code body}; the nodes it makes belong to an application of a layer, or to none if that is null. */
    public <T> T within(LayerCall call, Supplier<T> body) {
        if (call == null) {
            return body.get();
        }
        running.push(call);
        try {
            return body.get();
        } finally {
            running.pop();
        }
    }

    GraphTensor apply(Op op, List<GraphTensor> from) {
        from.forEach(this::tensor);
        Node node = node(op, from.stream().map(GraphTensor::node).toList(), running.peek());
        running.forEach(call -> call.record(from, node));
        return new GraphTensor(this, node, null);
    }

    /** A tensor that a declaration passes in, which must be one of this graph. */
    GraphTensor tensor(Tensor tensor) {
        if (tensor instanceof GraphTensor own && own.graph() == this) {
            return own;
        }
        throw new DeclarationException(Message.OTHER_MODEL);
    }

    /** The weight at a path: the one that exists, which must be of this shape, or a new one. */
    GraphTensor weight(WeightOp op) {
        Node weight = weights.computeIfAbsent(op.path(), path -> node(op, List.of(), running.peek()));
        if (!weight.dims().equals(op.dims())) {
            throw new DeclarationException(Message.WEIGHT_CHANGED, op.path(), weight.dims(), op.dims());
        }
        return new GraphTensor(this, assigned.getOrDefault(op.path(), weight), null);
    }

    /** Gives a variable a value, which whoever asks for the variable from now on gets. */
    void assign(Tensor variable, Tensor value) {
        String path = Assigned.path(tensor(variable).node());
        Node target = weights.get(path);
        GraphTensor given = tensor(value);
        if (!given.dims().equals(target.dims())) {
            throw DeclarationException.inArgument("value", Message.ASSIGN_SHAPE, path, target.dims(), given.dims());
        }
        this.assigned.put(path, node(new Assigned(path), List.of(given.node()), running.peek()));
    }

    /** Adds a number to the losses of layers. */
    void addLoss(Tensor loss) {
        GraphTensor added = tensor(loss);
        if (added.dims().rank() > 0) {
            throw DeclarationException.inArgument("loss", Message.LOSS_SHAPE, added.dims());
        }
        losses.add(added);
    }

    /** The sum of the losses of layers; null where there are none. */
    Node loss() {
        return losses.stream()
                .reduce((sum, loss) -> sum.combine(Binary.ADD, loss))
                .map(GraphTensor::node)
                .orElse(null);
    }

    /** The variables that the pass changes: the new value of each by its path. */
    Map<String, Node> assigned() {
        return Collections.unmodifiableMap(assigned);
    }

    /** Begins an application of a layer, within the one that is running. */
    LayerCall begin(TracedLayer layer) {
        LayerCall call = new LayerCall(layer, layer.nextCall(), running.peek());
        calls.add(call);
        return call;
    }

    /** The application of a layer that is running; null outside of all. */
    LayerCall running() {
        return running.peek();
    }

    /** A stream of random numbers that no other node draws from. */
    int nextRandomStream() {
        return randomStreams++;
    }

    static void requirePositive(String what, int... shape) {
        if (Arrays.stream(shape).anyMatch(size -> size < 1)) {
            throw DeclarationException.inArgument("shape", Message.SIZES_NOT_POSITIVE, what, Arrays.toString(shape));
        }
    }
}

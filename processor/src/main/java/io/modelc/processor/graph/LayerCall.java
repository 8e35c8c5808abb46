package io.modelc.processor.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One application of a layer: a row of the summary, and a block of the generated class. */
public final class LayerCall {

    private final TracedLayer layer;
    private final int index;
    private final LayerCall parent;
    private final Set<GraphTensor> inputs = new LinkedHashSet<>();
    private final Set<Node> made = new HashSet<>();
    private final List<GraphTensor> results = new ArrayList<>();
    private final List<GraphTensor> outputs = new ArrayList<>();

    LayerCall(TracedLayer layer, int index, LayerCall parent) {
        this.layer = layer;
        this.index = index;
        this.parent = parent;
    }

    /** The layer that is applied. */
    public TracedLayer layer() {
        return layer;
    }

    /** The how-manieth application of this layer it is, from 0. */
    public int index() {
        return index;
    }

    /** The application of another layer that this one is part of; null for a layer that the model itself applies. */
    public LayerCall parent() {
        return parent;
    }

    /** The application that the model itself made: this one, or the outermost that it is part of. */
    public LayerCall outermost() {
        return parent == null ? this : parent.outermost();
    }

    /** The application that the model itself made and that a value belongs to; null where it belongs to none. */
    public static LayerCall outermostOf(Node node) {
        return node.layer() == null ? null : node.layer().outermost();
    }

    /** The tensors that flow into it from outside, without weights, in the order of their first use. */
    public List<GraphTensor> inputs() {
        return List.copyOf(inputs);
    }

    /** The tensors it returned; none where it returned something else than tensors or a list or array of these. */
    public List<GraphTensor> results() {
        return List.copyOf(results);
    }

    /** Notes that an op was applied within this call. */
    void record(List<GraphTensor> from, Node to) {
        from.forEach(this::read);
        made.add(to);
    }

    /** Notes that the call read a tensor or returned it as it is. */
    void read(GraphTensor tensor) {
        Op op = tensor.node().op();
        if (!made.contains(tensor.node()) && !(op instanceof WeightOp) && !(op instanceof Constant)) {
            inputs.add(tensor);
        }
    }

    /** Notes a result, as it was and as a tensor of this call. */
    void returned(GraphTensor tensor, GraphTensor marked) {
        read(tensor);
        results.add(tensor);
        outputs.add(marked);
        layer.lastReturned(outputs);
    }
}

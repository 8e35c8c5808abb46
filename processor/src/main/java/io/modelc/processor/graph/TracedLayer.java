package io.modelc.processor.graph;

import java.util.ArrayList;
import java.util.List;

/** A layer of the model that is being traced. */
public final class TracedLayer {

    private final String path;
    private final String type;
    private final boolean trainable;
    private final List<Node> weights = new ArrayList<>();
    private List<GraphTensor> outputs = List.of();
    private int calls;

    TracedLayer(String path, String type, boolean trainable) {
        this.path = path;
        this.type = type;
        this.trainable = trainable;
    }

    /** Its name, as in {@code hidden}; within another layer as in {@code block/dense_1}. */
    public String path() {
        return path;
    }

    /** The simple name of its class, as in {@code Dense}. */
    public String type() {
        return type;
    }

    /** Whether training changes its weights. */
    public boolean trainable() {
        return trainable;
    }

    /** Its own weights, without those of the layers in it, in the order in which it made them. */
    public List<Node> weights() {
        return List.copyOf(weights);
    }

    /** What it returned when it was last applied; none if it was not. */
    List<GraphTensor> outputs() {
        return outputs;
    }

    void lastReturned(List<GraphTensor> tensors) {
        outputs = tensors;
    }

    void add(Node weight) {
        if (!weights.contains(weight)) {
            weights.add(weight);
        }
    }

    int nextCall() {
        return calls++;
    }
}

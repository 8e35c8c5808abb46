package io.modelc.processor.graph;

import io.modelc.DType;
import java.util.List;

/**
 * One value of a model: an op applied to other values. This is what {@link io.modelc.Tensor} really is: see
 * {@link GraphTensor}, its face towards declarations.
 */
public final class Node {

    private final int id;
    private final Op op;
    private final List<Node> inputs;
    private final Dims dims;
    private final DType dtype;
    private final LayerCall layer;

    Node(int id, Op op, List<Node> inputs, LayerCall layer) {
        this.id = id;
        this.op = op;
        this.inputs = List.copyOf(inputs);
        this.dims = op.dims(inputs);
        this.dtype = op.dtype(inputs);
        this.layer = layer;
    }

    /** The position in the order of creation, which is an order of computation. */
    public int id() {
        return id;
    }

    /** What is computed. */
    public Op op() {
        return op;
    }

    /** From what. */
    public List<Node> inputs() {
        return inputs;
    }

    /** The result's dimensions. */
    public Dims dims() {
        return dims;
    }

    /** The result's type. */
    public DType dtype() {
        return dtype;
    }

    /** The value in whose memory this one is by definition: itself, unless its op shares its input's memory. */
    public Node origin() {
        return op.sharesMemory() ? inputs.get(0).origin() : this;
    }

    /** The call of a layer that this belongs to; null for what the model's own method does. */
    public LayerCall layer() {
        return layer;
    }

    /** For debugging: the formula, with the ids of the inputs. */
    @Override
    public String toString() {
        return id + ": "
                + op.formula(inputs.stream().map(input -> "v" + input.id).toList()) + " " + dims;
    }
}

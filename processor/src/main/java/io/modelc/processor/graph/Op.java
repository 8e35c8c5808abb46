package io.modelc.processor.graph;

import io.modelc.DType;
import java.util.List;

/**
 * An operation: one class states all there is to know about it. Ops are immutable and compare by value, so that equal
 * ops of equal inputs are one computation.
 */
public interface Op {

    /** The shape rule: the dimensions of the result, or a DeclarationException in the user's words. */
    Dims dims(List<Node> inputs);

    /** The type of the result's elements. */
    default DType dtype(List<Node> inputs) {
        return DType.FLOAT32;
    }

    /**
     * The gradient rule, in ops.
     *
     * @param node the application of this op
     * @param gradient the gradient of its result
     * @return the gradient of each input, in order; null for an input that has none
     */
    List<Node> gradient(Node node, Node gradient);

    /** Writes the call that computes the node's buffer. */
    void emit(Node node, Emission out);

    /** The formula for comments, such as {@code relu(x)}, given the names of the inputs. */
    String formula(List<String> inputs);

    /** Whether the result may be written over the (first) input of the same size, should that not be needed again. */
    default boolean inPlace() {
        return false;
    }
}

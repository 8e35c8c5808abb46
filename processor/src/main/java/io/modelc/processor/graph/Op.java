package io.modelc.processor.graph;

import io.modelc.DType;
import io.modelc.Tensor;
import java.util.List;
import java.util.Locale;

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
     * The gradient rule, in the language of declarations; asked only for gradients that are needed.
     *
     * @param input the position of the input whose gradient is wanted
     * @param x the inputs
     * @param y the result of this op
     * @param dy the gradient of the result
     * @return the gradient of the input, of its shape; null where it is 0 everywhere
     */
    Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy);

    /** What it is called in the names of values: {@code softmax}. */
    default String name() {
        String type = getClass().getSimpleName();
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    /** A function's name as one of values: {@code GREATER_EQUAL} becomes greaterEqual. */
    static String camelCase(Enum<?> function) {
        StringBuilder name = new StringBuilder();
        for (String word : function.name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.length() == 0 ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    /** Writes the calls that compute the node's buffer. */
    void emit(Node node, Emission out);

    /** The formula for comments, such as {@code relu(x)}, given the names of the inputs. */
    String formula(List<String> inputs);

    /** Whether the result may be written over any one input of the same size, should that not be needed again. */
    default boolean inPlace() {
        return false;
    }

    /** Whether the result is in the first input's memory by definition: a reshape is. */
    default boolean sharesMemory() {
        return false;
    }

    /** Whether there is anything to compute; false for what is in memory already. */
    default boolean isComputed() {
        return true;
    }
}

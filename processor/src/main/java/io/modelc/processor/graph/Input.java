package io.modelc.processor.graph;

import io.modelc.DType;
import io.modelc.Tensor;
import java.util.List;

/**
 * An input of the model.
 *
 * @param index its position among the inputs
 * @param name its name
 * @param dtype the type of its elements
 * @param dims its dimensions, the batch first
 */
public record Input(int index, String name, DType dtype, Dims dims) implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        return dims;
    }

    @Override
    public DType dtype(List<Node> inputs) {
        return dtype;
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        throw new IndexOutOfBoundsException(input);
    }

    @Override
    public void emit(Node node, Emission out) {
        // The runtime has put it there.
    }

    @Override
    public String formula(List<String> inputs) {
        return name;
    }

    @Override
    public boolean isComputed() {
        return false;
    }
}

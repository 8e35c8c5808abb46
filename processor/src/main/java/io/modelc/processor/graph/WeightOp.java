package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.initializers.Initializer;
import java.util.List;

/**
 * A weight of the model.
 *
 * @param path the layer and the name in it: {@code hidden/kernel}
 * @param initializer its values before training
 * @param dims its dimensions
 * @param trainable whether training changes it by gradients
 */
public record WeightOp(String path, Initializer initializer, Dims dims, boolean trainable) implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        return dims;
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        throw new IndexOutOfBoundsException(input);
    }

    @Override
    public void emit(Node node, Emission out) {
        // It is in the model's memory.
    }

    @Override
    public String formula(List<String> inputs) {
        return path;
    }

    @Override
    public boolean isComputed() {
        return false;
    }
}

package io.modelc.processor.graph;

import io.modelc.DType;
import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import java.util.Arrays;
import java.util.List;

/**
 * The same elements in the same order in other dimensions: another view of the same memory.
 *
 * @param dims the other dimensions
 */
public record Reshape(Dims dims) implements Op {

    /** The dimensions that a user names without the batch axis; one size may be -1 for what is left. */
    static Dims target(Dims from, int... sampleShape) {
        int[] shape = sampleShape.clone();
        int unknown = -1;
        long known = 1;
        for (int i = 0; i < shape.length; i++) {
            boolean rest = shape[i] == -1 && unknown < 0;
            if (shape[i] < 1 && !rest) {
                throw DeclarationException.inArgument(
                        "sampleShape", Message.RESHAPE_SIZES, Arrays.toString(sampleShape));
            }
            unknown = rest ? i : unknown;
            known = rest ? known : known * shape[i];
            if (known > Integer.MAX_VALUE) {
                throw new DeclarationException(Message.TOO_LARGE, Arrays.toString(sampleShape));
            }
        }
        int elements = from.sampleSize();
        if (unknown < 0 ? known != elements : elements % known != 0) {
            throw new DeclarationException(
                    Message.RESHAPE_ELEMENTS, from, Arrays.toString(sampleShape), elements, known);
        }
        if (unknown >= 0) {
            shape[unknown] = (int) (elements / known);
        }
        return from.hasBatch() ? Dims.batchOf(shape) : Dims.of(shape);
    }

    @Override
    public Dims dims(List<Node> inputs) {
        return dims;
    }

    @Override
    public DType dtype(List<Node> inputs) {
        return inputs.get(0).dtype();
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        return ((GraphTensor) dy).reshapeTo(((GraphTensor) x.get(0)).dims());
    }

    @Override
    public void emit(Node node, Emission out) {
        // It is in its input's memory.
    }

    @Override
    public String formula(List<String> inputs) {
        return inputs.get(0) + " as " + dims;
    }

    @Override
    public boolean sharesMemory() {
        return true;
    }

    @Override
    public boolean isComputed() {
        return false;
    }
}

package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import java.util.List;

/**
 * What a variable is from an assignment on: the assigned value, through which no gradient flows.
 *
 * @param path the variable's path
 */
public record Assigned(String path) implements Op {

    /** The path of the variable that a value is, at first or since an assignment. */
    static String path(Node node) {
        if (node.op() instanceof Assigned assigned) {
            return assigned.path();
        } else if (node.op() instanceof WeightOp weight && !weight.trainable()) {
            return weight.path();
        }
        String what = node.op() instanceof WeightOp weight
                ? "the weight " + weight.path()
                : "the result of " + node.op().name();
        throw DeclarationException.inArgument("variable", Message.ASSIGN_TARGET, what);
    }

    @Override
    public Dims dims(List<Node> inputs) {
        return inputs.get(0).dims();
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        return null;
    }

    @Override
    public void emit(Node node, Emission out) {
        // It is in its input's memory.
    }

    @Override
    public String formula(List<String> inputs) {
        return inputs.get(0);
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

package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.ops.Binary;
import java.util.List;

/** x / batch: what makes a mean over the batch of a sum. */
public record DivideByBatch() implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        return inputs.get(0).dims();
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        return GraphTensor.apply(this, dy);
    }

    @Override
    public void emit(Node node, Emission out) {
        String x = out.buffer(node.inputs().get(0));
        out.call("binary", out.constant(Binary.DIVIDE), x, out.count(true, 1), out.buffer(node), out.size(node));
    }

    @Override
    public String formula(List<String> inputs) {
        return inputs.get(0) + " / batch";
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}

package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.ops.Unary;
import java.util.List;

/** dy − exp(y) · Σ dy along the last axis, of y and dy: the gradient of y = log softmax(x). */
public record LogSoftmaxGradient() implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        return inputs.get(0).dims();
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor result, Tensor upstream) {
        Tensor y = x.get(0);
        Tensor dy = x.get(1);
        Tensor probability = y.map(Unary.EXP);
        return input == 0
                ? upstream.times(probability).times(rowSum(dy)).negate()
                : upstream.minus(rowSum(upstream.times(probability)));
    }

    /** The sum of each row, as a column. */
    private static Tensor rowSum(Tensor x) {
        int[] shape = x.shape();
        shape[shape.length - 1] = 1;
        return ((GraphTensor) x.sum(-1)).reshapeTo(Dims.of(shape));
    }

    @Override
    public void emit(Node node, Emission out) {
        String y = out.buffer(node.inputs().get(0));
        String dy = out.buffer(node.inputs().get(1));
        out.call("logSoftmaxGradient", y, dy, out.buffer(node), out.rows(node), out.columns(node));
    }

    @Override
    public String formula(List<String> inputs) {
        return inputs.get(1) + " − exp(" + inputs.get(0) + ") · Σ " + inputs.get(1);
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}

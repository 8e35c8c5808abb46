package io.modelc.processor.graph;

import io.modelc.Tensor;
import java.util.List;

/** y · (dy − Σ dy · y) along the last axis, of y and dy: the gradient of y = softmax(x). */
public record SoftmaxGradient() implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        return inputs.get(0).dims();
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor result, Tensor upstream) {
        Tensor y = x.get(0);
        Tensor dy = x.get(1);
        return input == 0
                ? upstream.times(dy.minus(rowSum(dy.times(y)))).minus(dy.times(rowSum(upstream.times(y))))
                : GraphTensor.apply(this, y, upstream);
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
        out.call("softmaxGradient", y, dy, out.buffer(node), out.rows(node), out.columns(node));
    }

    @Override
    public String formula(List<String> inputs) {
        return inputs.get(0) + " · (" + inputs.get(1) + " − Σ " + inputs.get(1) + " · " + inputs.get(0) + ")";
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}

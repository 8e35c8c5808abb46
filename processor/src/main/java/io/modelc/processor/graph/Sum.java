package io.modelc.processor.graph;

import io.modelc.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The scaled sum over neighbouring axes, which disappear.
 *
 * @param from the first axis
 * @param to the axis after the last one
 * @param scale what the sum is multiplied by
 */
public record Sum(int from, int to, double scale) implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        Dims x = inputs.get(0).dims();
        return Dims.of(IntStream.range(0, x.rank())
                .filter(axis -> axis < from || axis >= to)
                .map(x::size)
                .toArray());
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        Dims dims = ((GraphTensor) x.get(0)).dims();
        int[] kept = dims.toArray();
        Arrays.fill(kept, from, to, 1);
        GraphTensor scaled = scale == 1 ? (GraphTensor) dy : (GraphTensor) dy.times(scale);
        return scaled.reshapeTo(Dims.of(kept)).broadcastTo(dims);
    }

    @Override
    public void emit(Node node, Emission out) {
        Node x = node.inputs().get(0);
        Dims dims = x.dims();
        String outer = out.count(from > 0 && dims.hasBatch(), dims.product(0, from));
        String n = out.count(from == 0 && dims.hasBatch(), dims.product(from, to));
        String inner = Integer.toString(dims.product(to, dims.rank()));
        out.call("sum", out.buffer(x), out.buffer(node), outer, n, inner, out.literal(scale));
    }

    @Override
    public String formula(List<String> inputs) {
        return (scale == 1 ? "" : Numbers.text(scale) + " · ") + "Σ " + inputs.get(0);
    }
}

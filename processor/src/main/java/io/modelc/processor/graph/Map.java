package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import java.util.List;
import java.util.Locale;

/**
 * A function of every element.
 *
 * @param f the function
 */
public record Map(Unary f) implements Op {

    @Override
    public String name() {
        return Op.camelCase(f);
    }

    @Override
    public Dims dims(List<Node> inputs) {
        return inputs.get(0).dims();
    }

    @Override
    public Tensor gradient(int input, List<Tensor> inputs, Tensor y, Tensor dy) {
        Tensor x = inputs.get(0);
        return switch (f) {
            case IDENTITY -> dy;
            case NEGATE -> dy.negate();
            case ABS -> dy.times(x.map(Unary.SIGN));
            case SIGN -> null;
            case SQUARE -> dy.times(x).times(2);
            case SQRT -> dy.dividedBy(y).times(0.5);
            case RECIPROCAL -> dy.times(y.map(Unary.SQUARE)).negate();
            case EXP -> dy.times(y);
            case EXPM1 -> dy.times(y.plus(1));
            case LOG -> dy.dividedBy(x);
            case LOG1P -> dy.dividedBy(x.plus(1));
            case RELU -> dy.combine(Binary.RELU_GRADIENT, y);
            case SIGMOID -> dy.combine(Binary.SIGMOID_GRADIENT, y);
            case TANH -> dy.combine(Binary.TANH_GRADIENT, y);
            case SOFTPLUS -> dy.times(x.map(Unary.SIGMOID));
            case ERF -> dy.times(x.map(Unary.SQUARE).negate().map(Unary.EXP)).times(2 / Math.sqrt(Math.PI));
        };
    }

    @Override
    public void emit(Node node, Emission out) {
        String x = out.buffer(node.inputs().get(0));
        out.call("unary", out.constant(f), x, out.buffer(node), out.size(node));
    }

    @Override
    public String formula(List<String> inputs) {
        return f == Unary.IDENTITY ? inputs.get(0) : f.name().toLowerCase(Locale.ROOT) + "(" + inputs.get(0) + ")";
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}

package io.modelc.processor.graph;

import static io.modelc.ops.Binary.GREATER;
import static io.modelc.ops.Binary.LESS;
import static io.modelc.ops.Binary.POWER;
import static io.modelc.ops.Binary.RELU_GRADIENT;

import io.modelc.DType;
import io.modelc.Tensor;
import io.modelc.ops.Binary;
import java.util.List;

/**
 * A function of every element and a number.
 *
 * @param f the function
 * @param number its second argument
 */
public record CombineNumber(Binary f, double number) implements Op {

    @Override
    public String name() {
        return Op.camelCase(f);
    }

    @Override
    public Dims dims(List<Node> inputs) {
        return inputs.get(0).dims();
    }

    @Override
    public DType dtype(List<Node> inputs) {
        return f.isComparison() ? DType.BOOL : DType.FLOAT32;
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        Tensor a = x.get(0);
        return switch (f) {
            case ADD, SUBTRACT -> dy;
            case MULTIPLY -> dy.times(number);
            case DIVIDE -> dy.dividedBy(number);
            case POWER ->
                number == 0 ? null : dy.times(a.combine(POWER, number - 1).times(number));
            case MAXIMUM -> dy.combine(RELU_GRADIENT, a.combine(GREATER, number));
            case MINIMUM -> dy.combine(RELU_GRADIENT, a.combine(LESS, number));
            case GREATER, GREATER_EQUAL, LESS, LESS_EQUAL, EQUAL, NOT_EQUAL -> null;
            case RELU_GRADIENT, SIGMOID_GRADIENT, TANH_GRADIENT -> dy.combine(f, number);
        };
    }

    @Override
    public void emit(Node node, Emission out) {
        String a = out.buffer(node.inputs().get(0));
        out.call("binary", out.constant(f), a, out.literal(number), out.buffer(node), out.size(node));
    }

    @Override
    public String formula(List<String> inputs) {
        return BinaryFormula.of(f, inputs.get(0), Numbers.text(number));
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}

package io.modelc.processor.graph;

import static io.modelc.ops.Binary.GREATER;
import static io.modelc.ops.Binary.GREATER_EQUAL;
import static io.modelc.ops.Binary.LESS;
import static io.modelc.ops.Binary.LESS_EQUAL;
import static io.modelc.ops.Binary.MAXIMUM;
import static io.modelc.ops.Binary.NOT_EQUAL;
import static io.modelc.ops.Binary.POWER;
import static io.modelc.ops.Binary.RELU_GRADIENT;

import io.modelc.DType;
import io.modelc.Tensor;
import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import java.util.List;

/**
 * A function of the elements of two values: of the same dimensions, or the second one a row of the first, repeated for
 * each row.
 *
 * @param f the function
 */
public record Combine(Binary f) implements Op {

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
        Tensor b = x.get(1);
        Tensor gradient = input == 0 ? first(a, b, dy) : second(a, b, y, dy);
        return gradient == null ? null : ((GraphTensor) gradient).sumTo(((GraphTensor) x.get(input)).dims());
    }

    /** Where maximum and minimum have equal operands, the second one gets the gradient, so that max(x, 0) is relu. */
    private Tensor first(Tensor a, Tensor b, Tensor dy) {
        return switch (f) {
            case ADD, SUBTRACT -> dy;
            case MULTIPLY -> dy.times(b);
            case DIVIDE -> dy.dividedBy(b);
            // b · a^(b − 1), and 0 for b = 0 even where a is 0
            case POWER ->
                dy.times(a.combine(POWER, b.minus(b.combine(NOT_EQUAL, 0))).times(b));
            case MAXIMUM -> dy.combine(RELU_GRADIENT, a.combine(GREATER, b));
            case MINIMUM -> dy.combine(RELU_GRADIENT, a.combine(LESS, b));
            case GREATER, GREATER_EQUAL, LESS, LESS_EQUAL, EQUAL, NOT_EQUAL -> null;
            case RELU_GRADIENT, SIGMOID_GRADIENT, TANH_GRADIENT -> dy.combine(f, b);
        };
    }

    private Tensor second(Tensor a, Tensor b, Tensor y, Tensor dy) {
        return switch (f) {
            case ADD -> dy;
            case SUBTRACT -> dy.negate();
            case MULTIPLY -> dy.times(a);
            case DIVIDE -> dy.times(y).dividedBy(b).negate();
            case POWER -> dy.times(y).times(logarithm(a));
            case MAXIMUM -> dy.combine(RELU_GRADIENT, a.combine(LESS_EQUAL, b));
            case MINIMUM -> dy.combine(RELU_GRADIENT, a.combine(GREATER_EQUAL, b));
            case GREATER, GREATER_EQUAL, LESS, LESS_EQUAL, EQUAL, NOT_EQUAL, RELU_GRADIENT -> null;
            case SIGMOID_GRADIENT -> dy.times(a).times(b.times(-2).plus(1));
            case TANH_GRADIENT -> dy.times(a).times(b).times(-2);
        };
    }

    /** ln a, and 0 where a ≤ 0, where aᵇ has no gradient in b: never NaN. */
    private static Tensor logarithm(Tensor a) {
        return a.combine(MAXIMUM, a.combine(LESS_EQUAL, 0)).map(Unary.LOG);
    }

    /** Whether f(a, b) = f(b, a). */
    public static boolean isCommutative(Binary f) {
        return switch (f) {
            case ADD, MULTIPLY, MAXIMUM, MINIMUM, EQUAL, NOT_EQUAL -> true;
            default -> false;
        };
    }

    @Override
    public void emit(Node node, Emission out) {
        Node a = node.inputs().get(0);
        Node b = node.inputs().get(1);
        if (b.dims().equals(a.dims())) {
            out.call("binary", out.constant(f), out.buffer(a), out.buffer(b), out.buffer(node), out.size(node));
        } else {
            int row = b.dims().sampleSize();
            String rows = out.count(a.dims().hasBatch(), a.dims().sampleSize() / row);
            String n = Integer.toString(row);
            out.call("binaryRow", out.constant(f), out.buffer(a), out.buffer(b), out.buffer(node), rows, n);
        }
    }

    @Override
    public String formula(List<String> inputs) {
        return BinaryFormula.of(f, inputs.get(0), inputs.get(1));
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}

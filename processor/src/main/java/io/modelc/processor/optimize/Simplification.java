package io.modelc.processor.optimize;

import static io.modelc.ops.Binary.ADD;
import static io.modelc.ops.Binary.DIVIDE;
import static io.modelc.ops.Binary.GREATER;
import static io.modelc.ops.Binary.GREATER_EQUAL;
import static io.modelc.ops.Binary.LESS;
import static io.modelc.ops.Binary.LESS_EQUAL;
import static io.modelc.ops.Binary.MULTIPLY;
import static io.modelc.ops.Binary.POWER;
import static io.modelc.ops.Binary.SUBTRACT;

import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import io.modelc.processor.graph.Assigned;
import io.modelc.processor.graph.Broadcast;
import io.modelc.processor.graph.Combine;
import io.modelc.processor.graph.CombineNumber;
import io.modelc.processor.graph.Constant;
import io.modelc.processor.graph.Dropout;
import io.modelc.processor.graph.Join;
import io.modelc.processor.graph.Map;
import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.Op;
import io.modelc.processor.graph.Pad;
import io.modelc.processor.graph.Reshape;
import io.modelc.processor.graph.Slice;
import io.modelc.processor.graph.Transpose;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Algebraic identities that leave every result as it is, to the last bit (but for the sign of a zero). What is not in
 * the new graph any more afterwards was dead; what is there once was computed twice.
 */
final class Simplification extends Rewriting {

    @Override
    Node rewrite(Node old, List<Node> inputs) {
        return simplify(old, old.op(), inputs);
    }

    private Node simplify(Node old, Op op, List<Node> inputs) {
        if (op instanceof Map map) {
            return map(old, map.f(), inputs.get(0));
        } else if (op instanceof CombineNumber combine) {
            return isNeutral(combine.f(), combine.number()) ? inputs.get(0) : node(old, op, inputs);
        } else if (op instanceof Combine combine) {
            return combine(old, combine.f(), inputs.get(0), inputs.get(1));
        } else if (op instanceof Reshape reshape) {
            return reshape(old, reshape, inputs.get(0));
        } else if (op instanceof Transpose transpose) {
            return transpose(old, transpose, inputs.get(0));
        } else if (op instanceof Broadcast broadcast && inputs.get(0).op() instanceof Constant constant) {
            return node(old, new Constant(constant.value(), broadcast.dims()), List.of());
        }
        // It has kept gradients from flowing; there are none to be computed any more.
        return op instanceof Assigned || changesNothing(op, inputs) ? inputs.get(0) : node(old, op, inputs);
    }

    private Node map(Node old, Unary f, Node x) {
        if (f == Unary.IDENTITY) {
            return x;
        }
        Op inner = x.op();
        boolean undone = f == Unary.NEGATE && inner.equals(new Map(Unary.NEGATE));
        // Of a value that f has made non-negative, relu and abs make the same again.
        boolean already = f == Unary.RELU && inner.equals(new Map(Unary.RELU))
                || f == Unary.ABS && inner.equals(new Map(Unary.ABS));
        return undone ? x.inputs().get(0) : already ? x : node(old, new Map(f), List.of(x));
    }

    /** x + 0, x − 0, x · 1, x / 1, x¹. */
    private static boolean isNeutral(Binary f, double number) {
        return switch (f) {
            case ADD, SUBTRACT -> number == 0;
            case MULTIPLY, DIVIDE, POWER -> number == 1;
            default -> false;
        };
    }

    /** A constant operand becomes the instruction's number. */
    private Node combine(Node old, Binary f, Node a, Node b) {
        if (b.op() instanceof Constant constant) {
            return simplify(old, new CombineNumber(f, constant.value()), List.of(a));
        }
        if (a.op() instanceof Constant constant && b.dims().equals(old.dims())) {
            double number = constant.value();
            if (mirrored(f) != null) {
                return simplify(old, new CombineNumber(mirrored(f), number), List.of(b));
            } else if (f == SUBTRACT) {
                return simplify(old, new CombineNumber(ADD, number), List.of(map(old, Unary.NEGATE, b)));
            }
        }
        return node(old, new Combine(f), List.of(a, b));
    }

    /** The function g with g(b, a) = f(a, b); null if there is none. */
    private static Binary mirrored(Binary f) {
        return switch (f) {
            case GREATER -> LESS;
            case GREATER_EQUAL -> LESS_EQUAL;
            case LESS -> GREATER;
            case LESS_EQUAL -> GREATER_EQUAL;
            default -> Combine.isCommutative(f) ? f : null;
        };
    }

    private Node reshape(Node old, Reshape reshape, Node x) {
        Node origin = x.op() instanceof Reshape ? x.inputs().get(0) : x;
        return reshape.dims().equals(origin.dims()) ? origin : node(old, reshape, List.of(origin));
    }

    /** Two transposes are one; one that moves nothing but axes of size 1 is a reshape. */
    private Node transpose(Node old, Transpose transpose, Node x) {
        if (x.op() instanceof Transpose inner) {
            List<Integer> axes =
                    transpose.axes().stream().map(inner.axes()::get).toList();
            return transpose(old, new Transpose(axes), x.inputs().get(0));
        }
        int[] moved = transpose.axes().stream()
                .mapToInt(axis -> axis)
                .filter(axis -> x.dims().size(axis) != 1)
                .toArray();
        boolean inOrder = IntStream.range(1, moved.length).allMatch(i -> moved[i - 1] < moved[i]);
        return inOrder ? reshape(old, new Reshape(old.dims()), x) : node(old, transpose, List.of(x));
    }

    private static boolean changesNothing(Op op, List<Node> inputs) {
        if (op instanceof Slice slice) {
            return slice.end() - slice.start() == inputs.get(0).dims().size(slice.axis());
        } else if (op instanceof Pad pad) {
            return pad.before() == 0 && pad.after() == 0;
        } else if (op instanceof Join) {
            return inputs.size() == 1;
        }
        return op instanceof Dropout dropout && dropout.rate() == 0;
    }

    private Node node(Node old, Op op, List<Node> inputs) {
        return target.node(op, inputs, old.layer());
    }
}

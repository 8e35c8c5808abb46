package io.modelc.processor.evaluate;

import com.sun.source.tree.Tree;

/** Java's operators on boxed primitives, with Java's promotions and overflow. Text is joined elsewhere. */
final class Operators {

    private Operators() {}

    /** {@code a op b}. ArithmeticException for an integer division by zero, ClassCastException for other operands. */
    static Object binary(Tree.Kind operator, Object a, Object b) {
        if (a instanceof Boolean p && b instanceof Boolean q) {
            return ofBooleans(operator, p, q);
        }
        return switch (operator) {
            case LEFT_SHIFT, RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT -> shift(operator, number(a), number(b));
            default -> ofNumbers(operator, number(a), number(b));
        };
    }

    private static Object ofNumbers(Tree.Kind operator, Number a, Number b) {
        if (a instanceof Double || b instanceof Double) {
            return ofDoubles(operator, a.doubleValue(), b.doubleValue());
        } else if (a instanceof Float || b instanceof Float) {
            return ofFloats(operator, a.floatValue(), b.floatValue());
        } else if (a instanceof Long || b instanceof Long) {
            return ofLongs(operator, a.longValue(), b.longValue());
        }
        return ofInts(operator, a.intValue(), b.intValue());
    }

    /** A char counts as the int it is promoted to. */
    private static Number number(Object operand) {
        return operand instanceof Character c ? Integer.valueOf(c) : (Number) operand;
    }

    private static Object ofBooleans(Tree.Kind operator, boolean a, boolean b) {
        return switch (operator) {
            case AND -> a & b;
            case OR -> a | b;
            case XOR, NOT_EQUAL_TO -> a ^ b;
            case EQUAL_TO -> a == b;
            default -> throw new ClassCastException("boolean operands of " + operator);
        };
    }

    private static Object ofInts(Tree.Kind operator, int a, int b) {
        return switch (operator) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case REMAINDER -> a % b;
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            default -> compare(operator, Integer.compare(a, b));
        };
    }

    private static Object ofLongs(Tree.Kind operator, long a, long b) {
        return switch (operator) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case REMAINDER -> a % b;
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            default -> compare(operator, Long.compare(a, b));
        };
    }

    private static Object ofFloats(Tree.Kind operator, float a, float b) {
        return switch (operator) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case REMAINDER -> a % b;
            default -> ofDoubles(operator, a, b);
        };
    }

    /** Comparisons are written out, since NaN is unordered and −0 equals 0. */
    private static Object ofDoubles(Tree.Kind operator, double a, double b) {
        return switch (operator) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case REMAINDER -> a % b;
            case LESS_THAN -> a < b;
            case LESS_THAN_EQUAL -> a <= b;
            case GREATER_THAN -> a > b;
            case GREATER_THAN_EQUAL -> a >= b;
            case EQUAL_TO -> a == b;
            case NOT_EQUAL_TO -> a != b;
            default -> throw new ClassCastException("floating-point operands of " + operator);
        };
    }

    private static Object compare(Tree.Kind operator, int order) {
        return switch (operator) {
            case LESS_THAN -> order < 0;
            case LESS_THAN_EQUAL -> order <= 0;
            case GREATER_THAN -> order > 0;
            case GREATER_THAN_EQUAL -> order >= 0;
            case EQUAL_TO -> order == 0;
            case NOT_EQUAL_TO -> order != 0;
            default -> throw new ClassCastException("operands of " + operator);
        };
    }

    /** The result has the type of the left operand alone. */
    private static Object shift(Tree.Kind operator, Number a, Number by) {
        requireIntegral(a);
        requireIntegral(by);
        int distance = (int) by.longValue();
        if (a instanceof Long value) {
            return switch (operator) {
                case LEFT_SHIFT -> value << distance;
                case RIGHT_SHIFT -> value >> distance;
                default -> value >>> distance;
            };
        }
        int value = a.intValue();
        return switch (operator) {
            case LEFT_SHIFT -> value << distance;
            case RIGHT_SHIFT -> value >> distance;
            default -> value >>> distance;
        };
    }

    private static void requireIntegral(Number operand) {
        if (operand instanceof Double || operand instanceof Float) {
            throw new ClassCastException("floating-point operand of a shift");
        }
    }

    /** {@code +a}, {@code -a}, {@code ~a}, {@code !a}. */
    static Object unary(Tree.Kind operator, Object a) {
        return switch (operator) {
            case LOGICAL_COMPLEMENT -> !(Boolean) a;
            case UNARY_PLUS -> promoted(number(a));
            case UNARY_MINUS -> negated(promoted(number(a)));
            case BITWISE_COMPLEMENT -> binary(Tree.Kind.XOR, a, -1);
            default -> throw new IllegalArgumentException(operator.toString());
        };
    }

    private static Number promoted(Number a) {
        return a instanceof Byte || a instanceof Short ? Integer.valueOf(a.intValue()) : a;
    }

    /** Not 0 − a, which would lose the sign of a floating-point zero. */
    private static Number negated(Number a) {
        if (a instanceof Double d) {
            return -d;
        } else if (a instanceof Float f) {
            return -f;
        } else if (a instanceof Long l) {
            return -l;
        }
        return -a.intValue();
    }
}

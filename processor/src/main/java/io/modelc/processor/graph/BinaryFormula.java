package io.modelc.processor.graph;

import io.modelc.ops.Binary;

/** Functions of two numbers as formulas write them. */
final class BinaryFormula {

    private BinaryFormula() {}

    static String of(Binary f, String a, String b) {
        return switch (f) {
            case ADD -> a + " + " + b;
            case SUBTRACT -> a + " − " + b;
            case MULTIPLY -> a + " · " + b;
            case DIVIDE -> a + " / " + b;
            case POWER -> a + " ^ " + b;
            case MAXIMUM -> "max(" + a + ", " + b + ")";
            case MINIMUM -> "min(" + a + ", " + b + ")";
            case GREATER -> a + " > " + b;
            case GREATER_EQUAL -> a + " ≥ " + b;
            case LESS -> a + " < " + b;
            case LESS_EQUAL -> a + " ≤ " + b;
            case EQUAL -> a + " = " + b;
            case NOT_EQUAL -> a + " ≠ " + b;
            case RELU_GRADIENT -> a + " where " + b + " > 0";
            case SIGMOID_GRADIENT -> a + " · " + b + " · (1 − " + b + ")";
            case TANH_GRADIENT -> a + " · (1 − " + b + "²)";
        };
    }
}

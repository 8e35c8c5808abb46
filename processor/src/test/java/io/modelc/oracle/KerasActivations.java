package io.modelc.oracle;

import java.util.Map;

/** Keras' activations by name, as Java expressions. */
final class KerasActivations {

    /** Those without options, and those with when none are given. */
    private static final Map<String, String> CONSTANTS = Map.ofEntries(
            Map.entry("celu", "CELU"),
            Map.entry("elu", "ELU"),
            Map.entry("exponential", "EXPONENTIAL"),
            Map.entry("gelu", "GELU"),
            Map.entry("glu", "GLU"),
            Map.entry("hard_shrink", "HARD_SHRINK"),
            Map.entry("hard_sigmoid", "HARD_SIGMOID"),
            Map.entry("hard_silu", "HARD_SILU"),
            Map.entry("hard_swish", "HARD_SILU"),
            Map.entry("hard_tanh", "HARD_TANH"),
            Map.entry("leaky_relu", "LEAKY_RELU"),
            Map.entry("linear", "LINEAR"),
            Map.entry("log_sigmoid", "LOG_SIGMOID"),
            Map.entry("log_softmax", "LOG_SOFTMAX"),
            Map.entry("mish", "MISH"),
            Map.entry("relu", "RELU"),
            Map.entry("relu6", "RELU6"),
            Map.entry("selu", "SELU"),
            Map.entry("sigmoid", "SIGMOID"),
            Map.entry("silu", "SILU"),
            Map.entry("soft_shrink", "SOFT_SHRINK"),
            Map.entry("softmax", "SOFTMAX"),
            Map.entry("softplus", "SOFTPLUS"),
            Map.entry("softsign", "SOFTSIGN"),
            Map.entry("sparse_plus", "SPARSE_PLUS"),
            Map.entry("sparse_sigmoid", "SPARSE_SIGMOID"),
            Map.entry("squareplus", "SQUAREPLUS"),
            Map.entry("swish", "SILU"),
            Map.entry("tanh", "TANH"),
            Map.entry("tanh_shrink", "TANH_SHRINK"));

    private KerasActivations() {}

    static boolean knows(String name) {
        return CONSTANTS.containsKey(name) || name.equals("threshold");
    }

    /** An activation with its usual options. */
    static String expression(String name) {
        if (!CONSTANTS.containsKey(name)) {
            throw new AssertionError("There is no activation without options called " + name + ".");
        }
        return "Activations." + CONSTANTS.get(name);
    }

    /**
     * An activation with options.
     *
     * @param moved by how much axes counted from the first one are moved
     */
    static String expression(String name, Options options, int moved) {
        if (options.isEmpty()) {
            return expression(name);
        }
        String method =
                switch (name) {
                    case "celu" -> "celu(" + options.number("alpha", 1) + ")";
                    case "elu" -> "elu(" + options.number("alpha", 1) + ")";
                    case "gelu" -> "gelu(" + options.flag("approximate", false) + ")";
                    case "glu" -> "glu(" + axis(options, moved) + ")";
                    case "hard_shrink" -> "hardShrink(" + options.number("threshold", 0.5) + ")";
                    case "leaky_relu" -> "leakyRelu(" + options.number("negative_slope", 0.2) + ")";
                    case "log_softmax" -> "logSoftmax(" + axis(options, moved) + ")";
                    case "relu" ->
                        "relu(" + options.number("negative_slope", 0) + ", " + maximum(options) + ", "
                                + options.number("threshold", 0) + ")";
                    case "soft_shrink" -> "softShrink(" + options.number("threshold", 0.5) + ")";
                    case "softmax" -> "softmax(" + axis(options, moved) + ")";
                    case "squareplus" -> "squareplus(" + options.number("b", 4) + ")";
                    case "threshold" ->
                        "threshold(" + options.number("threshold", 0) + ", " + options.number("default_value", 0) + ")";
                    default -> CONSTANTS.get(name);
                };
        options.done();
        return "Activations." + method;
    }

    private static int axis(Options options, int moved) {
        int axis = options.integer("axis", -1);
        return axis < 0 ? axis : axis + moved;
    }

    private static String maximum(Options options) {
        double maximum = options.number("max_value", Double.POSITIVE_INFINITY);
        return Double.isInfinite(maximum) ? "Double.POSITIVE_INFINITY" : Double.toString(maximum);
    }
}

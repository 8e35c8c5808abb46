package io.modelc.oracle;

import java.util.Set;

/** Keras' layers, as Java declarations. */
final class KerasLayers {

    /** The layers of several inputs. */
    private static final Set<String> MERGING = Set.of("Add", "Concatenate");

    private KerasLayers() {}

    /** The expression that makes the layer; whether it is trained is said by its field. */
    static String expression(String className, Options options) {
        options.without("name", "dtype", "seed", "trainable").unset("activity_regularizer");
        String expression =
                switch (className) {
                    case "Dense" -> dense(options);
                    case "Dropout" -> dropout(options);
                    case "Activation" ->
                        "new Activation(" + KerasActivations.expression(options.text("activation", "linear")) + ")";
                    case "Flatten" -> flatten(options);
                    case "Add" -> "new Add()";
                    case "Concatenate" -> "new Concatenate(" + options.integer("axis", -1) + ")";
                    default -> throw new AssertionError("The harness does not know the layer " + className + ".");
                };
        options.done();
        return expression;
    }

    /** The call of a layer: as in inference where Keras was told {@code training=False}. */
    static String call(String className, String layer, boolean inference, String arguments) {
        boolean single = !MERGING.contains(className);
        return layer + (single && inference ? ".infer(" : ".apply(") + arguments + ")";
    }

    private static String dense(Options options) {
        options.without("kernel_initializer", "bias_initializer")
                .unset(
                        "kernel_regularizer",
                        "bias_regularizer",
                        "kernel_constraint",
                        "bias_constraint",
                        "lora_rank",
                        "quantization_config");
        return "new Dense(" + options.integer("units", 0) + ", "
                + KerasActivations.expression(options.text("activation", "linear")) + ").useBias("
                + options.flag("use_bias", true) + ")";
    }

    private static String dropout(Options options) {
        options.unset("noise_shape");
        return "new Dropout(" + options.number("rate", 0) + ")";
    }

    private static String flatten(Options options) {
        if (!options.text("data_format", "channels_last").equals("channels_last")) {
            throw new AssertionError("The harness does not know Flatten with the channels first.");
        }
        return "new Flatten()";
    }
}

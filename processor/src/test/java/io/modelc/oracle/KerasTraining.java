package io.modelc.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.modelc.losses.BinaryCrossentropy;
import io.modelc.losses.CategoricalCrossentropy;
import io.modelc.losses.Loss;
import io.modelc.losses.MeanAbsoluteError;
import io.modelc.losses.MeanSquaredError;
import io.modelc.losses.Reduction;
import io.modelc.losses.SparseCategoricalCrossentropy;
import io.modelc.metrics.Accuracy;
import io.modelc.metrics.BinaryAccuracy;
import io.modelc.metrics.CategoricalAccuracy;
import io.modelc.metrics.Mean;
import io.modelc.metrics.Metric;
import io.modelc.metrics.SparseCategoricalAccuracy;
import io.modelc.metrics.SparseTopKCategoricalAccuracy;
import io.modelc.metrics.Sum;
import io.modelc.metrics.TopKCategoricalAccuracy;
import io.modelc.optimizers.Adam;
import io.modelc.optimizers.Optimizer;
import io.modelc.optimizers.SGD;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Keras' losses, metrics and optimizers, made by their names and options. */
final class KerasTraining {

    private static final Map<String, String> LOSS_ALIASES =
            Map.of("mse", "MeanSquaredError", "mae", "MeanAbsoluteError");

    private static final Map<String, String> METRIC_ALIASES =
            Map.of("mse", "MeanSquaredError", "mae", "MeanAbsoluteError", "acc", "Accuracy", "auc", "AUC");

    private KerasTraining() {}

    // ---- losses

    static Loss loss(String className, Options options) {
        options.without("name", "dtype");
        Reduction reduction = Reduction.valueOf(
                options.text("reduction", "sum_over_batch_size").toUpperCase(Locale.ROOT));
        Loss loss =
                switch (className) {
                    case "MeanSquaredError" -> new MeanSquaredError(reduction);
                    case "MeanAbsoluteError" -> new MeanAbsoluteError(reduction);
                    case "BinaryCrossentropy" ->
                        new BinaryCrossentropy(options.flag("from_logits", false), smoothing(options), reduction);
                    case "CategoricalCrossentropy" ->
                        new CategoricalCrossentropy(options.flag("from_logits", false), smoothing(options), reduction);
                    case "SparseCategoricalCrossentropy" ->
                        new SparseCategoricalCrossentropy(
                                options.unset("ignore_class").flag("from_logits", false), reduction);
                    default -> throw new AssertionError("The harness does not know the loss " + className + ".");
                };
        options.done();
        return loss;
    }

    private static double smoothing(Options options) {
        if (options.integer("axis", -1) != -1) {
            throw new AssertionError("The harness does not know crossentropies along another axis than the last.");
        }
        return options.number("label_smoothing", 0);
    }

    // ---- metrics

    static Metric metric(String className, Options options) {
        options.without("dtype");
        String name = options.text("name", snakeCase(className));
        Metric metric =
                switch (className) {
                    case "Accuracy" -> new Accuracy(name);
                    case "BinaryAccuracy" -> new BinaryAccuracy(name, options.number("threshold", 0.5));
                    case "CategoricalAccuracy" -> new CategoricalAccuracy(name);
                    case "SparseCategoricalAccuracy" -> new SparseCategoricalAccuracy(name);
                    case "TopKCategoricalAccuracy" -> new TopKCategoricalAccuracy(name, options.integer("k", 5));
                    case "SparseTopKCategoricalAccuracy" ->
                        new SparseTopKCategoricalAccuracy(name, options.integer("k", 5));
                    case "MeanAbsoluteError" -> new io.modelc.metrics.MeanAbsoluteError(name);
                    case "MeanSquaredError" -> new io.modelc.metrics.MeanSquaredError(name);
                    case "Mean" -> new Mean(name);
                    case "Sum" -> new Sum(name);
                    default -> throw new AssertionError("The harness does not know the metric " + className + ".");
                };
        options.done();
        return metric;
    }

    /**
     * A metric as compile() takes it. What "accuracy" means follows from the shapes, as in Keras: of predictions with
     * one element the binary one, of targets that are indices the sparse one.
     */
    static Metric metric(JsonElement given, Values target, Values prediction) {
        if (isInstance(given)) {
            return metric(metricClass(given), new Options("The metric", kwargs(given)));
        }
        String className = metricClass(given);
        if (className.equals("Accuracy")) {
            int classes = prediction.shape()[prediction.shape().length - 1];
            boolean indices =
                    target.shape().length < prediction.shape().length || target.shape()[target.shape().length - 1] == 1;
            className = classes == 1 ? "BinaryAccuracy" : indices ? "SparseCategoricalAccuracy" : "CategoricalAccuracy";
        }
        JsonObject options = new JsonObject();
        options.add("name", given);
        return metric(className, new Options("The metric", options));
    }

    // ---- optimizers

    static Optimizer optimizer(String className, Options options) {
        options.without("name", "ema_momentum", "ema_overwrite_frequency")
                .unset(
                        "weight_decay",
                        "clipnorm",
                        "clipvalue",
                        "global_clipnorm",
                        "use_ema",
                        "loss_scale_factor",
                        "gradient_accumulation_steps");
        Optimizer optimizer =
                switch (className) {
                    case "SGD" ->
                        new SGD(
                                options.number("learning_rate", 0.01),
                                options.number("momentum", 0),
                                options.flag("nesterov", false));
                    case "Adam" ->
                        new Adam(
                                options.unset("amsgrad").number("learning_rate", 0.001),
                                options.number("beta_1", 0.9),
                                options.number("beta_2", 0.999),
                                options.number("epsilon", 1e-7));
                    default -> throw new AssertionError("The harness does not know the optimizer " + className + ".");
                };
        options.done();
        return optimizer;
    }

    // ---- what compile() takes: names, or {"class_name": "Adam", "kwargs": {...}}

    static String optimizerClass(JsonElement optimizer) {
        return className(optimizer, Map.of("sgd", "SGD", "rmsprop", "RMSprop"));
    }

    static String lossClass(JsonElement loss) {
        return className(loss, LOSS_ALIASES);
    }

    static String metricClass(JsonElement metric) {
        return className(metric, METRIC_ALIASES);
    }

    /** The options that it is given; none with a name alone. */
    static JsonObject kwargs(JsonElement given) {
        return isInstance(given) ? given.getAsJsonObject().getAsJsonObject("kwargs") : new JsonObject();
    }

    /** Whether this is one loss, metric or optimizer with its options, rather than one for each output. */
    static boolean isInstance(JsonElement given) {
        return given.isJsonObject() && given.getAsJsonObject().has("class_name");
    }

    /** All losses or metrics in a list, a list of lists or an object of them. */
    static List<JsonElement> all(JsonElement given) {
        return leaves(given).toList();
    }

    private static Stream<JsonElement> leaves(JsonElement given) {
        if (given == null || given.isJsonNull()) {
            return Stream.empty();
        }
        if (given.isJsonArray()) {
            return given.getAsJsonArray().asList().stream().flatMap(KerasTraining::leaves);
        }
        return given.isJsonObject() && !isInstance(given)
                ? given.getAsJsonObject().asMap().values().stream().flatMap(KerasTraining::leaves)
                : Stream.of(given);
    }

    private static String className(JsonElement given, Map<String, String> aliases) {
        if (isInstance(given)) {
            return given.getAsJsonObject().get("class_name").getAsString();
        }
        String name = given.getAsString();
        return aliases.getOrDefault(name, camelCase(name));
    }

    /** {@code mean_squared_error}: MeanSquaredError. */
    private static String camelCase(String name) {
        StringBuilder out = new StringBuilder();
        for (String word : name.split("_")) {
            out.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return out.toString();
    }

    private static String snakeCase(String className) {
        return className.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}

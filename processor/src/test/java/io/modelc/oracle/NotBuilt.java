package io.modelc.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Keras has and Modelc does not have yet, by name. A name that is in neither list is unknown, and an error: a case
 * is run, or said not to be built, but never passed over.
 */
final class NotBuilt {

    private static final Set<String> KINDS_TO_COME = Set.of("schedule", "callback", "keras_file");

    private static final Set<String> LAYERS =
            Set.of("InputLayer", "Dense", "Dropout", "Activation", "Flatten", "Add", "Concatenate");
    private static final Set<String> LAYERS_TO_COME = Set.of(
            "AdditiveAttention",
            "AlphaDropout",
            "Attention",
            "Average",
            "AveragePooling1D",
            "AveragePooling2D",
            "AveragePooling3D",
            "BatchNormalization",
            "Bidirectional",
            "Conv1D",
            "Conv1DTranspose",
            "Conv2D",
            "Conv2DTranspose",
            "Conv3D",
            "Conv3DTranspose",
            "ConvLSTM1D",
            "ConvLSTM2D",
            "Cropping1D",
            "Cropping2D",
            "Cropping3D",
            "DepthwiseConv1D",
            "DepthwiseConv2D",
            "Dot",
            "ELU",
            "EinsumDense",
            "Embedding",
            "GRU",
            "GRUCell",
            "GaussianDropout",
            "GaussianNoise",
            "GlobalAveragePooling1D",
            "GlobalAveragePooling2D",
            "GlobalAveragePooling3D",
            "GlobalMaxPooling1D",
            "GlobalMaxPooling2D",
            "GlobalMaxPooling3D",
            "GroupNormalization",
            "GroupQueryAttention",
            "LSTM",
            "LSTMCell",
            "LayerNormalization",
            "LeakyReLU",
            "Masking",
            "MaxPooling1D",
            "MaxPooling2D",
            "MaxPooling3D",
            "Maximum",
            "Minimum",
            "MultiHeadAttention",
            "Multiply",
            "Normalization",
            "PReLU",
            "Permute",
            "RMSNormalization",
            "RNN",
            "ReLU",
            "RepeatVector",
            "Rescaling",
            "Reshape",
            "SeparableConv1D",
            "SeparableConv2D",
            "SimpleRNN",
            "SimpleRNNCell",
            "Softmax",
            "SpatialDropout1D",
            "SpatialDropout2D",
            "SpatialDropout3D",
            "SpectralNormalization",
            "StackedRNNCells",
            "Subtract",
            "TimeDistributed",
            "UnitNormalization",
            "UpSampling1D",
            "UpSampling2D",
            "UpSampling3D",
            "ZeroPadding1D",
            "ZeroPadding2D",
            "ZeroPadding3D");

    private static final Set<String> ACTIVATIONS_TO_COME = Set.of("sparsemax");

    private static final Set<String> LOSSES = Set.of(
            "MeanSquaredError",
            "MeanAbsoluteError",
            "BinaryCrossentropy",
            "CategoricalCrossentropy",
            "SparseCategoricalCrossentropy");
    private static final Set<String> LOSSES_TO_COME = Set.of(
            "BinaryFocalCrossentropy",
            "CTC",
            "CategoricalFocalCrossentropy",
            "CategoricalGeneralizedCrossEntropy",
            "CategoricalHinge",
            "Circle",
            "CosineSimilarity",
            "Dice",
            "Hinge",
            "Huber",
            "KLDivergence",
            "LogCosh",
            "MeanAbsolutePercentageError",
            "MeanSquaredLogarithmicError",
            "Poisson",
            "SquaredHinge",
            "Tversky");

    private static final Set<String> METRICS = Set.of(
            "Accuracy",
            "BinaryAccuracy",
            "CategoricalAccuracy",
            "SparseCategoricalAccuracy",
            "TopKCategoricalAccuracy",
            "SparseTopKCategoricalAccuracy",
            "MeanAbsoluteError",
            "MeanSquaredError",
            "Mean",
            "Sum");
    private static final Set<String> METRICS_TO_COME = Set.of(
            "AUC",
            "BinaryCrossentropy",
            "BinaryIoU",
            "CategoricalCrossentropy",
            "CategoricalHinge",
            "ConcordanceCorrelation",
            "CosineSimilarity",
            "F1Score",
            "FBetaScore",
            "FalseNegatives",
            "FalsePositives",
            "Hinge",
            "IoU",
            "KLDivergence",
            "LogCoshError",
            "MeanAbsolutePercentageError",
            "MeanIoU",
            "MeanSquaredLogarithmicError",
            "OneHotIoU",
            "OneHotMeanIoU",
            "PearsonCorrelation",
            "Poisson",
            "Precision",
            "PrecisionAtRecall",
            "R2Score",
            "Recall",
            "RecallAtPrecision",
            "RootMeanSquaredError",
            "SensitivityAtSpecificity",
            "SparseCategoricalCrossentropy",
            "SpecificityAtSensitivity",
            "SquaredHinge",
            "TrueNegatives",
            "TruePositives");

    private static final Set<String> OPTIMIZERS = Set.of("SGD", "Adam");
    private static final Set<String> OPTIMIZERS_TO_COME = Set.of(
            "Adadelta", "Adafactor", "Adagrad", "AdamW", "Adamax", "Ftrl", "Lamb", "Lion", "Muon", "Nadam", "RMSprop");
    private static final Set<String> OPTIMIZER_OPTIONS_TO_COME = Set.of(
            "weight_decay",
            "clipnorm",
            "clipvalue",
            "global_clipnorm",
            "use_ema",
            "gradient_accumulation_steps",
            "amsgrad");
    private static final Set<String> REGULARIZERS = Set.of(
            "kernel_regularizer", "bias_regularizer", "activity_regularizer", "kernel_constraint", "bias_constraint");

    private NotBuilt() {}

    /** What the case needs that is not built; empty if it can be run. */
    static Optional<String> reason(OracleCase of) {
        return switch (of.kind()) {
            case "activation" -> activation(of.json().get("activation").getAsString());
            case "layer" -> layer(of.className(), of.json().getAsJsonObject("kwargs"));
            case "loss" -> oneOf("loss", of.className(), LOSSES, LOSSES_TO_COME);
            case "metric" -> oneOf("metric", of.className(), METRICS, METRICS_TO_COME);
            case "optimizer" -> optimizer(of.className(), of.json().getAsJsonObject("kwargs"));
            case "summary" -> summary(of);
            case "train" -> training(of.json());
            default -> oneOf("kind of case", of.kind(), Set.of(), KINDS_TO_COME);
        };
    }

    private static Optional<String> activation(String name) {
        return KerasActivations.knows(name)
                ? Optional.empty()
                : oneOf("activation", name, Set.of(), ACTIVATIONS_TO_COME);
    }

    private static Optional<String> layer(String className, JsonObject options) {
        Optional<String> missing = oneOf("layer", className, LAYERS, LAYERS_TO_COME);
        if (missing.isEmpty() && isSet(options, "activation")) {
            missing = activation(options.get("activation").getAsString());
        }
        return missing.isPresent() ? missing : option(className, options, REGULARIZERS);
    }

    private static Optional<String> optimizer(String className, JsonObject options) {
        if (options.has("learning_rate") && options.get("learning_rate").isJsonObject()) {
            return Optional.of("learning rate schedules");
        }
        return oneOf("optimizer", className, OPTIMIZERS, OPTIMIZERS_TO_COME)
                .or(() -> option(className, options, OPTIMIZER_OPTIONS_TO_COME));
    }

    private static Optional<String> summary(OracleCase of) {
        if (!of.has("model")) {
            return Optional.of("summary of a model without a graph");
        }
        Optional<String> missing = model(of.json().getAsJsonObject("model"));
        if (missing.isEmpty() && of.has("compiled")) {
            JsonElement optimizer = of.json().getAsJsonObject("compiled").get("optimizer");
            return optimizer(KerasTraining.optimizerClass(optimizer), KerasTraining.kwargs(optimizer));
        }
        return missing;
    }

    private static Optional<String> model(JsonObject model) {
        List<Optional<String>> missing = new ArrayList<>();
        missing.add(oneOf(
                "kind of model", model.get("class_name").getAsString(), Set.of("Functional", "Sequential"), Set.of()));
        for (JsonElement layer : model.getAsJsonObject("config").getAsJsonArray("layers")) {
            JsonObject object = layer.getAsJsonObject();
            JsonObject config = object.getAsJsonObject("config");
            if (config.has("layers")) {
                missing.add(Optional.of("models as layers"));
                continue;
            }
            missing.add(layer(object.get("class_name").getAsString(), config));
        }
        return missing.stream().flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> training(JsonObject json) {
        List<Optional<String>> missing = new ArrayList<>();
        missing.add(model(json.getAsJsonObject("model")));
        JsonObject compile = json.getAsJsonObject("compile");
        JsonElement optimizer = compile.get("optimizer");
        missing.add(optimizer(KerasTraining.optimizerClass(optimizer), KerasTraining.kwargs(optimizer)));
        KerasTraining.all(compile.get("loss"))
                .forEach(loss -> missing.add(oneOf("loss", KerasTraining.lossClass(loss), LOSSES, LOSSES_TO_COME)));
        KerasTraining.all(compile.get("metrics"))
                .forEach(metric ->
                        missing.add(oneOf("metric", KerasTraining.metricClass(metric), METRICS, METRICS_TO_COME)));
        return missing.stream().flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> option(String owner, JsonObject options, Set<String> toCome) {
        return toCome.stream()
                .filter(name -> isSet(options, name))
                .sorted()
                .findFirst()
                .map(name -> owner + " with " + name);
    }

    private static boolean isSet(JsonObject options, String name) {
        JsonElement value = options.get(name);
        return value != null
                && !value.isJsonNull()
                && !(value.isJsonPrimitive() && value.getAsString().equals("false"));
    }

    private static Optional<String> oneOf(String what, String name, Set<String> built, Set<String> toCome) {
        if (built.contains(name)) {
            return Optional.empty();
        }
        if (toCome.contains(name)) {
            return Optional.of(what + " " + name);
        }
        throw new AssertionError("The harness does not know the " + what + " " + name + ".");
    }
}

package io.modelc.oracle;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.modelc.callbacks.History;
import io.modelc.data.NDArray;
import io.modelc.losses.Loss;
import io.modelc.metrics.Logs;
import io.modelc.metrics.Metric;
import io.modelc.runtime.Compile;
import io.modelc.runtime.CompiledModel;
import io.modelc.runtime.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whole models: steps of training on single batches, then evaluation and prediction; and fit, from the start again. */
final class TrainingCases {

    private static final Set<String> COMPILE_OPTIONS = Set.of("optimizer", "loss", "loss_weights", "metrics");
    private static final Set<String> FIT_FIELDS =
            Set.of("note", "train_rows", "validation_rows", "epochs", "batch_size", "history", "weights_after_fit");

    private final OracleCase given;
    private final KerasModel declaration;
    private final MemoryCompiler.Generated generated;
    private final List<Values> inputs;
    private final List<Values> targets;
    private final Tolerance scalars;
    private final Tolerance ofWeights;

    private TrainingCases(OracleCase given) {
        this.given = given;
        this.declaration = new KerasModel(given.json().getAsJsonObject("model"));
        this.generated = MemoryCompiler.compile(KerasModel.NAME, declaration.source());
        this.inputs = given.list("inputs");
        this.targets = given.list("targets");
        JsonObject tolerance = given.json().getAsJsonObject("tolerance");
        this.scalars = Tolerance.of(tolerance.getAsJsonObject("scalars_and_predictions"));
        this.ofWeights = Tolerance.of(tolerance.getAsJsonObject("weights"));
    }

    static void run(OracleCase given) {
        given.only(
                        "model",
                        "compile",
                        "inputs",
                        "targets",
                        "weights",
                        "batch_size",
                        "train_steps",
                        "train_batches_note")
                .expecting(
                        "train_on_batch_logs",
                        "weights_after_steps",
                        "evaluate_after_steps",
                        "predict_after_steps",
                        "fit");
        TrainingCases cases = new TrainingCases(given);
        cases.steps();
        cases.fit();
    }

    // ---- steps

    private void steps() {
        try (CompiledModel<?, ?, ?> model = model()) {
            trainOnBatches(model);
            compareWeights(model, given.expectedList("weights_after_steps"));
            JsonObject evaluation = given.expected().getAsJsonObject("evaluate_after_steps");
            int batchSize = evaluation.get("batch_size").getAsInt();
            compareLogs(
                    "evaluate",
                    model.evaluate(arrays(inputs), arrays(targets), batchSize),
                    evaluation.getAsJsonObject("logs"));
            List<NDArray> predictions = model.predict(arrays(inputs));
            List<Values> expected = given.expectedList("predict_after_steps");
            Tolerance.EXACT.check("the number of predictions", predictions.size(), expected.size());
            for (int i = 0; i < expected.size(); i++) {
                scalars.check("prediction " + i, predictions.get(i), expected.get(i));
            }
        }
    }

    private void trainOnBatches(CompiledModel<?, ?, ?> model) {
        int batchSize = given.json().get("batch_size").getAsInt();
        int batches = inputs.get(0).samples() / batchSize;
        JsonArray expected = given.expected().getAsJsonArray("train_on_batch_logs");
        Tolerance.EXACT.check(
                "the number of steps", given.json().get("train_steps").getAsInt(), expected.size());
        for (int step = 0; step < expected.size(); step++) {
            int from = step % batches * batchSize;
            model.resetMetrics();
            Logs logs = model.trainOnBatch(rows(inputs, from, from + batchSize), rows(targets, from, from + batchSize));
            compareLogs("step " + step, logs, expected.get(step).getAsJsonObject());
        }
    }

    // ---- fit

    private void fit() {
        JsonObject expected = given.expected().getAsJsonObject("fit");
        if (!FIT_FIELDS.containsAll(expected.keySet())) {
            throw new AssertionError("The harness does not know all of " + expected.keySet());
        }
        int trainRows = expected.get("train_rows").getAsInt();
        JsonArray validation = expected.getAsJsonArray("validation_rows");
        int from = validation.get(0).getAsInt();
        int to = validation.get(1).getAsInt();
        try (CompiledModel<?, ?, ?> model = model()) {
            History history = model.fit(
                    rows(inputs, 0, trainRows),
                    rows(targets, 0, trainRows),
                    Fit.epochs(expected.get("epochs").getAsInt())
                            .batchSize(expected.get("batch_size").getAsInt())
                            .shuffle(false)
                            .verbose(0)
                            .validation(rows(inputs, from, to), rows(targets, from, to)));
            compareHistory(history, expected.getAsJsonObject("history"));
            compareWeights(model, OracleCase.list(expected.get("weights_after_fit")));
        }
    }

    // ---- the model

    private CompiledModel<?, ?, ?> model() {
        CompiledModel<?, ?, ?> model = generated.newModel();
        for (Values weight : given.list("weights")) {
            model.weights().get(path(weight)).set(weight.toArray());
        }
        Tolerance.EXACT.check(
                "the number of weights",
                model.weights().size(),
                given.list("weights").size());
        model.compile(compilation());
        return model;
    }

    /** {@code book_mlp/d1/kernel}: the layer and its weight, {@code d1/kernel}. */
    private static String path(Values weight) {
        String[] parts = weight.name().split("/");
        return parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }

    private Compile compilation() {
        JsonObject options = given.json().getAsJsonObject("compile");
        if (!COMPILE_OPTIONS.containsAll(options.keySet())) {
            throw new AssertionError("The harness does not know all of " + options.keySet());
        }
        JsonElement optimizer = options.get("optimizer");
        List<Loss> losses = new ArrayList<>();
        List<Double> lossWeights = new ArrayList<>();
        List<List<Metric>> metrics = new ArrayList<>();
        List<Values> predictions = given.expectedList("predict_after_steps");
        for (int i = 0; i < declaration.outputNames().size(); i++) {
            JsonElement loss = ofOutput(options.get("loss"), i);
            losses.add(KerasTraining.loss(
                    KerasTraining.lossClass(loss), new Options("The loss", KerasTraining.kwargs(loss))));
            JsonElement weight = ofOutput(options.get("loss_weights"), i);
            lossWeights.add(weight == null ? 1 : weight.getAsDouble());
            metrics.add(metrics(ofOutput(options.get("metrics"), i), targets.get(i), predictions.get(i)));
        }
        return Compile.with(KerasTraining.optimizer(
                        KerasTraining.optimizerClass(optimizer),
                        new Options("The optimizer", KerasTraining.kwargs(optimizer))))
                .losses(losses)
                .lossWeights(lossWeights)
                .metrics(metrics);
    }

    private static List<Metric> metrics(JsonElement given, Values target, Values prediction) {
        return KerasTraining.all(given).stream()
                .map(metric -> KerasTraining.metric(metric, target, prediction))
                .toList();
    }

    /** What is said of an output: by name, by position, or, of the only one, alone. */
    private JsonElement ofOutput(JsonElement options, int output) {
        List<String> names = declaration.outputNames();
        if (options == null || options.isJsonNull()) {
            return null;
        }
        if (options.isJsonObject() && !KerasTraining.isInstance(options)) {
            return options.getAsJsonObject().get(names.get(output));
        }
        boolean perOutput = options.isJsonArray() && names.size() > 1;
        return perOutput ? options.getAsJsonArray().get(output) : options;
    }

    // ---- comparing

    private void compareWeights(CompiledModel<?, ?, ?> model, List<Values> expected) {
        for (Values weight : expected) {
            ofWeights.check(weight.name(), model.weights().get(path(weight)).value(), weight);
        }
    }

    private void compareLogs(String what, Logs logs, JsonObject expected) {
        checkNames(what, logs.names(), expected);
        for (String name : expected.keySet()) {
            scalars.check(what + ": " + name, logs.get(name), expected.get(name).getAsDouble());
        }
    }

    private void compareHistory(History history, JsonObject expected) {
        checkNames("fit", history.names(), expected);
        for (String name : expected.keySet()) {
            JsonArray epochs = expected.getAsJsonArray(name);
            Tolerance.EXACT.check("the number of epochs", history.get(name).size(), epochs.size());
            for (int epoch = 0; epoch < epochs.size(); epoch++) {
                scalars.check(
                        name + " of epoch " + epoch,
                        history.get(name).get(epoch),
                        epochs.get(epoch).getAsDouble());
            }
        }
    }

    /** The logs have Keras' names, in Keras' order. */
    private static void checkNames(String what, List<String> actual, JsonObject expected) {
        List<String> names = List.copyOf(expected.keySet());
        if (!actual.equals(names)) {
            throw new AssertionError(what + " has the logs " + actual + ", but Keras' are " + names);
        }
    }

    private static List<NDArray> arrays(List<Values> values) {
        return values.stream().map(Values::toArray).toList();
    }

    private static List<NDArray> rows(List<Values> values, int from, int to) {
        return values.stream().map(each -> each.toArray().rows(from, to)).toList();
    }
}

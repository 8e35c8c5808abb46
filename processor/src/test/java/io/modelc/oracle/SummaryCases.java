package io.modelc.oracle;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.modelc.data.NDArray;
import io.modelc.losses.MeanSquaredError;
import io.modelc.runtime.Compile;
import io.modelc.runtime.CompiledModel;
import io.modelc.runtime.Fit;
import io.modelc.summary.LayerSpec;
import io.modelc.summary.Summary;
import io.modelc.summary.SummaryOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Tables of layers: the text must be Keras' to the letter. */
final class SummaryCases {

    private SummaryCases() {}

    static void run(OracleCase given) {
        given.only("model", "compiled", "kwargs", "terminal_columns").expecting("text", "lines");
        String text = summary(given);
        String expected = given.expected().get("text").getAsString();
        if (!text.equals(expected)) {
            throw new AssertionError("The summary is\n" + text + "\nbut Keras' is\n" + expected);
        }
    }

    private static String summary(OracleCase given) {
        JsonObject model = given.json().getAsJsonObject("model");
        SummaryOptions options = options(given);
        if (!isBuilt(model)) {
            // Modelc compiles no model whose input's shape nobody gives: only its table can be compared.
            return unbuilt(model).text(options);
        }
        KerasModel declaration = new KerasModel(model);
        try (CompiledModel<?, ?, ?> compiled =
                MemoryCompiler.compile(KerasModel.NAME, declaration.source()).newModel()) {
            if (given.has("compiled")) {
                train(compiled, given.json().getAsJsonObject("compiled"));
            }
            return compiled.summary(options);
        }
    }

    /** One step, which gives the optimizer its state. */
    private static void train(CompiledModel<?, ?, ?> model, JsonObject compiled) {
        Options options = new Options("compiled", compiled);
        String optimizer = options.text("optimizer", "adam");
        boolean built = options.flag("built", true);
        options.done();
        model.compile(Compile.with(KerasTraining.optimizer(
                        KerasTraining.optimizerClass(compiled.get("optimizer")),
                        new Options(optimizer, KerasTraining.kwargs(compiled.get("optimizer")))))
                .losses(model.spec().outputs().stream()
                        .map(output -> new MeanSquaredError())
                        .toList()));
        if (built) {
            model.fit(
                    model.spec().inputs().stream()
                            .map(input -> sample(input.shape()))
                            .toList(),
                    model.spec().outputs().stream()
                            .map(output -> sample(output.shape()))
                            .toList(),
                    Fit.epochs(1).verbose(0));
        }
    }

    private static NDArray sample(int... shape) {
        return NDArray.zeros(
                IntStream.concat(IntStream.of(1), IntStream.of(shape)).toArray());
    }

    private static SummaryOptions options(OracleCase given) {
        Options kwargs = given.kwargs();
        SummaryOptions options = Summary.options()
                .terminalColumns(given.json().get("terminal_columns").getAsInt());
        int lineLength = kwargs.integer("line_length", 0);
        if (lineLength > 0) {
            options = options.lineLength(lineLength);
        }
        if (kwargs.flag("expand_nested", false)) {
            options = options.expandNested();
        }
        if (kwargs.flag("show_trainable", false)) {
            options = options.showTrainable();
        }
        JsonElement range = given.json().getAsJsonObject("kwargs").get("layer_range");
        if (range != null && !range.isJsonNull()) {
            JsonArray names = range.getAsJsonArray();
            options =
                    options.layerRange(names.get(0).getAsString(), names.get(1).getAsString());
        }
        kwargs.without("layer_range").done();
        return options;
    }

    private static boolean isBuilt(JsonObject model) {
        return !model.get("class_name").getAsString().equals("Sequential")
                || model.getAsJsonObject("config").has("build_input_shape");
    }

    private static Summary unbuilt(JsonObject model) {
        JsonObject config = model.getAsJsonObject("config");
        List<LayerSpec> layers = new ArrayList<>();
        for (JsonElement layer : config.getAsJsonArray("layers")) {
            JsonObject object = layer.getAsJsonObject();
            layers.add(LayerSpec.unbuilt(
                    object.getAsJsonObject("config").get("name").getAsString(),
                    object.get("class_name").getAsString()));
        }
        return new Summary(config.get("name").getAsString(), true, layers, 0, 0);
    }
}

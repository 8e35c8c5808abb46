package io.modelc.oracle;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The text of a declaration from Keras' JSON of a model: its layers are fields, and their graph is the method. */
final class KerasModel {

    static final String NAME = "Case";

    private final String name;
    private final boolean isChain;
    private String inputShape;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final List<String> fields = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private final List<Ref> inputs;
    private final List<Ref> outputs;

    /** What a layer gave when it was called for the i-th time. */
    private record Ref(String layer, int call) {

        static Ref of(JsonArray history) {
            return new Ref(history.get(0).getAsString(), history.get(1).getAsInt());
        }
    }

    KerasModel(JsonObject json) {
        JsonObject config = json.getAsJsonObject("config");
        List<JsonObject> layers = objects(config.getAsJsonArray("layers")).toList();
        name = config.get("name").getAsString();
        isChain = json.get("class_name").getAsString().equals("Sequential");
        if (isChain) {
            Ref last = chain(layers);
            inputs = List.of();
            outputs = List.of(last);
        } else {
            layers.forEach(this::node);
            inputs = refs(config.getAsJsonArray("input_layers"));
            outputs = refs(config.getAsJsonArray("output_layers"));
        }
    }

    /** The names of the outputs, in order. */
    List<String> outputNames() {
        return outputs.stream().map(Ref::layer).toList();
    }

    /** The text. */
    String source() {
        return isChain ? chainSource() : graphSource();
    }

    private String chainSource() {
        return """
                package oracle;

                import io.modelc.Layer;
                import io.modelc.Model;
                import io.modelc.activations.Activations;
                import io.modelc.layers.*;

                @Model(name = "%s", input = {%s})
                class Case {
                %s
                }
                """.formatted(name, inputShape, indented("    ", fields));
    }

    private String graphSource() {
        String result = outputs.stream().map(this::variable).collect(Collectors.joining(", "));
        boolean single = outputs.size() == 1;
        String components = outputs.stream()
                .map(output -> "Tensor " + identifier(output.layer()))
                .collect(Collectors.joining(", "));
        return """
                package oracle;

                import io.modelc.Forward;
                import io.modelc.Layer;
                import io.modelc.Model;
                import io.modelc.Shape;
                import io.modelc.Tensor;
                import io.modelc.activations.Activations;
                import io.modelc.layers.*;

                @Model(name = "%s")
                class Case {
                %s%s

                    @Forward
                    %s outputs(%s) {
                %s
                        return %s;
                    }
                }
                """.formatted(
                name,
                single ? "" : "    record Outputs(" + components + ") {}\n\n",
                indented("    ", fields),
                single ? "Tensor" : "Outputs",
                inputs.stream().map(input -> parameters.get(input.layer())).collect(Collectors.joining(", ")),
                indented("        ", statements),
                single ? result : "new Outputs(" + result + ")");
    }

    // ---- layers

    /** A layer after the other; the first one is the input. */
    private Ref chain(List<JsonObject> layers) {
        inputShape = shape(layers.get(0));
        layers.subList(1, layers.size()).forEach(this::field);
        return new Ref(nameOf(layers.get(layers.size() - 1)), 0);
    }

    /** A layer, and each of its calls. */
    private void node(JsonObject layer) {
        if (isInput(layer)) {
            input(layer);
            return;
        }
        field(layer);
        List<JsonObject> calls = objects(layer.getAsJsonArray("inbound_nodes")).toList();
        for (int i = 0; i < calls.size(); i++) {
            Options options = new Options(nameOf(layer), calls.get(i).getAsJsonObject("kwargs"));
            boolean inference = !options.flag("training", true);
            options.done();
            statement(layer, i, inference, arguments(calls.get(i).get("args")));
        }
    }

    private void input(JsonObject layer) {
        String name = nameOf(layer);
        parameters.put(name, "@Shape({" + shape(layer) + "}) Tensor " + identifier(name));
    }

    private static String shape(JsonObject input) {
        JsonObject config = input.getAsJsonObject("config");
        if (!isInput(input) || !config.get("dtype").getAsString().equals("float32")) {
            throw new AssertionError("The harness does not know the input " + config);
        }
        return elements(config.getAsJsonArray("batch_shape"))
                .skip(1)
                .map(JsonElement::getAsString)
                .collect(Collectors.joining(", "));
    }

    /** The variable for a value: an input is a parameter, whose name is the input's. */
    private String variable(Ref value) {
        String layer = identifier(value.layer());
        return parameters.containsKey(value.layer()) ? layer : "of_" + layer + "_" + value.call();
    }

    private void field(JsonObject layer) {
        String name = nameOf(layer);
        Options options = new Options(name, layer.getAsJsonObject("config"));
        boolean trainable = options.flag("trainable", true);
        String expression = KerasLayers.expression(className(layer), options);
        fields.add("@Layer(name = \"" + name + "\"" + (trainable ? "" : ", trainable = false") + ") final "
                + className(layer) + " " + identifier(name) + " = " + expression + ";");
    }

    private void statement(JsonObject layer, int call, boolean inference, String arguments) {
        String name = nameOf(layer);
        statements.add("Tensor " + variable(new Ref(name, call)) + " = "
                + KerasLayers.call(className(layer), identifier(name), inference, arguments) + ";");
    }

    /** The arguments of a call: tensors, or lists of them. */
    private String arguments(JsonElement argument) {
        if (argument.isJsonArray()) {
            return elements(argument.getAsJsonArray()).map(this::arguments).collect(Collectors.joining(", "));
        }
        JsonObject config = argument.getAsJsonObject().getAsJsonObject("config");
        return variable(Ref.of(config.getAsJsonArray("keras_history")));
    }

    // ---- JSON

    /** {@code ["out", 0, 0]}, or a list of such. */
    private static List<Ref> refs(JsonArray layers) {
        return layers.get(0).isJsonArray()
                ? elements(layers).map(layer -> Ref.of(layer.getAsJsonArray())).toList()
                : List.of(Ref.of(layers));
    }

    private static boolean isInput(JsonObject layer) {
        return className(layer).equals("InputLayer");
    }

    private static String className(JsonObject layer) {
        return layer.get("class_name").getAsString();
    }

    private static String nameOf(JsonObject layer) {
        return layer.getAsJsonObject("config").get("name").getAsString();
    }

    private static Stream<JsonElement> elements(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return elements(array).map(JsonElement::getAsJsonObject);
    }

    // ---- Java

    private static String identifier(String name) {
        return name.replaceAll("\\W", "_");
    }

    private static String indented(String indentation, List<String> lines) {
        return lines.stream().map(line -> indentation + line).collect(Collectors.joining("\n"));
    }
}

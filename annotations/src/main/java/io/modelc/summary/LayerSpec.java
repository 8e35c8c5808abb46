package io.modelc.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One layer of a model, as generated classes describe it: an input, a layer, or an operation outside of layers.
 *
 * @param level how many models within the model it is in: 0 for a layer of the model itself; {@link #HIDDEN}
 * @param name the layer's name
 * @param type the simple name of its class
 * @param parameters the number of its weights' elements; {@link #UNBUILT} while nobody knows
 * @param trainable whether training changes its weights, if it has any
 * @param calls its applications: one, or several for a shared layer; none for an unbuilt one
 */
public record LayerSpec(int level, String name, String type, long parameters, boolean trainable, List<Call> calls) {

    /** The parameters of a layer whose input's shape is not known, so that it has no weights yet. */
    public static final long UNBUILT = -1;

    /** The level of the input of a stack of layers, which no table shows. */
    public static final int HIDDEN = -1;

    /** The type of a row for an input of the model. */
    public static final String INPUT = "InputLayer";

    /**
     * One application of a layer.
     *
     * @param outputs the shapes of the results, such as {@code (None, 64)}
     * @param inputs what it reads, such as {@code dense[0][0]}: layer, application, and result, counted from 0; empty
     *     for an input of the model
     */
    public record Call(List<String> outputs, List<String> inputs) {

        /** Keeps copies of the lists. */
        public Call {
            outputs = List.copyOf(outputs);
            inputs = List.copyOf(inputs);
        }

        /** An application with one result. */
        public static Call of(String output, String... inputs) {
            return new Call(List.of(output), List.of(inputs));
        }
    }

    /** Keeps a copy of the list. */
    public LayerSpec {
        calls = List.copyOf(calls);
    }

    /** A layer of the model itself, which is applied once. */
    public static LayerSpec of(String name, String type, String output, long parameters, String... inputs) {
        return new LayerSpec(0, name, type, parameters, true, List.of(Call.of(output, inputs)));
    }

    /** A layer that has no weights yet, since the shape of its input is not known. */
    public static LayerSpec unbuilt(String name, String type) {
        return new LayerSpec(0, name, type, UNBUILT, true, List.of());
    }

    /** The layer, whose weights training changes or does not. */
    public LayerSpec withTrainable(boolean trainable) {
        return new LayerSpec(level, name, type, parameters, trainable, calls);
    }

    /** Whether it is an input of the model. */
    public boolean isInput() {
        return type.equals(INPUT);
    }

    /** What all its applications read, in order. */
    public List<String> connectedTo() {
        List<String> sources = new ArrayList<>();
        calls.forEach(call -> sources.addAll(call.inputs()));
        return sources;
    }

    /** The shape as Keras prints it: that of the last application, several results in brackets. */
    String outputText() {
        if (calls.isEmpty()) {
            return "?";
        }
        List<String> outputs = calls.get(calls.size() - 1).outputs();
        return outputs.size() == 1 ? outputs.get(0) : "[" + String.join(", ", outputs) + "]";
    }

    /** The number of parameters as Keras prints it. */
    String parametersText() {
        return parameters == UNBUILT ? "0 (unbuilt)" : String.format(Locale.ROOT, "%,d", parameters);
    }

    /** Keras' column "Trainable": yes, no, or neither for a layer without weights. */
    String trainableText() {
        if (parameters <= 0) {
            return "-";
        }
        return trainable ? "Y" : "N";
    }
}

package io.modelc.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Keyword arguments. Each must be asked for: one that nobody knows is an error, never ignored. */
final class Options {

    private final String owner;
    private final JsonObject json;
    private final List<String> unused;

    Options(String owner, JsonObject json) {
        this.owner = owner;
        this.json = json;
        this.unused = new ArrayList<>(json.keySet());
    }

    boolean isEmpty() {
        return json.size() == 0;
    }

    double number(String name, double otherwise) {
        JsonElement value = take(name);
        return value == null ? otherwise : value.getAsDouble();
    }

    int integer(String name, int otherwise) {
        JsonElement value = take(name);
        return value == null ? otherwise : value.getAsInt();
    }

    boolean flag(String name, boolean otherwise) {
        JsonElement value = take(name);
        return value == null ? otherwise : value.getAsBoolean();
    }

    String text(String name, String otherwise) {
        JsonElement value = take(name);
        return value == null ? otherwise : value.getAsString();
    }

    /** Options that change nothing where weights are given and names are read from elsewhere. */
    Options without(String... names) {
        unused.removeAll(List.of(names));
        return this;
    }

    /** Options that are understood only where they are not set: null, false, or what Keras takes without them. */
    Options unset(String... names) {
        for (String name : names) {
            JsonElement value = take(name);
            if (value != null
                    && !(value.isJsonPrimitive() && value.getAsString().equals("false"))) {
                throw new AssertionError(owner + ": the option " + name + "=" + value + " is not understood.");
            }
        }
        return this;
    }

    /** Fails if an option was not asked for. */
    void done() {
        if (!unused.isEmpty()) {
            throw new AssertionError(owner + " has options that the harness does not know: " + unused);
        }
    }

    private JsonElement take(String name) {
        unused.remove(name);
        JsonElement value = json.get(name);
        return value == null || value.isJsonNull() ? null : value;
    }
}

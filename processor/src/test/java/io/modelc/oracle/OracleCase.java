package io.modelc.oracle;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One case: what was given to Keras, and what it answered. */
record OracleCase(JsonObject json) {

    /** What every case may have, and nothing needs to be done about. */
    private static final Set<String> COMMON = Set.of(
            "format",
            "id",
            "category",
            "split",
            "made_with",
            "kind",
            "note",
            "config",
            "serialized",
            "tolerance",
            "expected");

    String id() {
        return json.get("id").getAsString();
    }

    String kind() {
        return json.get("kind").getAsString();
    }

    /** {@code class_name}, of the kinds that have one. */
    String className() {
        return json.get("class_name").getAsString();
    }

    /** {@code kwargs}, which must be understood completely. */
    Options kwargs() {
        return new Options("The case", json.getAsJsonObject("kwargs"));
    }

    Tolerance tolerance() {
        return Tolerance.of(json.getAsJsonObject("tolerance"));
    }

    boolean has(String name) {
        return json.has(name) && !json.get(name).isJsonNull();
    }

    /** The array {@code name}, or null if there is none. */
    Values values(String name) {
        return has(name) ? Values.of(json.get(name)) : null;
    }

    /** The arrays of the list {@code name}. */
    List<Values> list(String name) {
        return list(json.get(name));
    }

    /** The arrays of the list {@code name} of what is expected. */
    List<Values> expectedList(String name) {
        return list(expected().get(name));
    }

    JsonObject expected() {
        return json.getAsJsonObject("expected");
    }

    /** Fails if the case says more than is understood: what is given besides the common fields is {@code known}. */
    OracleCase only(String... known) {
        List<String> unknown = new ArrayList<>(json.keySet());
        unknown.removeAll(COMMON);
        unknown.removeAll(List.of(known));
        if (!unknown.isEmpty()) {
            throw new AssertionError("The case has fields that the harness does not know: " + unknown);
        }
        return this;
    }

    /** Fails if more is expected than is compared. */
    OracleCase expecting(String... compared) {
        List<String> unknown = new ArrayList<>(expected().keySet());
        unknown.removeAll(List.of(compared));
        if (!unknown.isEmpty()) {
            throw new AssertionError("The case expects what the harness does not compare: " + unknown);
        }
        return this;
    }

    static List<Values> list(JsonElement elements) {
        List<Values> values = new ArrayList<>();
        for (JsonElement element : elements == null ? new JsonArray() : elements.getAsJsonArray()) {
            values.add(Values.of(element));
        }
        return values;
    }
}

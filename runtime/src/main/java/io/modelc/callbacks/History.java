package io.modelc.callbacks;

import io.modelc.data.Names;
import io.modelc.metrics.Logs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The logs of every epoch of a training. */
public final class History extends Callback {

    private final List<Integer> epochs = new ArrayList<>();
    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    @Override
    public void onEpochEnd(int epoch, Logs logs) {
        epochs.add(epoch);
        for (int i = 0; i < logs.size(); i++) {
            values.computeIfAbsent(logs.names().get(i), name -> new ArrayList<>())
                    .add(logs.get(i));
        }
    }

    /** The epochs, counted from 0. */
    public List<Integer> epochs() {
        return Collections.unmodifiableList(epochs);
    }

    /** The names of what was logged. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** The values of a name, one for each epoch. */
    public List<Double> get(String name) {
        List<Double> found = values.get(name);
        if (found == null) {
            throw new IllegalArgumentException(Names.unknown("value in the history", name, values.keySet()));
        }
        return Collections.unmodifiableList(found);
    }

    /** All values by name. */
    public Map<String, List<Double>> toMap() {
        return Collections.unmodifiableMap(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}

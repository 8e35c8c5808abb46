package io.modelc.runtime;

import io.modelc.data.NDArray;
import java.util.List;

/**
 * Data that has been checked against a model.
 *
 * @param inputs an array for each input
 * @param targets an array for each output; empty for predictions
 * @param weights a weight for each sample or for each of its losses; null for none
 */
record Samples(List<NDArray> inputs, List<NDArray> targets, NDArray weights) {

    int count() {
        return inputs.get(0).rows();
    }

    Samples rows(int from, int to) {
        return new Samples(
                inputs.stream().map(array -> array.rows(from, to)).toList(),
                targets.stream().map(array -> array.rows(from, to)).toList(),
                weights == null ? null : weights.rows(from, to));
    }
}

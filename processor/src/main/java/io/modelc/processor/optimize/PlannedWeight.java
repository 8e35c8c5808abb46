package io.modelc.processor.optimize;

import io.modelc.initializers.Initializer;
import io.modelc.processor.graph.Dims;

/**
 * A weight and its place.
 *
 * @param path the layer and the name in it: {@code hidden/kernel}
 * @param initializer its values before training
 * @param dims its dimensions
 * @param trainable whether it is among the trainable weights or among the others
 * @param offset where it begins among these, in floats
 */
public record PlannedWeight(String path, Initializer initializer, Dims dims, boolean trainable, int offset) {

    /** The number of its elements. */
    public int length() {
        return dims.sampleSize();
    }
}

package io.modelc.metrics;

import io.modelc.data.NDArray;
import io.modelc.data.Shapes;

/** Weights of samples, repeated for the rows of each. */
final class RowWeights {

    private RowWeights() {}

    /** The weight of a row: one weight for each row, or for equally many rows in sequence; 1 without weights. */
    static float at(NDArray weights, int row, int rows) {
        if (weights == null) {
            return 1;
        }
        if (weights.size() == 0 || rows % weights.size() != 0) {
            throw new IllegalArgumentException("Sample weights of shape " + Shapes.format(weights.shape())
                    + " do not fit " + rows + " values: there must be one for each sample, or one for each value.");
        }
        return weights.at(row / (rows / weights.size()));
    }
}

package io.modelc.runtime;

import io.modelc.kernels.LossFunction;

/** What an output is of its logits, where a loss can then begin at the logits. */
public enum OutputActivation {
    /** Something else. */
    NONE,
    /** The softmax along the last axis. */
    SOFTMAX,
    /** The sigmoid of each. */
    SIGMOID;

    /** Whether a loss on this output has (prediction − target) as its gradient at the logits. */
    boolean pairsWith(LossFunction loss) {
        if (loss.fromLogits()) {
            return false;
        }
        return switch (loss.kind()) {
            case CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_CROSSENTROPY -> this == SOFTMAX;
            case BINARY_CROSSENTROPY -> this == SIGMOID;
            case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR -> false;
        };
    }
}

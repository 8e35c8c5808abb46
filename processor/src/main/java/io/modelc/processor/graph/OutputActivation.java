package io.modelc.processor.graph;

import io.modelc.ops.Unary;

/** What an output of a model is of its logits, as far as a loss can make use of it. */
public enum OutputActivation {
    /** Nothing that a loss would know. */
    NONE,
    /** softmax(logits) over the last axis. */
    SOFTMAX,
    /** sigmoid(logits). */
    SIGMOID;

    /** What an output is. */
    public static OutputActivation of(Node output) {
        if (output.op() instanceof Softmax) {
            return SOFTMAX;
        }
        return output.op().equals(new Map(Unary.SIGMOID)) ? SIGMOID : NONE;
    }
}

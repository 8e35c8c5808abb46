package io.modelc.processor.graph;

/** What an output of a model is of its logits, as far as a loss can make use of it. */
public enum OutputActivation {
    /** Nothing that a loss would know. */
    NONE,
    /** softmax(logits) over the last axis. */
    SOFTMAX,
    /** sigmoid(logits). */
    SIGMOID
}

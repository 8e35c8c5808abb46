package io.modelc.losses;

import io.modelc.data.NDArray;

/**
 * The gradient of a loss with respect to predictions, which remembers where it came from: a backward pass that begins
 * with a crossentropy on its own softmax can then take the exact gradient of the logits, (prediction − target), rather
 * than go through the division by a probability that may be tiny.
 */
public final class LossGradient extends NDArray {

    private final Loss loss;
    private final NDArray targets;
    private final NDArray predictions;
    private final NDArray sampleWeight;
    private final float lossWeight;

    LossGradient(
            NDArray values, Loss loss, NDArray targets, NDArray predictions, NDArray sampleWeight, float lossWeight) {
        super(values);
        this.loss = loss;
        this.targets = targets;
        this.predictions = predictions;
        this.sampleWeight = sampleWeight;
        this.lossWeight = lossWeight;
    }

    /** The loss. */
    public Loss loss() {
        return loss;
    }

    /** The targets it was called with. */
    public NDArray targets() {
        return targets;
    }

    /** The predictions it was called with. */
    public NDArray predictions() {
        return predictions;
    }

    /** The weights it was called with; null for none. */
    public NDArray sampleWeight() {
        return sampleWeight;
    }

    /** What the loss was multiplied by. */
    public float lossWeight() {
        return lossWeight;
    }
}

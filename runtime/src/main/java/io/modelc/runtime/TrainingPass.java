package io.modelc.runtime;

import io.modelc.kernels.Buffer;

/** The pass of a training step: it keeps what the gradients need, and computes them. */
public abstract class TrainingPass extends Pass {

    private final Buffer[] outputGradients;
    private final boolean[] atLogits;

    /** Plans the memory; see {@link Pass#Pass}. */
    protected TrainingPass(PassContext context, int inputs, int outputs, int... shared) {
        super(context, inputs, outputs, shared);
        this.outputGradients = new Buffer[outputs];
        this.atLogits = new boolean[outputs];
    }

    /** Computes the gradients of the weights from those of the outputs, after {@link #forward} of the same batch. */
    protected abstract void backward(int batch);

    /** The gradient of the loss with respect to an output, of {@code size} floats a sample: where backward begins. */
    protected final Buffer outputGradient(int index, int size) {
        return outputGradients[index] = allocate(size);
    }

    /**
     * Whether an output's gradient is already that of its logits, because the loss is the crossentropy that belongs to
     * its softmax or sigmoid: their gradients together are (prediction − target), with nothing to lose in between.
     */
    protected final boolean atLogits(int output) {
        return atLogits[output];
    }

    final void setAtLogits(int output, boolean value) {
        atLogits[output] = value;
    }

    final Buffer outputGradient(int index) {
        return outputGradients[index];
    }
}

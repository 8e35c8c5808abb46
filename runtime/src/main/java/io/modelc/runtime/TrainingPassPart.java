package io.modelc.runtime;

import io.modelc.kernels.Buffer;

/** A part of a training pass; see {@link PassPart}. */
public abstract class TrainingPassPart extends PassPart {

    private final TrainingPass pass;

    /** A part of a pass. */
    protected TrainingPassPart(TrainingPass pass) {
        super(pass);
        this.pass = pass;
    }

    /** See {@link TrainingPass#outputGradient(int, int)}. */
    protected final Buffer outputGradient(int index, int size) {
        return pass.outputGradient(index, size);
    }

    /** See {@link TrainingPass#atLogits(int)}. */
    protected final boolean atLogits(int output) {
        return pass.atLogits(output);
    }
}

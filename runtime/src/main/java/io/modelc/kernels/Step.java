package io.modelc.kernels;

/** A sequence of instructions that depends on nothing but the size of the batch. */
@FunctionalInterface
public interface Step {

    /** Issues the instructions for a batch of this many samples. */
    void issue(int batch);
}

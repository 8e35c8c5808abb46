package io.modelc.examples;

import java.util.Locale;

/** Where to compute, as {@code -Dmodelc.kernels} names it. */
enum KernelsChoice {
    /** On OpenCL. */
    GPU,
    /** On the CPU, in plain Java. */
    PLAIN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

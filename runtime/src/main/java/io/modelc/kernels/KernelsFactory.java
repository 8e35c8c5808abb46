package io.modelc.kernels;

import java.util.Optional;

/**
 * Offers an implementation of {@link Kernels}. {@link KernelsProvider} finds factories as services
 * ({@link java.util.ServiceLoader}), so a jar on the class path is all that an implementation needs.
 */
public interface KernelsFactory {

    /** The name by which {@code -Dmodelc.kernels} asks for it: {@code plain}, {@code vector}, {@code gpu}. */
    String name();

    /**
     * Why these kernels cannot run on this machine, in a phrase for the log ("no OpenCL driver was found"); empty where
     * they can. It answers the same each time, and throws nothing.
     */
    Optional<String> refusal();

    /**
     * Why these kernels, though they can run here, should be used only where they are asked for by name ("its device is
     * a CPU"); empty where they are a good choice. It is asked only where {@link #refusal} is empty.
     */
    default Optional<String> reservation() {
        return Optional.empty();
    }

    /**
     * New kernels, with memory of their own, that the caller closes. It is called only where {@link #refusal} is
     * empty, and may be called again.
     */
    Kernels create();
}

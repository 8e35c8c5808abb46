package io.modelc.examples;

import io.modelc.kernels.KernelsProvider;
import io.modelc.runtime.Fit;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every training program has. */
final class TrainingOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "How often to go through the training data (default: ${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "Samples in one step (default: ${DEFAULT-VALUE}).")
    private int batchSize;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What weights, order and dropout are drawn with; one seed gives the same numbers each time"
                    + " (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--kernels",
            paramLabel = "KIND",
            converter = KernelsName.class,
            description =
                    "Where to compute: gpu (OpenCL) or plain (the CPU) (default: the best that this machine has).")
    private String kernels;

    /** The options, with these values where the user gives none. */
    TrainingOptions(int epochs, int batchSize) {
        this.epochs = epochs;
        this.batchSize = batchSize;
    }

    long seed() {
        return seed;
    }

    Fit fit() {
        return Fit.epochs(epochs).batchSize(batchSize).seed(seed);
    }

    /**
     * Asks for the chosen kernels, before a model is made, and makes sure that those that are asked for, here or by
     * {@code -Dmodelc.kernels}, can run.
     */
    void chooseKernels() {
        if (kernels != null) {
            System.setProperty(KernelsProvider.PROPERTY, kernels);
        }
        if (System.getProperty(KernelsProvider.PROPERTY, "").isBlank()) {
            return;
        }
        try {
            KernelsProvider.create().close();
        } catch (IllegalStateException e) {
            String option = kernels == null ? "" : "Invalid value for option '--kernels': ";
            throw new ParameterException(spec.commandLine(), option + e.getMessage());
        }
    }
}

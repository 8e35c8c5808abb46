package io.modelc.runtime;

import io.modelc.callbacks.Callback;
import io.modelc.data.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long, on what and with what beside it a model is trained. Defaults are Keras'. */
public final class Fit {

    final int epochs;
    final List<Callback> callbacks = new ArrayList<>();
    int batchSize = 32;
    Object validationInputs;
    Object validationTargets;
    double validationSplit;
    boolean shuffle = true;
    Long seed;
    NDArray sampleWeight;
    Map<Integer, Double> classWeight;
    int initialEpoch;
    int stepsPerEpoch;
    Verbosity verbosity = Verbosity.AUTO;
    boolean checkFinite;

    /** What a training prints. */
    public enum Verbosity {
        /** A progress bar on a terminal, a line for each epoch elsewhere. */
        AUTO,
        /** Nothing. */
        SILENT,
        /** A progress bar. */
        PROGRESS_BAR,
        /** A line for each epoch. */
        LINE_PER_EPOCH
    }

    private Fit(int epochs) {
        this.epochs = epochs;
    }

    /** For a number of epochs, at least 1: passes over all samples. */
    public static Fit epochs(int epochs) {
        return new Fit(atLeast(1, "number of epochs", epochs));
    }

    /** The number of samples of each step, at least 1; 32 where nothing is said. */
    public Fit batchSize(int batchSize) {
        this.batchSize = atLeast(1, "batch size", batchSize);
        return this;
    }

    /**
     * Data to evaluate the model on after each epoch.
     *
     * @param inputs what {@code fit} takes as inputs: an array, the model's record, a list or a map
     * @param targets the same for targets
     */
    public Fit validation(Object inputs, Object targets) {
        this.validationInputs = inputs;
        this.validationTargets = targets;
        return this;
    }

    /** The fraction of the samples, taken from the end before shuffling, to evaluate the model on after each epoch. */
    public Fit validationSplit(double fraction) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException(
                    "The validation split must be greater than 0 and less than 1, but got " + fraction + ".");
        }
        this.validationSplit = fraction;
        return this;
    }

    /** Whether each epoch has the samples in an order of its own; true where nothing is said. */
    public Fit shuffle(boolean shuffle) {
        this.shuffle = shuffle;
        return this;
    }

    /** The seed of the orders; the model's where nothing is said. */
    public Fit seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** What each sample's loss is multiplied by: an array with a weight for each sample. */
    public Fit sampleWeight(NDArray weights) {
        this.sampleWeight = weights;
        return this;
    }

    /** What the loss of each sample of a class is multiplied by; 1 for classes that are not named. For one output. */
    public Fit classWeight(Map<Integer, Double> weights) {
        this.classWeight = Map.copyOf(weights);
        return this;
    }

    /** The epoch to begin with, counted from 0, to go on with an earlier training. */
    public Fit initialEpoch(int epoch) {
        this.initialEpoch = atLeast(0, "initial epoch", epoch);
        return this;
    }

    /** The number of batches of an epoch; the next epoch goes on where this one ended. */
    public Fit stepsPerEpoch(int steps) {
        this.stepsPerEpoch = atLeast(1, "number of steps per epoch", steps);
        return this;
    }

    /** Callbacks, called in this order. */
    public Fit callbacks(Callback... callbacks) {
        this.callbacks.addAll(List.of(callbacks));
        return this;
    }

    /** As Keras counts: 0 silent, 1 progress bar, 2 one line per epoch. */
    public Fit verbose(int verbose) {
        if (verbose < 0 || verbose > 2) {
            throw new IllegalArgumentException("verbose must be 0, 1 or 2, but got " + verbose + ".");
        }
        return verbose(
                switch (verbose) {
                    case 0 -> Verbosity.SILENT;
                    case 1 -> Verbosity.PROGRESS_BAR;
                    default -> Verbosity.LINE_PER_EPOCH;
                });
    }

    /** What is printed. */
    public Fit verbose(Verbosity verbosity) {
        this.verbosity = verbosity;
        return this;
    }

    /** Whether data and losses are searched for NaN and infinite numbers, with an error that names the first. */
    public Fit checkFinite(boolean check) {
        this.checkFinite = check;
        return this;
    }

    static int atLeast(int least, String what, int value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "The " + what + " must be at least " + least + ", but got " + value + ".");
        }
        return value;
    }
}

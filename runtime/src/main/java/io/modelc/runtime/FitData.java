package io.modelc.runtime;

import io.modelc.data.NDArray;
import java.util.Map;

/**
 * The samples of a {@code fit}.
 *
 * @param training what to train on
 * @param validation what {@link Fit#validationSplit} set aside; null without
 */
record FitData(Samples training, Samples validation) {

    /** Divides samples as {@link Fit} says, and gives those to train on the weights of their classes. */
    static FitData of(Samples samples, Fit fit) {
        Samples training = samples;
        Samples validation = null;
        if (fit.validationSplit > 0 && fit.validationInputs == null) {
            int split = splitAt(samples.count(), fit.validationSplit);
            training = samples.rows(0, split);
            validation = samples.rows(split, samples.count());
        }
        return new FitData(fit.classWeight == null ? training : weighted(training, fit.classWeight), validation);
    }

    /** Where the validation's samples begin: Keras rounds down. */
    private static int splitAt(int count, double fraction) {
        int split = (int) Math.floor(count * (1 - fraction));
        if (split == 0 || split == count) {
            throw new IllegalArgumentException("A validation split of " + fraction + " of " + count
                    + " samples leaves none for " + (split == 0 ? "training." : "the validation."));
        }
        return split;
    }

    private static Samples weighted(Samples samples, Map<Integer, Double> classWeight) {
        if (samples.targets().size() != 1) {
            throw new IllegalArgumentException("Class weights are for models with one output; use sampleWeight.");
        }
        if (samples.weights() != null) {
            throw new IllegalArgumentException("There can be sample weights or class weights, not both.");
        }
        NDArray targets = samples.targets().get(0);
        float[] weights = new float[samples.count()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = classWeight.getOrDefault(label(targets, i), 1.0).floatValue();
        }
        return new Samples(samples.inputs(), samples.targets(), NDArray.of(weights));
    }

    /** The class of a sample: its index, or where its one-hot target is greatest. */
    private static int label(NDArray targets, int sample) {
        int classes = targets.rowSize();
        if (targets.rank() > 2) {
            throw new IllegalArgumentException("Class weights are for one class per sample; use sampleWeight.");
        }
        if (classes == 1) {
            return (int) targets.at(sample);
        }
        int best = 0;
        for (int i = 1; i < classes; i++) {
            best = targets.at(sample * classes + i) > targets.at(sample * classes + best) ? i : best;
        }
        return best;
    }
}

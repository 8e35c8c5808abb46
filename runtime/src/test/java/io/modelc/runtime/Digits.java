package io.modelc.runtime;

import io.modelc.HandWrittenMlp;
import io.modelc.data.NDArray;
import io.modelc.losses.SparseCategoricalCrossentropy;
import io.modelc.metrics.SparseCategoricalAccuracy;
import io.modelc.optimizers.Adam;
import io.modelc.random.Philox;

/** Random samples of classes, and a model for them. */
final class Digits {

    static final int FEATURES = 17;
    static final int CLASSES = 3;

    private Digits() {}

    static NDArray inputs(int count) {
        return inputs(count, FEATURES);
    }

    static NDArray inputs(int count, int features) {
        Philox random = new Philox(7, 0);
        float[] values = new float[count * features];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return NDArray.of(values, count, features);
    }

    static NDArray labels(int count) {
        return labels(count, CLASSES);
    }

    static NDArray labels(int count, int classes) {
        Philox random = new Philox(7, 1);
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextInt(classes);
        }
        return NDArray.of(values, count);
    }

    static NDArray oneHot(NDArray labels) {
        float[] values = new float[labels.size() * CLASSES];
        for (int i = 0; i < labels.size(); i++) {
            values[i * CLASSES + labels.getInt(i)] = 1;
        }
        return NDArray.of(values, labels.size(), CLASSES);
    }

    static HandWrittenMlp model() {
        HandWrittenMlp model = new HandWrittenMlp(FEATURES, 8, CLASSES);
        model.compile(Compile.with(new Adam(0.01))
                .loss(new SparseCategoricalCrossentropy())
                .metrics(new SparseCategoricalAccuracy()));
        return model;
    }

    static Fit quiet(int epochs) {
        return Fit.epochs(epochs).batchSize(8).verbose(0);
    }
}

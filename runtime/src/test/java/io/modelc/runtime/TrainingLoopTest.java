package io.modelc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelc.HandWrittenMnist;
import io.modelc.callbacks.History;
import io.modelc.data.NDArray;
import io.modelc.losses.SparseCategoricalCrossentropy;
import io.modelc.metrics.SparseCategoricalAccuracy;
import io.modelc.optimizers.Adam;
import io.modelc.random.Philox;
import io.modelc.weights.Gradients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in loop, and the same written by hand. */
class TrainingLoopTest {

    private static final int SAMPLES = 50;

    private final NDArray images = images(SAMPLES);
    private final NDArray labels = labels(SAMPLES);

    static NDArray images(int count) {
        Philox random = new Philox(7, 0);
        float[] values = new float[count * 784];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return NDArray.of(values, count, 784);
    }

    static NDArray labels(int count) {
        Philox random = new Philox(7, 1);
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextInt(10);
        }
        return NDArray.of(values);
    }

    static HandWrittenMnist compiled() {
        HandWrittenMnist model = new HandWrittenMnist();
        model.compile(Compile.with(new Adam())
                .loss(new SparseCategoricalCrossentropy())
                .metrics(new SparseCategoricalAccuracy()));
        return model;
    }

    @Test
    void learnsItsTrainingData() {
        HandWrittenMnist model = compiled();
        History history = model.fit(images, labels, Fit.epochs(15).batchSize(17).verbose(0));
        assertThat(history.names()).containsExactly("loss", "sparse_categorical_accuracy");
        assertThat(history.epochs()).hasSize(15);
        assertThat(history.get("loss").get(14)).isLessThan(history.get("loss").get(0) / 2);
        assertThat(model.evaluate(images, labels).get("sparse_categorical_accuracy"))
                .isGreaterThan(0.6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 17, 50, 128})
    void aLoopWrittenByHandGivesTheSameBitsAsFit(int batchSize) {
        HandWrittenMnist fitted = compiled();
        fitted.fit(
                images,
                labels,
                Fit.epochs(1).batchSize(batchSize).shuffle(false).verbose(0));

        HandWrittenMnist byHand = new HandWrittenMnist();
        SparseCategoricalCrossentropy lossFn = new SparseCategoricalCrossentropy();
        Adam optimizer = new Adam();
        for (int from = 0; from < SAMPLES; from += batchSize) {
            int to = Math.min(from + batchSize, SAMPLES);
            NDArray targets = labels.rows(from, to);
            NDArray predictions = byHand.forward(images.rows(from, to), true);
            Gradients gradients = byHand.backward(lossFn.gradient(targets, predictions));
            optimizer.apply(gradients, byHand.trainableWeights());
        }
        assertThat(byHand.weights().values()).isEqualTo(fitted.weights().values());
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
        HandWrittenMnist first = compiled();
        HandWrittenMnist second = compiled();
        HandWrittenMnist other = compiled();
        other.initialize(2);
        for (HandWrittenMnist model : new HandWrittenMnist[] {first, second, other}) {
            model.fit(images, labels, Fit.epochs(2).batchSize(16).verbose(0));
        }
        assertThat(second.weights().values()).isEqualTo(first.weights().values());
        assertThat(other.weights().values()).isNotEqualTo(first.weights().values());
    }
}

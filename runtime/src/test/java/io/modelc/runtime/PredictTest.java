package io.modelc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelc.HandWrittenMnist;
import io.modelc.data.NDArray;
import io.modelc.weights.Gradients;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictTest {

    private final HandWrittenMnist model = new HandWrittenMnist();
    private final NDArray images = TrainingLoopTest.images(40);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 17, 40, 128})
    void theSizeOfBatchesDoesNotMatter(int batchSize) {
        float[] all = model.predict(images, 40).toFloatArray();
        assertThat(model.predict(images, batchSize).toFloatArray()).containsExactly(all, within(1e-6f));
    }

    @Test
    void manyThreadsPredictAtOnce() throws Exception {
        NDArray expected = model.predict(images);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<NDArray>> predictions = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                predictions.add(threads.submit(() -> model.predict(images)));
            }
            for (Future<NDArray> prediction : predictions) {
                assertThat(prediction.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void inferenceHasNoDropoutAndTrainingADifferentMaskEachTime() {
        assertThat(model.forward(images, false)).isEqualTo(model.predict(images));
        NDArray first = model.forward(images, true);
        NDArray second = model.forward(images, true);
        assertThat(first).isNotEqualTo(second).isNotEqualTo(model.predict(images));
        model.initialize(HandWrittenMnist.DEFAULT_SEED);
        assertThat(model.forward(images, true)).isEqualTo(first);
    }

    @Test
    void whatForwardReturnsIsTheCallersToKeep() {
        NDArray first = model.forward(images, true);
        float[] copy = first.toFloatArray();
        model.forward(TrainingLoopTest.images(3), true);
        assertThat(first.toFloatArray()).containsExactly(copy);
    }

    @Test
    void gradientsHaveThePathsOfTheirWeights() {
        NDArray predictions = model.forward(images, true);
        Gradients gradients = model.backward(NDArray.of(new float[predictions.size()], 40, 10));
        assertThat(gradients.size()).isEqualTo(4);
        assertThat(gradients.get("digits/bias").value()).isEqualTo(NDArray.zeros(10));
    }
}

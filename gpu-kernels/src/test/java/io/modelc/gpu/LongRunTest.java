package io.modelc.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelc.HandWrittenMlp;
import io.modelc.data.NDArray;
import io.modelc.losses.SparseCategoricalCrossentropy;
import io.modelc.metrics.SparseCategoricalAccuracy;
import io.modelc.optimizers.Adam;
import io.modelc.random.Philox;
import io.modelc.runtime.Compile;
import io.modelc.runtime.Fit;
import org.junit.jupiter.api.Test;

/** Training, evaluation and prediction in turns, with batches of all sizes, for long: memory and the tape stay small. */
class LongRunTest {

    private static final int SAMPLES = 60;
    private static final int FEATURES = 17;
    private static final int CLASSES = 3;
    private static final int[] BATCHES = {7, 1, 60, 32, 13};

    private final TapeKernel kernel = new TapeKernel();
    private final NDArray x = inputs();
    private final NDArray y = labels();

    @Test
    void memoryAndTapeDoNotGrowWithTheNumberOfSteps() {
        try (GpuKernels k = OpenCl.kernels(kernel);
                HandWrittenMlp model = model(k)) {
            int round = 0;
            while (round < BATCHES.length) {
                inTurns(model, round++);
            }
            int memory = k.allocate(1).offset();
            int tape = kernel.tape.length;
            int layouts = kernel.layouts.length;
            int staged = kernel.in.length + kernel.out.length + kernel.parameters.length;
            long steps = model.optimizer().iterations();
            while (model.optimizer().iterations() < steps + 300) {
                inTurns(model, round++);
                OpenCl.collectGarbage();
            }
            assertThat(k.allocate(1).offset() - memory)
                    .as("but for this buffer")
                    .isEqualTo(blockOfOne(k));
            assertThat(kernel.tape.length).isEqualTo(tape);
            assertThat(kernel.layouts.length).isEqualTo(layouts);
            assertThat(kernel.in.length + kernel.out.length + kernel.parameters.length)
                    .isEqualTo(staged);
            // Reading the weights back looks for the canary too.
            assertThat(model.weights().get("out/kernel").value().toFloatArray()).doesNotContain(Float.NaN);
            assertThat(model.evaluate(x, y).get("loss")).isLessThan(0.9);
        }
    }

    @Test
    void batchesThatGrowTakeMemoryInProportionToTheLargest() {
        try (GpuKernels k = OpenCl.kernels(kernel);
                HandWrittenMlp model = model(k)) {
            model.predictOnBatch(x);
            int first = k.allocate(1).offset();
            NDArray many = NDArray.zeros(1000, FEATURES);
            for (int batch = SAMPLES; batch <= 1000; batch += 5) {
                model.predictOnBatch(many.rows(0, batch));
            }
            // One after the other half as large again, passes take three times what the last one takes.
            int largest = 1500 * 2 * (FEATURES + 8 + CLASSES);
            assertThat(k.allocate(1).offset() - first).isLessThan(3 * largest);
        }
    }

    private void inTurns(HandWrittenMlp model, int round) {
        for (int batch : BATCHES) {
            model.fit(x, y, Fit.epochs(1).batchSize(batch).seed(round).verbose(Fit.Verbosity.SILENT));
            model.evaluate(x, y, BATCHES[round % BATCHES.length]);
            assertThat(model.predict(x, batch).shape()).containsExactly(SAMPLES, CLASSES);
        }
    }

    /** How far the addresses of two buffers of one number are apart. */
    private static int blockOfOne(GpuKernels k) {
        int before = k.allocate(1).offset();
        return k.allocate(1).offset() - before;
    }

    private static HandWrittenMlp model(GpuKernels k) {
        HandWrittenMlp model = new HandWrittenMlp(FEATURES, 8, CLASSES);
        model.useKernels(k);
        model.compile(Compile.with(new Adam(0.01))
                .loss(new SparseCategoricalCrossentropy())
                .metrics(new SparseCategoricalAccuracy()));
        return model;
    }

    private static NDArray inputs() {
        Philox random = new Philox(7, 0);
        float[] values = new float[SAMPLES * FEATURES];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return NDArray.of(values, SAMPLES, FEATURES);
    }

    /** The class is told by the first feature. */
    private NDArray labels() {
        int[] values = new int[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            values[i] = Math.min(CLASSES - 1, (int) ((x.get(i, 0) + 0.5f) * CLASSES));
        }
        return NDArray.of(values, SAMPLES);
    }
}

package io.modelc.benchmarks;

import io.modelc.data.NDArray;
import io.modelc.losses.SparseCategoricalCrossentropy;
import io.modelc.optimizers.Adam;
import io.modelc.runtime.Compile;
import io.modelc.runtime.Fit;
import java.util.Arrays;
import java.util.Random;

/**
 * How many images a second a model of 784 - 512 (relu) - dropout 0.5 - 10 (softmax) is trained and used with: the whole
 * program, with Adam and batches of 128, on random images. It prints lines of workload, metric and value.
 */
public final class TrainingBenchmark {

    private static final int IMAGES = 128 * 100;
    private static final int PIXELS = 28 * 28;
    private static final int BATCH = 128;

    /** The first rounds are not counted: the virtual machine compiles during them. */
    private static final int WARM_UP = 3;

    private static final int ROUNDS = 7;

    private TrainingBenchmark() {}

    /** Measures; there are no arguments. */
    public static void main(String[] arguments) {
        Random random = new Random(1);
        float[] pixels = new float[IMAGES * PIXELS];
        int[] labels = new int[IMAGES];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat();
        }
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = random.nextInt(10);
        }
        NDArray images = NDArray.of(pixels, IMAGES, PIXELS);
        NDArray digits = NDArray.of(labels, IMAGES);
        try (CompiledDigitClassifier model = new CompiledDigitClassifier()) {
            model.compile(Compile.with(new Adam()).loss(new SparseCategoricalCrossentropy()));
            Fit fit = Fit.epochs(1).batchSize(BATCH).verbose(0);
            print("mnist-mlp-training", measure(() -> model.fit(images, digits, fit)));
            print("mnist-mlp-inference", measure(() -> model.predict(images, BATCH)));
        }
    }

    private static void print(String workload, double imagesPerSecond) {
        System.out.printf("%s images/s %.0f%n", workload, imagesPerSecond);
    }

    /** The median of some rounds, in images a second. */
    private static double measure(Runnable round) {
        for (int i = 0; i < WARM_UP; i++) {
            round.run();
        }
        double[] results = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            round.run();
            results[i] = IMAGES / ((System.nanoTime() - start) * 1e-9);
        }
        Arrays.sort(results);
        return results[ROUNDS / 2];
    }
}

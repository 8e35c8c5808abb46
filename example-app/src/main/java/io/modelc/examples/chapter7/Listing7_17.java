package io.modelc.examples.chapter7;

import io.modelc.data.NDArray;
import io.modelc.examples.data.Mnist;
import io.modelc.losses.SparseCategoricalCrossentropy;
import io.modelc.metrics.Logs;
import io.modelc.metrics.SparseCategoricalAccuracy;
import io.modelc.optimizers.Adam;
import io.modelc.runtime.Compile;
import io.modelc.runtime.Fit;

/** Listing 7.17: compile, fit, evaluate, predict. */
public final class Listing7_17 {

    private Listing7_17() {}

    /**
     * Trains the classifier and tests it.
     *
     * @param seed what weights and dropout are drawn with
     * @param fit how to train; the validation data are added to it
     * @return loss and accuracy on the test digits
     */
    public static Logs run(Mnist mnist, long seed, Fit fit) {
        try (var model = new CompiledMnistClassifier()) {
            model.initialize(seed);
            System.out.print(model.summary());
            model.compile(Compile.with(new Adam())
                    .loss(new SparseCategoricalCrossentropy())
                    .metrics(new SparseCategoricalAccuracy()));
            model.fit(
                    mnist.train().images(),
                    mnist.train().labels(),
                    fit.validation(
                            mnist.validation().images(), mnist.validation().labels()));
            Logs test = model.evaluate(mnist.test().images(), mnist.test().labels());
            NDArray predictions = model.predict(mnist.test().images());
            System.out.println("Probabilities of the first test digit, a "
                    + mnist.test().labels().getInt(0) + ": " + predictions.row(0));
            System.out.printf("Test accuracy: %.4f%n", test.get("sparse_categorical_accuracy"));
            return test;
        }
    }
}

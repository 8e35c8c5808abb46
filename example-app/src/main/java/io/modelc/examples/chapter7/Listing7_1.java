package io.modelc.examples.chapter7;

/** Listings 7.1 to 7.4 and 7.7: a Sequential model, its weights, and the model that extends it. */
public final class Listing7_1 {

    private Listing7_1() {}

    /** Prints what the models are made of. */
    public static void run() {
        try (var classifier = new CompiledClassifier();
                var deeper = new CompiledDeeperClassifier()) {
            System.out.print(classifier.summary());
            classifier.weights().forEach(System.out::println);
            System.out.print(deeper.summary());
        }
    }
}

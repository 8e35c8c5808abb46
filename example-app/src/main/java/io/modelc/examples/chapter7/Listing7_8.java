package io.modelc.examples.chapter7;

import io.modelc.data.NDArray;

/** Listing 7.8: a Functional model, and its answers to two samples. */
public final class Listing7_8 {

    private Listing7_8() {}

    /** Prints the summary and the scores, which come from weights that nothing has trained yet. */
    public static void run() {
        try (var model = new CompiledFunctional()) {
            System.out.print(model.summary());
            System.out.println(model.predict(NDArray.of(new float[][] {{0, 0, 1}, {1, 2, 3}})));
        }
    }
}

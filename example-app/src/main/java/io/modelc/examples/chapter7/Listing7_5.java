package io.modelc.examples.chapter7;

/** Listings 7.5 and 7.6: the summary, with the names that the model and its layers were given. */
public final class Listing7_5 {

    private Listing7_5() {}

    /** Prints the summary. */
    public static void run() {
        try (var model = new CompiledNamed()) {
            System.out.print(model.summary());
        }
    }
}

package io.modelc.processor.evaluate;

/** The value of an expression whose mistake has been reported: whatever is computed from it is not reported again. */
enum Poison {
    POISON;

    /** Stops what cannot go on without the value, such as a condition; caught where a method was called. */
    static final class Abandoned extends RuntimeException {

        private static final long serialVersionUID = 1;

        Abandoned() {
            super(null, null, false, false);
        }
    }
}

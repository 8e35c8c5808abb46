package io.modelc.kernels;

/** The clip that keeps logarithms of probabilities finite: [1e-7, 1 − 1e-7], in floats, where the latter is 0.99999988. */
final class Clip {

    private static final float LEAST = 1e-7f;
    private static final float GREATEST = 1 - LEAST;

    private Clip() {}

    /** The probability, or the bound beyond which it lies; NaN stays NaN. */
    static float probability(float p) {
        return Math.max(LEAST, Math.min(GREATEST, p));
    }

    /** Whether clipping changes nothing, so that a gradient passes. */
    static boolean isInside(float p) {
        return p >= LEAST && p <= GREATEST;
    }
}

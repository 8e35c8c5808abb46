package io.modelc.kernels;

/**
 * Waiting for something that comes soon: at first the processor spins, then it is offered to others, so that a busy
 * machine does not lose it.
 */
final class Pause {

    private static final int SPINS = 200;
    private static final long PATIENCE_NANOS = 200_000;

    private int spins;
    private long yieldingSince;

    /** Waits a little; false once it has waited in vain for some 200 microseconds. */
    boolean once() {
        if (spins < SPINS) {
            spins++;
            Thread.onSpinWait();
            return true;
        }
        long now = System.nanoTime();
        if (spins == SPINS) {
            spins++;
            yieldingSince = now;
        }
        Thread.yield();
        return now - yieldingSince < PATIENCE_NANOS;
    }

    /** Begins to wait anew. */
    void reset() {
        spins = 0;
    }
}

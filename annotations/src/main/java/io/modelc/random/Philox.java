package io.modelc.random;

/**
 * Philox-4x32-10: random numbers as a function of a key and a counter, so that any number of a sequence can be computed
 * alone, in any order, by any thread or device, with the same result. Salmon et al., "Parallel random numbers: as easy
 * as 1, 2, 3", SC 2011.
 */
public final class Philox {
    private final long seed;
    private final int stream;

    /** The sequence {@code stream} of {@code seed}, from its start. */
    public Philox(long seed, int stream) {
        this.seed = seed;
        this.stream = stream;
    }

    /** The seed. */
    public long seed() {
        return seed;
    }

    /** The stream. */
    public int stream() {
        return stream;
    }
}

package io.modelc.kernels;

/**
 * What, besides its place, decides a random number: the seed of the training and the number of the step. Kernels read
 * it when they run, so that a recorded step draws new numbers each time.
 */
public final class RandomKey {

    private long seed;
    private long step;

    /** The key of step 0 of a seed. */
    public RandomKey(long seed) {
        this.seed = seed;
    }

    /** The seed. */
    public long seed() {
        return seed;
    }

    /** The number of the step. */
    public long step() {
        return step;
    }

    /** Moves to a step of a seed. */
    public void set(long seed, long step) {
        this.seed = seed;
        this.step = step;
    }
}

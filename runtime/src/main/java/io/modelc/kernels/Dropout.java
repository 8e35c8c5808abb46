package io.modelc.kernels;

/**
 * Dropout with the random numbers of Philox-4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC
 * 2011): each block of four elements has a counter, so that any part of the mask can be computed alone, and again.
 */
final class Dropout implements Task {

    /** The elements of a part: some twenty microseconds. A multiple of 4. */
    private static final int PART = 8192;

    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int KEY_STEP_0 = 0x9E3779B9;
    private static final int KEY_STEP_1 = 0xBB67AE85;
    private static final long MASK = 0xFFFF_FFFFL;

    private Buffer x;
    private Buffer y;
    private int n;
    private float keep;

    /** A word is kept where its upper 24 bits are at least this. */
    private int threshold;

    private int stream;
    private int step0;
    private int step1;
    private int seed0;
    private int seed1;

    /** Prepares y = dropout(x); see {@link Kernels#dropout}. */
    void prepare(Buffer x, Buffer y, int n, float rate, RandomKey key, int stream) {
        this.x = x;
        this.y = y;
        this.n = n;
        this.keep = 1 - rate;
        // u ≥ rate with u = (w >>> 8) · 2⁻²⁴, as integers: both sides times 2²⁴ are exact.
        this.threshold = (int) Math.ceil((double) rate * (1 << 24));
        this.stream = stream;
        this.step0 = (int) key.step();
        this.step1 = (int) (key.step() >>> 32);
        this.seed0 = (int) key.seed();
        this.seed1 = (int) (key.seed() >>> 32);
    }

    @Override
    public int parts() {
        return (n + PART - 1) / PART;
    }

    @Override
    public long nanos() {
        return 4L * n;
    }

    @Override
    public void run(int part, Scratch scratch) {
        int to = Math.min(n, (part + 1) * PART);
        for (int i = part * PART; i < to; i += 4) {
            block(i, Math.min(4, to - i));
        }
    }

    private void block(int first, int length) {
        int c0 = first >>> 2;
        int c1 = stream;
        int c2 = step0;
        int c3 = step1;
        int k0 = seed0;
        int k1 = seed1;
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = (c0 & MASK) * MULTIPLIER_0;
            long p1 = (c2 & MASK) * MULTIPLIER_1;
            c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
            c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
            c1 = (int) p1;
            c3 = (int) p0;
            k0 += KEY_STEP_0;
            k1 += KEY_STEP_1;
        }
        put(first, c0);
        if (length > 1) {
            put(first + 1, c1);
        }
        if (length > 2) {
            put(first + 2, c2);
        }
        if (length > 3) {
            put(first + 3, c3);
        }
    }

    private void put(int i, int word) {
        // −1 where the element is kept, else 0: a branch on a random bit would cost more than the bit.
        int mask = ~((word >>> 8) - threshold >> 31);
        float scaled = x.array()[x.offset() + i] / keep;
        y.array()[y.offset() + i] = Float.intBitsToFloat(Float.floatToRawIntBits(scaled) & mask);
    }
}

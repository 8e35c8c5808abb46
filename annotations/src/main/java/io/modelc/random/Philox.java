package io.modelc.random;

/**
 * Philox-4x32-10: random numbers as a function of a key and a counter, so that any number of a sequence can be computed
 * alone, in any order, by any thread or device, with the same result. Salmon et al., "Parallel random numbers: as easy
 * as 1, 2, 3", SC 2011.
 *
 * <p>The static methods are the function itself. An instance is one sequence of it: block b of the sequence
 * {@code stream} of {@code seed} has the key {@code (seed low, seed high)} and the counter
 * {@code (b low, stream, b high, −1)}. The last word sets these numbers apart from those of a training step, which has
 * its number there, and that is never negative. All results are the same bits on every machine. An instance is not safe
 * for use by several threads.
 */
public final class Philox {

    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;

    /** The golden ratio's and √3's fractions of 2³², by which the key grows from round to round. */
    private static final int WEYL_0 = 0x9E3779B9;

    private static final int WEYL_1 = 0xBB67AE85;

    private static final int WORDS = 4;
    private static final int SEQUENCE = -1;
    private static final long UNSIGNED = 0xFFFFFFFFL;
    private static final double TWO_TO_MINUS_32 = 0x1p-32;

    private final long seed;
    private final int stream;
    private final int[] words = new int[WORDS];
    private int used = WORDS;
    private long nextBlock;
    private double spareGaussian = Double.NaN;

    /** The sequence {@code stream} of {@code seed}, from its start. */
    public Philox(long seed, int stream) {
        this.seed = seed;
        this.stream = stream;
    }

    /** Writes the block of four words of a counter (c0, c1, c2, c3) and a key (k0, k1) to {@code out[at .. at + 3]}. */
    public static void block(int c0, int c1, int c2, int c3, int k0, int k1, int[] out, int at) {
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * (c0 & UNSIGNED);
            long product1 = MULTIPLIER_1 * (c2 & UNSIGNED);
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        out[at] = c0;
        out[at + 1] = c1;
        out[at + 2] = c2;
        out[at + 3] = c3;
    }

    /** The number in [0, 1) that a word stands for: its upper 24 bits, all that a float can tell apart, · 2⁻²⁴. */
    public static float toFloat(int word) {
        return (word >>> 8) * 0x1p-24f;
    }

    /** The seed. */
    public long seed() {
        return seed;
    }

    /** The stream. */
    public int stream() {
        return stream;
    }

    /** The next word: any int, all as likely. */
    public int nextInt() {
        if (used == WORDS) {
            block(
                    (int) nextBlock,
                    stream,
                    (int) (nextBlock >>> 32),
                    SEQUENCE,
                    (int) seed,
                    (int) (seed >>> 32),
                    words,
                    0);
            nextBlock++;
            used = 0;
        }
        return words[used++];
    }

    /**
     * An int from 0 to {@code bound} (exclusive), all as likely. Lemire, "Fast random integer generation in an
     * interval", 2019.
     *
     * @throws IllegalArgumentException if the bound is not positive
     */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, but is " + bound);
        }
        long product = (nextInt() & UNSIGNED) * bound;
        if ((product & UNSIGNED) < bound) {
            // The first 2³² mod bound words of each interval are one too many.
            long surplus = (1L << 32) % bound;
            while ((product & UNSIGNED) < surplus) {
                product = (nextInt() & UNSIGNED) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /** A number in [0, 1), a multiple of 2⁻²⁴. */
    public float nextFloat() {
        return toFloat(nextInt());
    }

    /** A number of mean 0 and standard deviation 1, normally distributed. Box and Muller, 1958. */
    public double nextGaussian() {
        if (!Double.isNaN(spareGaussian)) {
            double gaussian = spareGaussian;
            spareGaussian = Double.NaN;
            return gaussian;
        }
        // Half a step above a multiple of 2⁻³², so that the logarithm is finite.
        double u = ((nextInt() & UNSIGNED) + 0.5) * TWO_TO_MINUS_32;
        double angle = 2 * Math.PI * ((nextInt() & UNSIGNED) * TWO_TO_MINUS_32);
        // StrictMath, since Math may differ in the last bit from machine to machine.
        double radius = StrictMath.sqrt(-2 * StrictMath.log(u));
        spareGaussian = radius * StrictMath.sin(angle);
        return radius * StrictMath.cos(angle);
    }

    /** As {@link #nextGaussian}, but never further than 2 from 0: what falls outside is drawn again. */
    public double nextTruncatedGaussian() {
        double gaussian = nextGaussian();
        while (Math.abs(gaussian) > 2) {
            gaussian = nextGaussian();
        }
        return gaussian;
    }
}

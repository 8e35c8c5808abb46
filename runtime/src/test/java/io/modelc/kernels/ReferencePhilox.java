package io.modelc.kernels;

/** Philox-4x32-10, straight from its definition. */
final class ReferencePhilox {

    private ReferencePhilox() {}

    /** The block of four words of a counter and a key. */
    static int[] block(int[] counter, int[] key) {
        int[] c = counter.clone();
        int[] k = key.clone();
        for (int round = 0; round < 10; round++) {
            long p0 = Integer.toUnsignedLong(c[0]) * 0xD2511F53L;
            long p1 = Integer.toUnsignedLong(c[2]) * 0xCD9E8D57L;
            c = new int[] {(int) (p1 >>> 32) ^ c[1] ^ k[0], (int) p1, (int) (p0 >>> 32) ^ c[3] ^ k[1], (int) p0};
            k = new int[] {k[0] + 0x9E3779B9, k[1] + 0xBB67AE85};
        }
        return c;
    }

    /** The number from 0 to 1 of an element. */
    static float uniform(int i, int stream, RandomKey key) {
        int[] counter = {i / 4, stream, (int) key.step(), (int) (key.step() >>> 32)};
        int[] words = block(counter, new int[] {(int) key.seed(), (int) (key.seed() >>> 32)});
        return (words[i % 4] >>> 8) * 0x1p-24f;
    }
}

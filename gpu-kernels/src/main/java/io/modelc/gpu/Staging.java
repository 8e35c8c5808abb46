package io.modelc.gpu;

import java.util.Arrays;

/**
 * The lengths of the arrays that carry numbers to and from the device. They are moved whole, so they should not be much
 * longer than what they carry.
 */
final class Staging {

    private static final int SHORTEST = 1024;

    /** How much longer than needed an array may stay: making a new one for each launch would cost more. */
    private static final int SLACK = 16;

    private Staging() {}

    /** The array or, if it is too short, a longer one with its first {@code used} floats. */
    static float[] withRoom(float[] array, int used, int needed) {
        if (needed <= array.length) {
            return array;
        }
        float[] longer = new float[length(needed)];
        System.arraycopy(array, 0, longer, 0, used);
        return longer;
    }

    /** The array or, if it is too short or far too long for {@code needed} floats, one of a better length. */
    static float[] fitting(float[] array, int needed) {
        boolean fits = needed <= array.length && array.length / SLACK <= Math.max(needed, SHORTEST);
        return fits ? array : Arrays.copyOf(array, length(needed));
    }

    private static int length(int needed) {
        int powerOfTwo = Integer.highestOneBit(Math.max(needed, SHORTEST) - 1) << 1;
        return powerOfTwo > 0 ? powerOfTwo : needed;
    }
}

package io.modelc.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Buffers for an instruction under test. Each lies within a larger one, at a given offset, between numbers that no
 * instruction may touch.
 */
public final class Workbench {

    /** Where the buffers of an instruction begin: all at 0, all at the same place, each elsewhere. */
    public static final int[][] OFFSETS = {{0, 0, 0, 0}, {5, 5, 5, 5}, {3, 0, 8, 1}};

    private static final float UNTOUCHED = 12345.678f;
    private static final int MARGIN = 9;

    private final Kernels kernels;
    private final Map<Buffer, Buffer> surroundings = new IdentityHashMap<>();

    /** A bench for an implementation. */
    public Workbench(Kernels kernels) {
        this.kernels = kernels;
    }

    /** A buffer with these numbers, at an offset of the buffer around it. */
    public Buffer holding(int offset, float... values) {
        float[] all = new float[offset + values.length + MARGIN];
        Arrays.fill(all, UNTOUCHED);
        System.arraycopy(values, 0, all, offset, values.length);
        Buffer whole = kernels.allocate(all.length);
        kernels.write(whole, all, 0, all.length);
        Buffer part = whole.slice(offset, values.length);
        surroundings.put(part, whole);
        return part;
    }

    /** A buffer for {@code length} results, at an offset of the buffer around it. */
    public Buffer empty(int offset, int length) {
        float[] unset = new float[length];
        Arrays.fill(unset, Float.NaN);
        return holding(offset, unset);
    }

    /** Runs an instruction as a step and returns what it left in a buffer, having checked its surroundings. */
    public float[] run(Buffer result, Runnable instruction) {
        return run(instruction, result)[0];
    }

    /** Runs an instruction as a step and returns what it left in some buffers, having checked their surroundings. */
    public float[][] run(Runnable instruction, Buffer... results) {
        kernels.run(
                batch -> {
                    instruction.run();
                    for (Buffer result : results) {
                        Buffer whole = surroundings.get(result);
                        kernels.fetch(whole, whole.length());
                    }
                },
                1);
        return Arrays.stream(results).map(this::read).toArray(float[][]::new);
    }

    private float[] read(Buffer part) {
        Buffer whole = surroundings.get(part);
        float[] all = new float[whole.length()];
        kernels.read(whole, all, 0, all.length);
        int offset = all.length - MARGIN - part.length();
        for (int i = 0; i < all.length; i++) {
            if (i < offset || i >= offset + part.length()) {
                assertThat(all[i]).as("number %d, outside of the buffer", i).isEqualTo(UNTOUCHED);
            }
        }
        return Arrays.copyOfRange(all, offset, offset + part.length());
    }

    /** The same n numbers for the same seed, normally distributed. */
    public static float[] normal(int n, long seed) {
        Random random = new Random(seed);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** The same n numbers for the same seed, from low to high. */
    public static float[] uniform(int n, float low, float high, long seed) {
        Random random = new Random(seed);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = low + (high - low) * random.nextFloat();
        }
        return values;
    }

    /** Rows of numbers that are positive and add up to 1. */
    public static float[] probabilities(int rows, int n, long seed) {
        float[] values = uniform(rows * n, 0.05f, 1, seed);
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += values[r * n + j];
            }
            for (int j = 0; j < n; j++) {
                values[r * n + j] /= (float) sum;
            }
        }
        return values;
    }

    /** Checks that all numbers are the same bits. */
    public static void assertSame(float[] actual, float[] expected) {
        assertThat(Arrays.mismatch(actual, expected))
                .as("where the first difference is")
                .isEqualTo(-1);
    }

    /** Checks numbers: each within {@code relative · |expected| + absolute}, or the same NaN or infinity. */
    public static void assertClose(float[] actual, double[] expected, double relative, double absolute) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            double error = Math.abs(actual[i] - expected[i]);
            boolean same = Double.compare(actual[i], (float) expected[i]) == 0;
            assertThat(same || error <= relative * Math.abs(expected[i]) + absolute)
                    .as("element %d is %s and should be %s", i, actual[i], expected[i])
                    .isTrue();
        }
    }
}

package io.modelc.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.PlainKernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs the same instructions on the device and on the CPU and compares all buffers. The CPU's kernels are themselves
 * compared with double-precision references, in their own tests.
 */
final class BothKernels implements AutoCloseable {

    private final Kernels device;
    private final Kernels cpu = new PlainKernels();

    BothKernels(Kernels device) {
        this.device = device;
    }

    /** Runs instructions that take their buffers from a {@link Memory}, which gives both sides the same numbers. */
    void compare(double tolerance, Consumer<Memory> instructions) {
        Memory expected = new Memory(cpu);
        instructions.accept(expected);
        Memory actual = new Memory(device);
        instructions.accept(actual);
        for (int i = 0; i < expected.buffers.size(); i++) {
            assertSame(actual.values(i), expected.values(i), tolerance, "buffer " + i);
        }
    }

    /** The error may be {@code tolerance} relative, or absolute below 1. */
    static void assertSame(float[] actual, float[] expected, double tolerance, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            if (Float.isNaN(expected[i]) || Float.isInfinite(expected[i])) {
                assertThat(actual[i]).as("%s[%d]", what, i).isEqualTo(Float.valueOf(expected[i]));
            } else {
                double bound = tolerance * Math.max(1, Math.abs(expected[i]));
                assertThat((double) actual[i]).as("%s[%d]", what, i).isCloseTo(expected[i], within(bound));
            }
        }
    }

    @Override
    public void close() {
        device.close();
        cpu.close();
    }

    /** Buffers with the same numbers for the same order of calls. */
    static final class Memory {

        /** Where the instructions run. */
        final Kernels k;

        private final Random random = new Random(7);
        private final List<Buffer> buffers = new ArrayList<>();

        Memory(Kernels k) {
            this.k = k;
        }

        /** Numbers of the normal distribution. */
        Buffer normal(int length) {
            return of(floats(length, () -> (float) random.nextGaussian()));
        }

        /** Numbers between 0 and 1, not too near to either. */
        Buffer probabilities(int length) {
            return of(floats(length, () -> 0.02f + 0.96f * random.nextFloat()));
        }

        /** Zeros and ones. */
        Buffer bits(int length) {
            return of(floats(length, () -> random.nextInt(2)));
        }

        /** Integers below a bound. */
        Buffer indices(int length, int bound) {
            return of(floats(length, () -> random.nextInt(bound)));
        }

        Buffer of(float... values) {
            Buffer buffer = k.allocate(values.length);
            k.write(buffer, values, 0, values.length);
            buffers.add(buffer);
            return buffer;
        }

        float[] values(int i) {
            Buffer buffer = buffers.get(i);
            float[] values = new float[buffer.length()];
            k.read(buffer, values, 0, values.length);
            return values;
        }

        private interface Source {
            float next();
        }

        private static float[] floats(int length, Source source) {
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = source.next();
            }
            return values;
        }
    }
}

package io.modelc.kernels;

import static io.modelc.kernels.Workbench.OFFSETS;
import static io.modelc.kernels.Workbench.assertClose;
import static io.modelc.kernels.Workbench.assertSame;
import static io.modelc.kernels.Workbench.normal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What any implementation's dropout must be: the same mask everywhere. */
interface DropoutContract {

    Kernels kernels();

    @Test
    default void theReferenceGivesTheKnownAnswers() {
        // From the known-answer test of the Random123 library.
        assertThat(ReferencePhilox.block(new int[4], new int[2]))
                .containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        assertThat(ReferencePhilox.block(new int[] {-1, -1, -1, -1}, new int[] {-1, -1}))
                .containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
        assertThat(ReferencePhilox.block(
                        new int[] {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, new int[] {0xa4093822, 0x299f31d0}))
                .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 0.1f, 0.5f, 0.9f})
    default void elementsBelowTheRateAreDropped(float rate) {
        RandomKey key = new RandomKey(0);
        key.set(0x1234_5678_9ABC_DEF0L, 0x0000_0007_8765_4321L);
        for (int n : new int[] {1, 3, 17, 128, 1000, 40_001}) {
            float[] x = normal(n, 1);
            double[] expected = new double[n];
            for (int i = 0; i < n; i++) {
                expected[i] = ReferencePhilox.uniform(i, 3, key) >= rate ? x[i] / (1.0 - rate) : 0;
            }
            for (int[] offsets : OFFSETS) {
                Workbench bench = new Workbench(kernels());
                Buffer from = bench.holding(offsets[0], x);
                Buffer to = bench.empty(offsets[2], n);
                float[] apart = bench.run(to, () -> kernels().dropout(from, to, n, rate, key, 3));
                assertClose(apart, expected, 0x1p-22, 0);
                float[] inPlace = bench.run(from, () -> kernels().dropout(from, from, n, rate, key, 3));
                assertSame(inPlace, apart);
            }
        }
    }

    @Test
    default void anElementAtTheRateIsKept() {
        RandomKey key = new RandomKey(0);
        float u = (0x6627e8d5 >>> 8) * 0x1p-24f;
        for (float rate : new float[] {u, u + 0x1p-24f}) {
            Workbench bench = new Workbench(kernels());
            Buffer x = bench.holding(0, 1, 1);
            float kept = bench.run(x, () -> kernels().dropout(x, x, 1, rate, key, 0))[0];
            assertThat(kept > 0).isEqualTo(rate == u);
        }
    }

    @Test
    default void theKeyIsReadWhenTheStepRuns() {
        int n = 1000;
        RandomKey key = new RandomKey(9);
        Workbench bench = new Workbench(kernels());
        float[] ones = new float[n];
        Arrays.fill(ones, 1);
        Buffer x = bench.holding(0, ones);
        Buffer y = bench.empty(0, n);
        Step step = batch -> {
            kernels().dropout(x, y, n, 0.5f, key, 0);
            kernels().fetch(y, n);
        };
        for (int i = 0; i < 3; i++) {
            key.set(9, i);
            kernels().run(step, 1);
            float[] result = new float[n];
            kernels().read(y, result, 0, n);
            for (int j = 0; j < n; j++) {
                assertThat(result[j]).isEqualTo(ReferencePhilox.uniform(j, 0, key) >= 0.5f ? 2f : 0f);
            }
        }
    }
}

package io.modelc.kernels;

import static io.modelc.kernels.Workbench.OFFSETS;
import static io.modelc.kernels.Workbench.assertSame;
import static io.modelc.kernels.Workbench.normal;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What any implementation's copies must be. */
interface MovesContract {

    Kernels kernels();

    @Test
    default void aTransposeIsACopyWithOtherStrides() {
        // (count·1, 3, 17) to (count·1, 17, 3)
        checkCopy(7 * 3 * 17, 0, 7 * 3 * 17, 0, 7, 1, 17, 3, 3 * 17, 1, 17, 17 * 3, 3, 1);
    }

    @Test
    default void aSliceBeginsAtAnOffset() {
        // Columns 2 to 6 of (128, 10)
        checkCopy(128 * 10, 2, 128 * 5, 0, 128, 1, 5, 10, 1, 5, 1);
    }

    @Test
    default void aJoinIsACopyIntoAPart() {
        // (7·3, 100) as columns 4 to 103 of (21, 110)
        checkCopy(21 * 100, 0, 21 * 110, 4, 7, 3, 100, 100, 1, 110, 1);
    }

    @Test
    default void aStrideOfZeroRepeats() {
        // (17) repeated for 128 · 3 rows
        checkCopy(17, 0, 128 * 3 * 17, 0, 128, 1, 3, 17, 0, 0, 1, 3 * 17, 17, 1);
    }

    @Test
    default void aNegativeStrideReverses() {
        checkCopy(1000, 999, 1000, 0, 1000, 1, -1, 1);
    }

    @Test
    default void oneNumberIsABoxToo() {
        checkCopy(1, 0, 1, 0, 1, 1, 1, 1);
    }

    @Test
    default void manyAxes() {
        // (count·2, 3, 5, 7) with the axes in the order 0, 3, 1, 2
        checkCopy(
                128 * 2 * 105,
                0,
                128 * 2 * 105,
                0,
                128, //
                2,
                3,
                5,
                7, //
                105,
                35,
                7,
                1, //
                105,
                5,
                1,
                15);
    }

    private void checkCopy(int from, int xOffset, int to, int yOffset, int count, int... layout) {
        float[] x = normal(from, 1);
        float[] y = normal(to, 2);
        float[] expected = y.clone();
        int[] sizes = Arrays.copyOf(layout, layout.length / 3);
        sizes[0] *= count;
        copy(x, xOffset, expected, yOffset, sizes, layout, 0);
        for (int[] offsets : OFFSETS) {
            Workbench bench = new Workbench(kernels());
            Buffer source = bench.holding(offsets[0], x);
            Buffer target = bench.holding(offsets[2], y);
            float[] result = bench.run(target, () -> kernels().copy(source, xOffset, target, yOffset, count, layout));
            assertSame(result, expected);
        }
    }

    private static void copy(float[] x, int xAt, float[] y, int yAt, int[] sizes, int[] layout, int axis) {
        if (axis == sizes.length) {
            y[yAt] = x[xAt];
            return;
        }
        for (int i = 0; i < sizes[axis]; i++) {
            int xNext = xAt + i * layout[sizes.length + axis];
            int yNext = yAt + i * layout[2 * sizes.length + axis];
            copy(x, xNext, y, yNext, sizes, layout, axis + 1);
        }
    }
}

package io.modelc.processor.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Layouts are the sizes of the box, then the strides of the source, then those of the target. */
class CopyLayoutTest {

    private static int[] layout(Dims box, Dims from, Dims to) {
        return CopyLayout.of(box, CopyLayout.strides(from), CopyLayout.strides(to));
    }

    @Test
    void aPartOfEachSampleIsOneRowOfEach() {
        Dims part = Dims.batchOf(2, 3);
        assertThat(layout(part, part, Dims.batchOf(4, 3))).containsExactly(1, 6, 6, 1, 12, 1);
    }

    @Test
    void aWholeCopyIsOneLongRow() {
        Dims dims = Dims.batchOf(2, 3);
        assertThat(layout(dims, dims, dims)).containsExactly(6, 1, 1);
    }

    @Test
    void axesOfOneElementTakeNoPart() {
        Dims part = Dims.batchOf(1, 3, 1);
        assertThat(layout(part, part, Dims.batchOf(2, 5, 1))).containsExactly(1, 3, 3, 1, 10, 1);
    }

    @Test
    void whatIsRepeatedHasStrideZero() {
        int[] strides = CopyLayout.strides(Dims.batchOf(2, 3));
        assertThat(CopyLayout.of(Dims.batchOf(2, 3), new int[] {0, 0, 0}, strides))
                .containsExactly(6, 0, 1);
        assertThat(CopyLayout.of(Dims.batchOf(2, 3), new int[] {2, 1, 0}, strides))
                .containsExactly(2, 3, 1, 0, 3, 1);
    }

    @Test
    void withoutBatchTheFirstAxisCounts() {
        Dims part = Dims.of(2, 3);
        assertThat(layout(part, part, Dims.of(2, 5))).containsExactly(2, 3, 3, 1, 5, 1);
    }
}

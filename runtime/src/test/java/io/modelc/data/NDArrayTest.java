package io.modelc.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelc.DType;
import org.junit.jupiter.api.Test;

class NDArrayTest {

    private final NDArray matrix = NDArray.of(new float[][] {{1, 2, 3}, {4, 5, 6}});

    @Test
    void aMatrixHasRowsAndColumns() {
        assertThat(matrix.shape()).containsExactly(2, 3);
        assertThat(matrix.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(matrix.get(1, 2)).isEqualTo(6);
        assertThat(matrix.dim(-1)).isEqualTo(3);
        assertThat(matrix.rowSize()).isEqualTo(3);
    }

    @Test
    void rowsAreViewsOfTheSameMemory() {
        float[] values = {1, 2, 3, 4};
        NDArray view = NDArray.of(values, 2, 2).rows(1, 2);
        values[3] = 9;
        assertThat(view.toFloatArray()).containsExactly(3, 9);
        assertThat(NDArray.of(values, 2, 2).row(1).shape()).containsExactly(2);
    }

    @Test
    void integersStayIntegersAndAreReadAsFloatsToo() {
        NDArray labels = NDArray.of(new int[] {3, 1});
        assertThat(labels.dtype()).isEqualTo(DType.INT32);
        assertThat(labels.getInt(0)).isEqualTo(3);
        assertThat(labels.toFloatArray()).containsExactly(3, 1);
        assertThat(labels.toFloat32().dtype()).isEqualTo(DType.FLOAT32);
    }

    @Test
    void reshapeKeepsTheElementsAndFindsTheFreeAxis() {
        assertThat(matrix.reshape(3, -1).get(2, 1)).isEqualTo(6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix.reshape(4, 2))
                .withMessage("An array of shape (2, 3) with 6 elements cannot have the shape (4, 2).");
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.reshape(4, -1));
    }

    @Test
    void aShapeThatDoesNotFitIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NDArray.of(new float[5], 2, 3))
                .withMessage("An array of shape (2, 3) has 6 elements, but 5 were given.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NDArray.of(new float[][] {{1, 2}, {3}}))
                .withMessageContaining("row 1 has 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NDArray.zeros(50_000, 50_000))
                .withMessageContaining("more elements than an array can hold");
        assertThatIllegalArgumentException().isThrownBy(() -> NDArray.zeros(DType.BOOL, 2));
    }

    @Test
    void anIndexOutsideSaysWhichShapeItMissed() {
        assertThatThrownBy(() -> matrix.get(2, 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("The index (2, 0) is outside of the shape (2, 3).");
        assertThatThrownBy(() -> matrix.rows(1, 3)).hasMessageContaining("no rows 1 to 3");
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.get(1)).withMessageContaining("2 indices");
    }

    @Test
    void equalArraysHaveTypeShapeAndBitsInCommon() {
        assertThat(matrix).isEqualTo(NDArray.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        assertThat(matrix).hasSameHashCodeAs(NDArray.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        assertThat(matrix).isNotEqualTo(matrix.reshape(3, 2));
        assertThat(NDArray.of(new int[] {1})).isNotEqualTo(NDArray.of(new float[] {1}));
        assertThat(NDArray.of(new float[] {Float.NaN})).isEqualTo(NDArray.of(new float[] {Float.NaN}));
    }

    @Test
    void printsShapeTypeAndTheEndsOfLongAxes() {
        assertThat(matrix).hasToString("NDArray(shape=(2, 3), dtype=float32) [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]");
        assertThat(NDArray.zeros(DType.INT32, 9))
                .hasToString("NDArray(shape=(9,), dtype=int32) [0, 0, 0, ..., 0, 0, 0]");
        assertThat(NDArray.scalar(2)).hasToString("NDArray(shape=(), dtype=float32) 2.0");
    }
}

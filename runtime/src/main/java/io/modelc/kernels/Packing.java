package io.modelc.kernels;

/** Copies a block of a matrix into rows that are arrays of their own. */
final class Packing {

    private Packing() {}

    /** Copies {@code to[r][j] = from[at + r·row + j·column]}: one of the strides must be 1. */
    static void pack(float[] from, int at, int row, int column, float[][] to, int rows, int columns) {
        if (column == 1) {
            for (int r = 0; r < rows; r++) {
                System.arraycopy(from, at + r * row, to[r], 0, columns);
            }
        } else {
            transpose(from, at, column, to, rows, columns);
        }
    }

    /** Eight rows at a time, because then each line of the cache is read once or twice instead of eight times. */
    private static void transpose(float[] from, int at, int stride, float[][] to, int rows, int columns) {
        int r = 0;
        for (; r + 8 <= rows; r += 8) {
            transposeEight(from, at + r, stride, to, r, columns);
        }
        for (; r < rows; r++) {
            float[] row = to[r];
            for (int j = 0; j < columns; j++) {
                row[j] = from[at + r + j * stride];
            }
        }
    }

    private static void transposeEight(float[] from, int at, int stride, float[][] to, int r, int columns) {
        float[] t0 = to[r], t1 = to[r + 1], t2 = to[r + 2], t3 = to[r + 3];
        float[] t4 = to[r + 4], t5 = to[r + 5], t6 = to[r + 6], t7 = to[r + 7];
        for (int j = 0; j < columns; j++) {
            int i = at + j * stride;
            t0[j] = from[i];
            t1[j] = from[i + 1];
            t2[j] = from[i + 2];
            t3[j] = from[i + 3];
            t4[j] = from[i + 4];
            t5[j] = from[i + 5];
            t6[j] = from[i + 6];
            t7[j] = from[i + 7];
        }
    }
}

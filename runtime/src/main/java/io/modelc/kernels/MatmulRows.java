package io.modelc.kernels;

/**
 * The innermost loops of products: rows of c += scalars of x · rows of y. Every array is separate and read at the same
 * index, or else HotSpot's compiler does not vectorise. It gives up on larger bodies than 2 × 2 in JDK 17, which 25 no
 * longer does. All bodies add the products of an element one by one in the order of p, so they all give the same bits.
 */
final class MatmulRows {

    /** Whether loops over 4 rows and 4 depths are vectorised. Measured on JDK 17 (no) and 25 (yes). */
    private static final boolean LARGE_BODIES = Runtime.version().feature() >= 25;

    private MatmulRows() {}

    /**
     * Adds to {@code rows} rows of c, from {@code row} on, the product of x and y, over {@code depth}. The scalar for row
     * r and depth p is {@code x[at + r·xRow + p·xDepth]}, r counted from {@code row}.
     */
    static void multiply(
            float[] x, int at, int xRow, int xDepth, float[][] y, int depth, float[][] c, int rows, int n) {
        int r = 0;
        if (LARGE_BODIES) {
            for (; r + 4 <= rows; r += 4) {
                fourRows(x, at + r * xRow, xRow, xDepth, y, depth, c, r, n);
            }
        }
        for (; r + 2 <= rows; r += 2) {
            twoRows(x, at + r * xRow, xRow, xDepth, y, depth, c, r, n);
        }
        if (r < rows) {
            oneRow(x, at + r * xRow, xDepth, y, 0, depth, c[r], n);
        }
    }

    private static void fourRows(
            float[] x, int at, int xRow, int xDepth, float[][] y, int depth, float[][] c, int row, int n) {
        int p = 0;
        for (; p + 4 <= depth; p += 4) {
            fourByFour(x, at + p * xDepth, xRow, xDepth, y, p, c[row], c[row + 1], c[row + 2], c[row + 3], n);
        }
        for (int r = 0; r < 4; r++) {
            oneRow(x, at + r * xRow, xDepth, y, p, depth, c[row + r], n);
        }
    }

    private static void twoRows(
            float[] x, int at, int xRow, int xDepth, float[][] y, int depth, float[][] c, int row, int n) {
        int p = 0;
        for (; p + 2 <= depth; p += 2) {
            twoByTwo(x, at + p * xDepth, xRow, xDepth, y[p], y[p + 1], c[row], c[row + 1], n);
        }
        oneRow(x, at, xDepth, y, p, depth, c[row], n);
        oneRow(x, at + xRow, xDepth, y, p, depth, c[row + 1], n);
    }

    private static void oneRow(float[] x, int at, int xDepth, float[][] y, int from, int to, float[] c, int n) {
        int p = from;
        for (; p + 4 <= to; p += 4) {
            oneByFour(x, at + p * xDepth, xDepth, y[p], y[p + 1], y[p + 2], y[p + 3], c, n);
        }
        for (; p < to; p++) {
            oneByOne(x[at + p * xDepth], y[p], c, n);
        }
    }

    private static void fourByFour(
            float[] x,
            int at,
            int xRow,
            int xDepth,
            float[][] y,
            int p,
            float[] c0,
            float[] c1,
            float[] c2,
            float[] c3,
            int n) {
        int at1 = at + xRow;
        int at2 = at1 + xRow;
        int at3 = at2 + xRow;
        float x00 = x[at], x01 = x[at + xDepth], x02 = x[at + 2 * xDepth], x03 = x[at + 3 * xDepth];
        float x10 = x[at1], x11 = x[at1 + xDepth], x12 = x[at1 + 2 * xDepth], x13 = x[at1 + 3 * xDepth];
        float x20 = x[at2], x21 = x[at2 + xDepth], x22 = x[at2 + 2 * xDepth], x23 = x[at2 + 3 * xDepth];
        float x30 = x[at3], x31 = x[at3 + xDepth], x32 = x[at3 + 2 * xDepth], x33 = x[at3 + 3 * xDepth];
        float[] y0 = y[p], y1 = y[p + 1], y2 = y[p + 2], y3 = y[p + 3];
        for (int j = 0; j < n; j++) {
            float v0 = y0[j], v1 = y1[j], v2 = y2[j], v3 = y3[j];
            c0[j] = Math.fma(x03, v3, Math.fma(x02, v2, Math.fma(x01, v1, Math.fma(x00, v0, c0[j]))));
            c1[j] = Math.fma(x13, v3, Math.fma(x12, v2, Math.fma(x11, v1, Math.fma(x10, v0, c1[j]))));
            c2[j] = Math.fma(x23, v3, Math.fma(x22, v2, Math.fma(x21, v1, Math.fma(x20, v0, c2[j]))));
            c3[j] = Math.fma(x33, v3, Math.fma(x32, v2, Math.fma(x31, v1, Math.fma(x30, v0, c3[j]))));
        }
    }

    private static void twoByTwo(
            float[] x, int at, int xRow, int xDepth, float[] y0, float[] y1, float[] c0, float[] c1, int n) {
        float x00 = x[at], x01 = x[at + xDepth];
        float x10 = x[at + xRow], x11 = x[at + xRow + xDepth];
        for (int j = 0; j < n; j++) {
            float v0 = y0[j], v1 = y1[j];
            c0[j] = Math.fma(x01, v1, Math.fma(x00, v0, c0[j]));
            c1[j] = Math.fma(x11, v1, Math.fma(x10, v0, c1[j]));
        }
    }

    private static void oneByFour(
            float[] x, int at, int xDepth, float[] y0, float[] y1, float[] y2, float[] y3, float[] c, int n) {
        float x0 = x[at], x1 = x[at + xDepth], x2 = x[at + 2 * xDepth], x3 = x[at + 3 * xDepth];
        for (int j = 0; j < n; j++) {
            c[j] = Math.fma(x3, y3[j], Math.fma(x2, y2[j], Math.fma(x1, y1[j], Math.fma(x0, y0[j], c[j]))));
        }
    }

    private static void oneByOne(float x, float[] y, float[] c, int n) {
        for (int j = 0; j < n; j++) {
            c[j] = Math.fma(x, y[j], c[j]);
        }
    }
}

package io.modelc.kernels;

/**
 * The memory a thread computes with. Its rows are arrays of their own because HotSpot vectorises a loop only where all
 * arrays are read and written at the same index.
 */
final class Scratch {

    /** The floats of a {@linkplain #stage staging row}. */
    static final int STAGE = 1024;

    /** The most columns of a tile of a product. */
    static final int COLUMNS = 512;

    /** The most rows of a tile of a product. */
    static final int ROWS = 128;

    /** The depth of a block of a product: {@code DEPTH} rows of {@code COLUMNS} floats stay in the L2 cache. */
    static final int DEPTH = 64;

    final float[][] stage = new float[5][STAGE];

    final float[] bias = new float[COLUMNS];

    /** Room for the operands of a {@link Loop}. */
    final float[][] operands = new float[5][];

    /** Rows of a tile of a product; each is made when it is first needed. */
    private final float[][] tile = new float[ROWS][];

    private final float[][] packed = new float[DEPTH][];

    /** The first {@code rows} rows of a tile of a product. */
    float[][] tile(int rows) {
        return atLeast(tile, rows);
    }

    /** The first {@code depth} rows of a packed factor. */
    float[][] packed(int depth) {
        return atLeast(packed, depth);
    }

    private static float[][] atLeast(float[][] rows, int count) {
        for (int i = count - 1; i >= 0 && rows[i] == null; i--) {
            rows[i] = new float[COLUMNS];
        }
        return rows;
    }
}

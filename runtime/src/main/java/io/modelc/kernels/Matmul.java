package io.modelc.kernels;

import io.modelc.ops.Unary;
import java.util.Arrays;

/**
 * Products of matrices. All of them are one computation with different strides: {@code c(r, j) = Σ x(r, p) · y(p, j)},
 * where the numbers of x are taken one by one and the rows of y are vectors. Each part computes a tile of c: it packs y
 * in blocks of rows, adds the block's product to the rows of the tile, and at last adds the bias, applies the function
 * and stores the tile.
 *
 * <p>Where c is narrow its transpose is computed, {@code cᵀ = yᵀ · xᵀ}, so that the vectors are long.
 */
final class Matmul implements Task {

    /** The narrowest c that is computed as it is, when it has more rows than columns. */
    private static final int NARROW = 96;

    private static final int MIN_ROWS = 32;
    private static final int MIN_COLUMNS = 64;

    private int rows;
    private int columns;
    private int depth;
    private int tileRows;
    private int tileColumns;
    private int columnTiles;

    private float[] x;
    private int xOffset;
    private int xRow;
    private int xDepth;

    private float[] y;
    private int yOffset;
    private int yDepth;
    private int yColumn;

    private float[] c;
    private int cOffset;
    private int cRow;
    private int cColumn;

    private Buffer bias;
    private boolean biasForRows;
    private Loop function;

    /** Prepares {@code c = f(a · b + bias)}. */
    void prepare(Buffer a, Buffer b, Buffer bias, Unary f, Buffer c, int m, int n, int k) {
        epilogue(bias, f);
        operands(a, k, 1, b, n, 1, c, m, n, k);
    }

    /** Prepares {@code c = aᵀ · b}. */
    void prepareTransposedA(Buffer a, Buffer b, Buffer c, int m, int n, int k) {
        epilogue(null, Unary.IDENTITY);
        operands(a, 1, m, b, n, 1, c, m, n, k);
    }

    /** Prepares {@code c = a · bᵀ}. */
    void prepareTransposedB(Buffer a, Buffer b, Buffer c, int m, int n, int k) {
        epilogue(null, Unary.IDENTITY);
        operands(a, k, 1, b, 1, k, c, m, n, k);
    }

    private void epilogue(Buffer bias, Unary f) {
        this.bias = bias;
        this.function = f == Unary.IDENTITY ? null : UnaryLoops.of(f);
    }

    private void operands(
            Buffer a, int aRow, int aDepth, Buffer b, int bDepth, int bColumn, Buffer c, int m, int n, int k) {
        depth = k;
        this.c = c.array();
        cOffset = c.offset();
        biasForRows = n < NARROW && n < m;
        if (biasForRows) {
            scalars(b, bColumn, bDepth, n);
            vectors(a, aDepth, aRow, m);
            cRow = 1;
            cColumn = n;
        } else {
            scalars(a, aRow, aDepth, m);
            vectors(b, bDepth, bColumn, n);
            cRow = n;
            cColumn = 1;
        }
        cut();
    }

    private void scalars(Buffer from, int row, int depth, int rows) {
        x = from.array();
        xOffset = from.offset();
        xRow = row;
        xDepth = depth;
        this.rows = rows;
    }

    private void vectors(Buffer from, int depth, int column, int columns) {
        y = from.array();
        yOffset = from.offset();
        yDepth = depth;
        yColumn = column;
        this.columns = columns;
    }

    /** The tiles: as large as the scratch memory holds, and then smaller until there is work for some threads. */
    private void cut() {
        tileRows = evenly(rows, Scratch.ROWS, 4);
        tileColumns = evenly(columns, Scratch.COLUMNS, 16);
        long wanted = Math.max(Math.min(4, work() / 200_000), work() / 12_000_000);
        while (parts() < wanted) {
            if (tileColumns >= 2 * MIN_COLUMNS && tileColumns >= 2 * tileRows) {
                tileColumns = evenly(columns, tileColumns / 2, 16);
            } else if (tileRows >= 2 * MIN_ROWS) {
                tileRows = evenly(rows, tileRows / 2, 4);
            } else {
                break;
            }
        }
        columnTiles = tiles(columns, tileColumns);
    }

    /** The size of tiles of about the same size, at most {@code largest}, a multiple of what loops do at a time. */
    private static int evenly(int size, int largest, int multiple) {
        int each = tiles(size, tiles(size, largest));
        return Math.min(largest, tiles(each, multiple) * multiple);
    }

    private static int tiles(int size, int largest) {
        return (size + largest - 1) / largest;
    }

    /** Multiplications. */
    private long work() {
        return (long) rows * columns * depth;
    }

    @Override
    public int parts() {
        return tiles(rows, tileRows) * tiles(columns, tileColumns);
    }

    @Override
    public long nanos() {
        return work() / 25;
    }

    @Override
    public void run(int part, Scratch scratch) {
        int row = part / columnTiles * tileRows;
        int column = part % columnTiles * tileColumns;
        int height = Math.min(tileRows, rows - row);
        int width = Math.min(tileColumns, columns - column);
        float[][] tile = scratch.tile(height);
        multiply(row, height, column, width, tile, scratch);
        for (int r = 0; r < height; r++) {
            activate(tile[r], row + r, column, width, scratch);
            store(tile[r], cOffset + (row + r) * cRow + column * cColumn, width);
        }
    }

    private void multiply(int row, int height, int column, int width, float[][] tile, Scratch scratch) {
        for (int r = 0; r < height; r++) {
            Arrays.fill(tile[r], 0, width, 0);
        }
        for (int p = 0; p < depth; p += Scratch.DEPTH) {
            int thickness = Math.min(Scratch.DEPTH, depth - p);
            float[][] packed = scratch.packed(thickness);
            Packing.pack(y, yOffset + p * yDepth + column * yColumn, yDepth, yColumn, packed, thickness, width);
            int at = xOffset + row * xRow + p * xDepth;
            MatmulRows.multiply(x, at, xRow, xDepth, packed, thickness, tile, height, width);
        }
    }

    private void activate(float[] sums, int row, int column, int width, Scratch scratch) {
        if (bias != null) {
            float[] values = scratch.bias;
            if (biasForRows) {
                Arrays.fill(values, 0, width, bias.array()[bias.offset() + row]);
            } else {
                System.arraycopy(bias.array(), bias.offset() + column, values, 0, width);
            }
            for (int j = 0; j < width; j++) {
                sums[j] += values[j];
            }
        }
        if (function != null) {
            float[][] operands = scratch.operands;
            operands[0] = sums;
            operands[1] = sums;
            function.run(operands, null, 0, width);
        }
    }

    private void store(float[] sums, int at, int width) {
        if (cColumn == 1) {
            System.arraycopy(sums, 0, c, at, width);
            return;
        }
        for (int j = 0; j < width; j++) {
            c[at + j * cColumn] = sums[j];
        }
    }
}

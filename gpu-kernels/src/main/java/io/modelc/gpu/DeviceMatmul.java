package io.modelc.gpu;

/**
 * Matrix products. A group computes tiles of 128 × 128 elements of the result, 8 at a time in depth, through local
 * memory; each of its 256 work items 8 × 8 of them, 16 apart, in registers. That needs 64 variables by name: a private
 * array would lie in memory.
 */
abstract class DeviceMatmul extends DeviceFunctions {

    private static final int TILE = 128;
    private static final int DEPTH = 8;

    /** Numbers from one depth of a tile to the next: one more than the tile is wide, against bank conflicts. */
    private static final int STRIDE = TILE + 1;

    @Local
    final float[] tileA = new float[DEPTH * STRIDE];

    @Local
    final float[] tileB = new float[DEPTH * STRIDE];

    /** Element (row, column) of a matrix whose strides are given, and 0 outside of it. */
    float element(int at, int row, int column, int rows, int columns, int rowStride, int columnStride) {
        float value = 0f;
        if (row < rows && column < columns) {
            value = mem[at + row * rowStride + column * columnStride];
        }
        return value;
    }

    void put(int at, int row, int column, int rows, int columns, float value) {
        if (row < rows && column < columns) {
            mem[at + row * columns + column] = value;
        }
    }

    /**
     * c = f(a · b + bias). Operands: m, n, k; a and its strides of rows and columns; b and its strides; c; bias or −1;
     * f. A transposed operand is one with its strides exchanged.
     */
    void matmul(int row, int item, int group, int groups) {
        int m = tape[row + 1];
        int n = tape[row + 2];
        int tilesAcross = (n + TILE - 1) / TILE;
        int tiles = tilesAcross * ((m + TILE - 1) / TILE);
        for (int tile = group; tile < tiles; tile += groups) {
            int top = (tile / tilesAcross) * TILE;
            int left = (tile % tilesAcross) * TILE;
            multiplyTile(row, item, top, left);
            finishTile(row, item, top, left);
        }
    }

    /** Brings 8 deep of a tile of a and of b to local memory. Neighbouring items read neighbouring numbers. */
    void loadTiles(int row, int item, int top, int left, int depth) {
        int m = tape[row + 1];
        int n = tape[row + 2];
        int k = tape[row + 3];
        int a = tape[row + 4];
        int aRow = tape[row + 5];
        int aColumn = tape[row + 6];
        int b = tape[row + 7];
        int bRow = tape[row + 8];
        int bColumn = tape[row + 9];
        for (int t = item; t < TILE * DEPTH; t += GROUP) {
            int i = aColumn == 1 ? t / DEPTH : t % TILE;
            int d = aColumn == 1 ? t % DEPTH : t / TILE;
            tileA[d * STRIDE + i] = element(a, top + i, depth + d, m, k, aRow, aColumn);
            int j = bColumn == 1 ? t % TILE : t / DEPTH;
            int e = bColumn == 1 ? t / TILE : t % DEPTH;
            tileB[e * STRIDE + j] = element(b, depth + e, left + j, k, n, bRow, bColumn);
        }
    }

    void multiplyTile(int row, int item, int top, int left) {
        int m = tape[row + 1];
        int n = tape[row + 2];
        int k = tape[row + 3];
        int c = tape[row + 10];
        int x = item % 16;
        int y = item / 16;
        float c00 = 0f;
        float c01 = 0f;
        float c02 = 0f;
        float c03 = 0f;
        float c04 = 0f;
        float c05 = 0f;
        float c06 = 0f;
        float c07 = 0f;
        float c10 = 0f;
        float c11 = 0f;
        float c12 = 0f;
        float c13 = 0f;
        float c14 = 0f;
        float c15 = 0f;
        float c16 = 0f;
        float c17 = 0f;
        float c20 = 0f;
        float c21 = 0f;
        float c22 = 0f;
        float c23 = 0f;
        float c24 = 0f;
        float c25 = 0f;
        float c26 = 0f;
        float c27 = 0f;
        float c30 = 0f;
        float c31 = 0f;
        float c32 = 0f;
        float c33 = 0f;
        float c34 = 0f;
        float c35 = 0f;
        float c36 = 0f;
        float c37 = 0f;
        float c40 = 0f;
        float c41 = 0f;
        float c42 = 0f;
        float c43 = 0f;
        float c44 = 0f;
        float c45 = 0f;
        float c46 = 0f;
        float c47 = 0f;
        float c50 = 0f;
        float c51 = 0f;
        float c52 = 0f;
        float c53 = 0f;
        float c54 = 0f;
        float c55 = 0f;
        float c56 = 0f;
        float c57 = 0f;
        float c60 = 0f;
        float c61 = 0f;
        float c62 = 0f;
        float c63 = 0f;
        float c64 = 0f;
        float c65 = 0f;
        float c66 = 0f;
        float c67 = 0f;
        float c70 = 0f;
        float c71 = 0f;
        float c72 = 0f;
        float c73 = 0f;
        float c74 = 0f;
        float c75 = 0f;
        float c76 = 0f;
        float c77 = 0f;
        for (int depth = 0; depth < k; depth += DEPTH) {
            loadTiles(row, item, top, left, depth);
            localBarrier();
            for (int d = 0; d < DEPTH; d++) {
                int atA = d * STRIDE + y;
                int atB = d * STRIDE + x;
                float b0 = tileB[atB + 0];
                float b1 = tileB[atB + 16];
                float b2 = tileB[atB + 32];
                float b3 = tileB[atB + 48];
                float b4 = tileB[atB + 64];
                float b5 = tileB[atB + 80];
                float b6 = tileB[atB + 96];
                float b7 = tileB[atB + 112];
                float a0 = tileA[atA + 0];
                c00 += a0 * b0;
                c01 += a0 * b1;
                c02 += a0 * b2;
                c03 += a0 * b3;
                c04 += a0 * b4;
                c05 += a0 * b5;
                c06 += a0 * b6;
                c07 += a0 * b7;
                float a1 = tileA[atA + 16];
                c10 += a1 * b0;
                c11 += a1 * b1;
                c12 += a1 * b2;
                c13 += a1 * b3;
                c14 += a1 * b4;
                c15 += a1 * b5;
                c16 += a1 * b6;
                c17 += a1 * b7;
                float a2 = tileA[atA + 32];
                c20 += a2 * b0;
                c21 += a2 * b1;
                c22 += a2 * b2;
                c23 += a2 * b3;
                c24 += a2 * b4;
                c25 += a2 * b5;
                c26 += a2 * b6;
                c27 += a2 * b7;
                float a3 = tileA[atA + 48];
                c30 += a3 * b0;
                c31 += a3 * b1;
                c32 += a3 * b2;
                c33 += a3 * b3;
                c34 += a3 * b4;
                c35 += a3 * b5;
                c36 += a3 * b6;
                c37 += a3 * b7;
                float a4 = tileA[atA + 64];
                c40 += a4 * b0;
                c41 += a4 * b1;
                c42 += a4 * b2;
                c43 += a4 * b3;
                c44 += a4 * b4;
                c45 += a4 * b5;
                c46 += a4 * b6;
                c47 += a4 * b7;
                float a5 = tileA[atA + 80];
                c50 += a5 * b0;
                c51 += a5 * b1;
                c52 += a5 * b2;
                c53 += a5 * b3;
                c54 += a5 * b4;
                c55 += a5 * b5;
                c56 += a5 * b6;
                c57 += a5 * b7;
                float a6 = tileA[atA + 96];
                c60 += a6 * b0;
                c61 += a6 * b1;
                c62 += a6 * b2;
                c63 += a6 * b3;
                c64 += a6 * b4;
                c65 += a6 * b5;
                c66 += a6 * b6;
                c67 += a6 * b7;
                float a7 = tileA[atA + 112];
                c70 += a7 * b0;
                c71 += a7 * b1;
                c72 += a7 * b2;
                c73 += a7 * b3;
                c74 += a7 * b4;
                c75 += a7 * b5;
                c76 += a7 * b6;
                c77 += a7 * b7;
            }
            localBarrier();
        }
        int i = top + y;
        int j = left + x;
        put(c, i + 0, j + 0, m, n, c00);
        put(c, i + 0, j + 16, m, n, c01);
        put(c, i + 0, j + 32, m, n, c02);
        put(c, i + 0, j + 48, m, n, c03);
        put(c, i + 0, j + 64, m, n, c04);
        put(c, i + 0, j + 80, m, n, c05);
        put(c, i + 0, j + 96, m, n, c06);
        put(c, i + 0, j + 112, m, n, c07);
        put(c, i + 16, j + 0, m, n, c10);
        put(c, i + 16, j + 16, m, n, c11);
        put(c, i + 16, j + 32, m, n, c12);
        put(c, i + 16, j + 48, m, n, c13);
        put(c, i + 16, j + 64, m, n, c14);
        put(c, i + 16, j + 80, m, n, c15);
        put(c, i + 16, j + 96, m, n, c16);
        put(c, i + 16, j + 112, m, n, c17);
        put(c, i + 32, j + 0, m, n, c20);
        put(c, i + 32, j + 16, m, n, c21);
        put(c, i + 32, j + 32, m, n, c22);
        put(c, i + 32, j + 48, m, n, c23);
        put(c, i + 32, j + 64, m, n, c24);
        put(c, i + 32, j + 80, m, n, c25);
        put(c, i + 32, j + 96, m, n, c26);
        put(c, i + 32, j + 112, m, n, c27);
        put(c, i + 48, j + 0, m, n, c30);
        put(c, i + 48, j + 16, m, n, c31);
        put(c, i + 48, j + 32, m, n, c32);
        put(c, i + 48, j + 48, m, n, c33);
        put(c, i + 48, j + 64, m, n, c34);
        put(c, i + 48, j + 80, m, n, c35);
        put(c, i + 48, j + 96, m, n, c36);
        put(c, i + 48, j + 112, m, n, c37);
        put(c, i + 64, j + 0, m, n, c40);
        put(c, i + 64, j + 16, m, n, c41);
        put(c, i + 64, j + 32, m, n, c42);
        put(c, i + 64, j + 48, m, n, c43);
        put(c, i + 64, j + 64, m, n, c44);
        put(c, i + 64, j + 80, m, n, c45);
        put(c, i + 64, j + 96, m, n, c46);
        put(c, i + 64, j + 112, m, n, c47);
        put(c, i + 80, j + 0, m, n, c50);
        put(c, i + 80, j + 16, m, n, c51);
        put(c, i + 80, j + 32, m, n, c52);
        put(c, i + 80, j + 48, m, n, c53);
        put(c, i + 80, j + 64, m, n, c54);
        put(c, i + 80, j + 80, m, n, c55);
        put(c, i + 80, j + 96, m, n, c56);
        put(c, i + 80, j + 112, m, n, c57);
        put(c, i + 96, j + 0, m, n, c60);
        put(c, i + 96, j + 16, m, n, c61);
        put(c, i + 96, j + 32, m, n, c62);
        put(c, i + 96, j + 48, m, n, c63);
        put(c, i + 96, j + 64, m, n, c64);
        put(c, i + 96, j + 80, m, n, c65);
        put(c, i + 96, j + 96, m, n, c66);
        put(c, i + 96, j + 112, m, n, c67);
        put(c, i + 112, j + 0, m, n, c70);
        put(c, i + 112, j + 16, m, n, c71);
        put(c, i + 112, j + 32, m, n, c72);
        put(c, i + 112, j + 48, m, n, c73);
        put(c, i + 112, j + 64, m, n, c74);
        put(c, i + 112, j + 80, m, n, c75);
        put(c, i + 112, j + 96, m, n, c76);
        put(c, i + 112, j + 112, m, n, c77);
    }

    /** Adds the bias and applies f. Each item reads what it has just written itself, so that no barrier is needed. */
    void finishTile(int row, int item, int top, int left) {
        int m = tape[row + 1];
        int n = tape[row + 2];
        int c = tape[row + 10];
        int bias = tape[row + 11];
        int f = tape[row + 12];
        if (bias >= 0 || f != IDENTITY) {
            for (int t = 0; t < 64; t++) {
                int i = top + item / 16 + (t / 8) * 16;
                int j = left + item % 16 + (t % 8) * 16;
                if (i < m && j < n) {
                    float added = bias >= 0 ? mem[bias + j] : 0f;
                    mem[c + i * n + j] = unaryOf(f, mem[c + i * n + j] + added);
                }
            }
        }
    }
}

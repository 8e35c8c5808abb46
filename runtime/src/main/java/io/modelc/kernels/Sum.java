package io.modelc.kernels;

import java.util.Arrays;

/**
 * Sums over the middle axis. The sum over a long axis is made of the sums of short runs of it, so that rounding errors do
 * not grow with its length.
 */
final class Sum implements Task {

    /** The numbers that are added up before their sum is added to the total. */
    private static final int RUN = 32;

    /** The least additions of a part: some microseconds. */
    private static final int PART = 8192;

    private Buffer x;
    private Buffer y;
    private int outer;
    private int n;
    private int inner;
    private float scale;

    /** The sums a part computes lie in one row of the scratch memory. */
    private int width;

    private int widthsOfRow;

    /** Prepares {@code y = scale · Σ x}: x (outer, n, inner), y (outer, inner). */
    void prepare(Buffer x, Buffer y, int outer, int n, int inner, float scale) {
        this.x = x;
        this.y = y;
        this.outer = outer;
        this.n = n;
        this.inner = inner;
        this.scale = scale;
        if (inner == 1) {
            width = Math.max(1, PART / Math.max(1, n));
            widthsOfRow = tiles(outer, width);
        } else {
            width = Math.min(inner, Math.min(Scratch.STAGE, Math.max(64, PART / Math.max(1, n))));
            widthsOfRow = tiles(inner, width);
        }
    }

    private static int tiles(int size, int tile) {
        return (size + tile - 1) / tile;
    }

    @Override
    public int parts() {
        return inner == 1 ? widthsOfRow : Math.multiplyExact(outer, widthsOfRow);
    }

    @Override
    public long nanos() {
        return (long) outer * n * inner;
    }

    @Override
    public void run(int part, Scratch scratch) {
        if (inner == 1) {
            int to = Math.min(outer, (part + 1) * width);
            for (int o = part * width; o < to; o++) {
                y.array()[y.offset() + o] = scale * sumOfRow(x.array(), x.offset() + o * n);
            }
        } else {
            int o = part / widthsOfRow;
            int column = part % widthsOfRow * width;
            sumOfRows(o, column, Math.min(width, inner - column), scratch);
        }
    }

    /** The sum of n neighbours, in eight chains: one alone would wait for each addition to end. */
    private float sumOfRow(float[] values, int at) {
        double sum = 0;
        int i = 0;
        while (i + 8 <= n) {
            int end = Math.min(n, i + 8 * RUN);
            float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
            for (; i + 8 <= end; i += 8) {
                int j = at + i;
                s0 += values[j];
                s1 += values[j + 1];
                s2 += values[j + 2];
                s3 += values[j + 3];
                s4 += values[j + 4];
                s5 += values[j + 5];
                s6 += values[j + 6];
                s7 += values[j + 7];
            }
            sum += ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
        }
        for (; i < n; i++) {
            sum += values[at + i];
        }
        return (float) sum;
    }

    private void sumOfRows(int o, int column, int length, Scratch scratch) {
        float[] total = scratch.stage[0];
        float[] run = scratch.stage[1];
        float[] row = scratch.stage[2];
        Arrays.fill(total, 0, length, 0);
        int at = x.offset() + o * n * inner + column;
        for (int i = 0; i < n; ) {
            Arrays.fill(run, 0, length, 0);
            int end = Math.min(n, i + RUN);
            for (; i < end; i++) {
                System.arraycopy(x.array(), at + i * inner, row, 0, length);
                add(row, run, length);
            }
            add(run, total, length);
        }
        int yAt = y.offset() + o * inner + column;
        for (int j = 0; j < length; j++) {
            y.array()[yAt + j] = scale * total[j];
        }
    }

    private static void add(float[] x, float[] to, int n) {
        for (int j = 0; j < n; j++) {
            to[j] += x[j];
        }
    }
}

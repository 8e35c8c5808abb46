package io.modelc.kernels;

/** Copies between strided views of boxes. */
final class Copy implements Task {

    /** The least elements of a part. */
    private static final int PART = 16_384;

    private float[] x;
    private float[] y;
    private int xOffset;
    private int yOffset;
    private int[] layout;
    private int rank;
    private int lines;
    private int length;

    /** Prepares a copy; see {@link Kernels#copy}. */
    void prepare(Buffer x, int xOffset, Buffer y, int yOffset, int count, int[] layout) {
        this.x = x.array();
        this.y = y.array();
        this.xOffset = x.offset() + xOffset;
        this.yOffset = y.offset() + yOffset;
        this.layout = layout;
        rank = layout.length / 3;
        lines = 1;
        for (int d = 0; d < rank - 1; d++) {
            lines *= layout[d];
        }
        length = layout[rank - 1];
        if (rank == 1) {
            length *= count;
        } else {
            lines *= count;
        }
    }

    private int linesOfPart() {
        return Math.max(1, PART / Math.max(1, length));
    }

    @Override
    public int parts() {
        return (lines + linesOfPart() - 1) / linesOfPart();
    }

    @Override
    public long nanos() {
        return (long) lines * length;
    }

    /** Copies lines along the last axis, whose places follow from their number as digits of the sizes. */
    @Override
    public void run(int part, Scratch scratch) {
        int first = part * linesOfPart();
        int last = Math.min(lines, first + linesOfPart());
        for (int line = first; line < last; line++) {
            int xAt = xOffset;
            int yAt = yOffset;
            int rest = line;
            for (int d = rank - 2; d >= 0; d--) {
                // The first size is multiplied by a count: what is left is its index, whatever the count.
                int index = d == 0 ? rest : rest % layout[d];
                rest /= layout[d];
                xAt += index * layout[rank + d];
                yAt += index * layout[2 * rank + d];
            }
            copyLine(xAt, layout[2 * rank - 1], yAt, layout[3 * rank - 1]);
        }
    }

    private void copyLine(int xAt, int xStride, int yAt, int yStride) {
        if (xStride == 1 && yStride == 1) {
            System.arraycopy(x, xAt, y, yAt, length);
        } else {
            for (int i = 0; i < length; i++) {
                y[yAt + i * yStride] = x[xAt + i * xStride];
            }
        }
    }
}

package io.modelc.kernels;

import java.util.Arrays;

/**
 * Operations element by element. Where all operands begin at the same offset of their arrays the {@link Loop} runs on
 * the arrays themselves: so it is for activations, which have arrays of their own, and for weights, gradients and
 * moments, which lie at the same place in each. Else operands pass through staging rows, a thousand numbers at a time,
 * which costs two copies in the L1 cache and keeps the loops the only ones there are.
 */
final class Elementwise implements Task {

    private static final int MAX_OPERANDS = 4;

    /** The elements of a part: some microseconds. A multiple of the staging row. */
    private static final int PART = 16 * Scratch.STAGE;

    private final float[][] arrays = new float[MAX_OPERANDS][];
    private final int[] offsets = new int[MAX_OPERANDS];
    private final boolean[] written = new boolean[MAX_OPERANDS];

    /** Parameters of the loop. */
    private final float[] numbers = new float[4];

    private Loop loop;
    private int operands;
    private int n;
    private long nanosEach;
    private boolean aligned;

    /** An operand that is one number for all elements, or a row that repeats; −1 for none. */
    private int repeating;

    private int period;
    private float number;

    /** Begins the description of an operation on n elements. */
    Elementwise of(Loop loop, int n, long nanosEach) {
        this.loop = loop;
        this.n = n;
        this.nanosEach = nanosEach;
        operands = 0;
        aligned = true;
        repeating = -1;
        return this;
    }

    /** The next operand, which the loop reads. */
    Elementwise reading(Buffer buffer) {
        add(buffer, false);
        return this;
    }

    /** The next operand, which the loop writes and may read. */
    Elementwise writing(Buffer buffer) {
        add(buffer, true);
        return this;
    }

    /** The next operand, a row of {@code period} numbers that repeats. */
    Elementwise repeating(Buffer row, int period) {
        repeating = operands;
        this.period = period;
        add(row, false);
        aligned = false;
        return this;
    }

    /** The next operand, a number for all elements. */
    Elementwise repeating(float number) {
        repeating = operands;
        period = 0;
        this.number = number;
        arrays[operands++] = null;
        aligned = false;
        return this;
    }

    /** The parameters: the first {@code count} numbers of a buffer, read now. */
    Elementwise parameters(Buffer from, int count) {
        System.arraycopy(from.array(), from.offset(), numbers, 0, count);
        return this;
    }

    private void add(Buffer buffer, boolean write) {
        arrays[operands] = buffer.array();
        offsets[operands] = buffer.offset();
        written[operands] = write;
        aligned &= buffer.offset() == offsets[0];
        operands++;
    }

    @Override
    public int parts() {
        return (n + PART - 1) / PART;
    }

    @Override
    public long nanos() {
        return n * nanosEach;
    }

    @Override
    public void run(int part, Scratch scratch) {
        int from = part * PART;
        int to = Math.min(n, from + PART);
        if (aligned) {
            loop.run(arrays, numbers, offsets[0] + from, offsets[0] + to);
            return;
        }
        if (repeating >= 0 && period == 0) {
            Arrays.fill(scratch.stage[repeating], number);
        }
        for (int i = from; i < to; i += Scratch.STAGE) {
            stage(i, Math.min(Scratch.STAGE, to - i), scratch.stage);
        }
    }

    private void stage(int from, int length, float[][] rows) {
        for (int o = 0; o < operands; o++) {
            if (o != repeating) {
                System.arraycopy(arrays[o], offsets[o] + from, rows[o], 0, length);
            } else if (period > 0) {
                repeat(from, length, rows[o]);
            }
        }
        loop.run(rows, numbers, 0, length);
        for (int o = 0; o < operands; o++) {
            if (o != repeating && written[o]) {
                System.arraycopy(rows[o], 0, arrays[o], offsets[o] + from, length);
            }
        }
    }

    /** Copies the repeating row's numbers for the elements from {@code from} on. */
    private void repeat(int from, int length, float[] to) {
        int phase = from % period;
        for (int i = 0; i < length; ) {
            int run = Math.min(period - phase, length - i);
            System.arraycopy(arrays[repeating], offsets[repeating] + phase, to, i, run);
            i += run;
            phase = 0;
        }
    }
}

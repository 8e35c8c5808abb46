package io.modelc.kernels;

/** A task on each row of a matrix, cut into parts of whole rows. */
abstract class RowTask implements Task {

    private final int leastElements;
    private final long nanosPerElement;

    /** The rows, and the elements of each. */
    int rows;

    int n;

    /** A part has at least this many elements, if there are as many: some twenty microseconds of work. */
    RowTask(int leastElements, long nanosPerElement) {
        this.leastElements = leastElements;
        this.nanosPerElement = nanosPerElement;
    }

    /** Does what is to be done with one row. */
    abstract void row(int row);

    private int rowsOfPart() {
        return Math.max(1, leastElements / n);
    }

    @Override
    public final int parts() {
        return (rows + rowsOfPart() - 1) / rowsOfPart();
    }

    @Override
    public final long nanos() {
        return nanosPerElement * rows * n;
    }

    @Override
    public final void run(int part, Scratch scratch) {
        int from = part * rowsOfPart();
        int to = Math.min(rows, from + rowsOfPart());
        for (int row = from; row < to; row++) {
            row(row);
        }
    }
}

package io.modelc.runtime;

import io.modelc.DType;
import io.modelc.data.NDArray;
import io.modelc.data.Shapes;
import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;

/** Room on the host for a batch of one input, target or output, used again for every batch. */
final class HostArray {

    private final NDArray all;
    private final float[] floats;
    private final int[] ints;
    private final int rowSize;
    private final NDArray[] views;

    HostArray(DType dtype, int capacity, int[] rowShape) {
        int[] shape = Shapes.withRows(capacity, rowShape);
        this.rowSize = Shapes.size(rowShape);
        // Kernels read and write floats, whatever the type.
        this.floats = new float[Shapes.size(shape)];
        this.ints = dtype == DType.INT32 ? new int[floats.length] : null;
        this.all = ints != null ? NDArray.of(ints, shape) : NDArray.of(floats, shape);
        this.views = new NDArray[capacity + 1];
    }

    /** Copies samples: those at positions {@code from} to {@code from + count} of an order, or of the array itself. */
    void gather(NDArray source, int[] order, int from, int count) {
        for (int i = 0; i < count; i++) {
            int row = order == null ? from + i : order[from + i];
            if (ints != null) {
                source.copyTo(row * rowSize, ints, i * rowSize, rowSize);
            }
            source.copyTo(row * rowSize, floats, i * rowSize, rowSize);
        }
    }

    void write(Kernels kernels, Buffer to, int count) {
        kernels.write(to, floats, 0, count * rowSize);
    }

    void read(Kernels kernels, Buffer from, int count) {
        kernels.read(from, floats, 0, count * rowSize);
    }

    /** The first samples as an array over this memory: it changes with the next batch. */
    NDArray view(int count) {
        if (views[count] == null) {
            views[count] = all.rows(0, count);
        }
        return views[count];
    }

    /** The first samples in memory of their own. */
    NDArray copy(int count) {
        return NDArray.of(view(count).toFloatArray(), view(count).shape());
    }

    int rowSize() {
        return rowSize;
    }
}

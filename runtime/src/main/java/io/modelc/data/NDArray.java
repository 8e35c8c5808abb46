package io.modelc.data;

import io.modelc.DType;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * Numbers with a shape, row major: what models take and return. The first axis counts samples, so that
 * {@link #rows(int, int)} and {@link #row(int)} are cheap views of the same memory.
 *
 * <p>The elements are float32, or int32 for class indices and token ids; {@link #get} reads both.
 */
public class NDArray {

    private final float[] floats;
    private final int[] ints;
    private final int offset;
    private final int size;
    private final int[] shape;

    /** Another face of the same numbers, for subclasses that know more about where they come from. */
    protected NDArray(NDArray other) {
        this(other.floats, other.ints, other.offset, other.shape);
    }

    private NDArray(float[] floats, int[] ints, int offset, int[] shape) {
        this.floats = floats;
        this.ints = ints;
        this.offset = offset;
        this.shape = shape;
        this.size = Shapes.size(shape);
    }

    // ---- making

    /**
     * An array over {@code values}, which is not copied. Without a shape it has one axis.
     *
     * @throws IllegalArgumentException if the shape has not as many elements as there are values
     */
    public static NDArray of(float[] values, int... shape) {
        return new NDArray(values, null, 0, shapeFor(values.length, shape));
    }

    /** An array of int32 over {@code values}, which is not copied. Without a shape it has one axis. */
    public static NDArray of(int[] values, int... shape) {
        return new NDArray(null, values, 0, shapeFor(values.length, shape));
    }

    /** A matrix with the given rows, which are copied and must be equally long. */
    public static NDArray of(float[][] rows) {
        int columns = columns(rows.length, i -> rows[i].length);
        float[] values = new float[Shapes.size(rows.length, columns)];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * columns, columns);
        }
        return of(values, rows.length, columns);
    }

    /** A matrix of int32 with the given rows, which are copied and must be equally long. */
    public static NDArray of(int[][] rows) {
        int columns = columns(rows.length, i -> rows[i].length);
        int[] values = new int[Shapes.size(rows.length, columns)];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * columns, columns);
        }
        return of(values, rows.length, columns);
    }

    /** An array without axes: one number. */
    public static NDArray scalar(float value) {
        return new NDArray(new float[] {value}, null, 0, new int[0]);
    }

    /** An array of zeros, float32. */
    public static NDArray zeros(int... shape) {
        return zeros(DType.FLOAT32, shape);
    }

    /** An array of zeros. */
    public static NDArray zeros(DType dtype, int... shape) {
        int size = Shapes.size(shape);
        return switch (dtype) {
            case FLOAT32 -> new NDArray(new float[size], null, 0, shape.clone());
            case INT32 -> new NDArray(null, new int[size], 0, shape.clone());
            case BOOL -> throw new IllegalArgumentException("Arrays hold float32 or int32, not bool.");
        };
    }

    private static int[] shapeFor(int length, int[] shape) {
        if (shape.length == 0) {
            return new int[] {length};
        }
        if (Shapes.size(shape) != length) {
            throw new IllegalArgumentException("An array of shape " + Shapes.format(shape) + " has "
                    + Shapes.size(shape) + " elements, but " + length + " were given.");
        }
        return shape.clone();
    }

    private static int columns(int rows, IntUnaryOperator length) {
        int columns = rows == 0 ? 0 : length.applyAsInt(0);
        for (int i = 1; i < rows; i++) {
            if (length.applyAsInt(i) != columns) {
                throw new IllegalArgumentException("The rows of an array must be equally long, but row 0 has " + columns
                        + " elements and row " + i + " has " + length.applyAsInt(i) + ".");
            }
        }
        return columns;
    }

    // ---- shape

    /** The type of the elements. */
    public final DType dtype() {
        return floats != null ? DType.FLOAT32 : DType.INT32;
    }

    /** The size of each axis; a copy. */
    public final int[] shape() {
        return shape.clone();
    }

    /** The number of axes. */
    public final int rank() {
        return shape.length;
    }

    /** The size of an axis, counted from 0, or from the last one backwards from -1. */
    public final int dim(int axis) {
        int index = axis < 0 ? axis + shape.length : axis;
        if (index < 0 || index >= shape.length) {
            throw new IllegalArgumentException(
                    "There is no axis " + axis + " in the shape " + Shapes.format(shape) + ".");
        }
        return shape[index];
    }

    /** The number of elements. */
    public final int size() {
        return size;
    }

    /** The number of samples: the size of the first axis. */
    public final int rows() {
        return dim(0);
    }

    /** The number of elements of each sample. */
    public final int rowSize() {
        int rowSize = 1;
        for (int axis = 1; axis < shape.length; axis++) {
            rowSize *= shape[axis];
        }
        return rowSize;
    }

    /** The shape of each sample: without the first axis. */
    public final int[] rowShape() {
        dim(0);
        return Arrays.copyOfRange(shape, 1, shape.length);
    }

    // ---- elements

    /** The element at an index for each axis. */
    public final float get(int... index) {
        return at(position(index));
    }

    /** The element at an index for each axis, as an int; a float must have no fraction. */
    public final int getInt(int... index) {
        int position = position(index);
        if (ints != null) {
            return ints[offset + position];
        }
        float value = at(position);
        if (value != (int) value) {
            throw new IllegalArgumentException(
                    "The element " + value + " at " + Shapes.format(index) + " is no integer.");
        }
        return (int) value;
    }

    /** The element at a position in row-major order. */
    public final float at(int position) {
        Objects.checkIndex(position, size);
        return floats != null ? floats[offset + position] : ints[offset + position];
    }

    private int position(int[] index) {
        if (index.length != shape.length) {
            throw new IllegalArgumentException("The shape " + Shapes.format(shape) + " needs " + shape.length
                    + " indices, but got " + index.length + ".");
        }
        int position = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            if (index[axis] < 0 || index[axis] >= shape[axis]) {
                throw new IndexOutOfBoundsException(
                        "The index " + Shapes.format(index) + " is outside of the shape " + Shapes.format(shape) + ".");
            }
            position = position * shape[axis] + index[axis];
        }
        return position;
    }

    // ---- views

    /** The samples from {@code from} (inclusive) to {@code to} (exclusive): a view of the same memory. */
    public final NDArray rows(int from, int to) {
        if (from < 0 || to < from || to > rows()) {
            throw new IndexOutOfBoundsException(
                    "There are no rows " + from + " to " + to + " in the shape " + Shapes.format(shape) + ".");
        }
        int[] part = shape.clone();
        part[0] = to - from;
        return new NDArray(floats, ints, offset + from * rowSize(), part);
    }

    /** One sample, without the first axis: a view of the same memory. */
    public final NDArray row(int index) {
        return new NDArray(floats, ints, rows(index, index + 1).offset, rowShape());
    }

    /** The same elements in another shape: a view of the same memory. One size may be -1: what is left. */
    public final NDArray reshape(int... newShape) {
        int[] full = newShape.clone();
        int free = -1;
        long known = 1;
        for (int axis = 0; axis < full.length; axis++) {
            if (full[axis] == -1 && free < 0) {
                free = axis;
            } else {
                known *= full[axis];
            }
        }
        if (free >= 0 && known > 0) {
            full[free] = (int) (size / known);
        }
        if (Shapes.size(full) != size) {
            throw new IllegalArgumentException("An array of shape " + Shapes.format(shape) + " with " + size
                    + " elements cannot have the shape " + Shapes.format(newShape) + ".");
        }
        return new NDArray(floats, ints, offset, full);
    }

    // ---- copies

    /** The elements in row-major order, int32 converted to float; a copy. */
    public final float[] toFloatArray() {
        float[] values = new float[size];
        copyTo(0, values, 0, size);
        return values;
    }

    /** The elements in row-major order; a copy. Only for int32. */
    public final int[] toIntArray() {
        if (ints == null) {
            throw new IllegalStateException("The array is float32; toFloatArray() returns its elements.");
        }
        return Arrays.copyOfRange(ints, offset, offset + size);
    }

    /** The elements as float32; this array if they are. */
    public final NDArray toFloat32() {
        return floats != null ? this : new NDArray(toFloatArray(), null, 0, shape);
    }

    /** Copies {@code count} elements from a position on, int32 converted to float. */
    public final void copyTo(int position, float[] to, int toOffset, int count) {
        Objects.checkFromIndexSize(position, count, size);
        if (floats != null) {
            System.arraycopy(floats, offset + position, to, toOffset, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            to[toOffset + i] = ints[offset + position + i];
        }
    }

    /** Copies {@code count} elements of an int32 array from a position on. */
    public final void copyTo(int position, int[] to, int toOffset, int count) {
        Objects.checkFromIndexSize(position, count, size);
        if (ints == null) {
            throw new IllegalStateException("The array is float32, not int32.");
        }
        System.arraycopy(ints, offset + position, to, toOffset, count);
    }

    // ---- comparing and printing

    /** Equal are arrays of the same type and shape with the same bits. */
    @Override
    public final boolean equals(Object other) {
        return other instanceof NDArray that
                && dtype() == that.dtype()
                && Arrays.equals(shape, that.shape)
                && (floats != null
                        ? Arrays.equals(
                                floats, offset, offset + size, that.floats, that.offset, that.offset + that.size)
                        : Arrays.equals(ints, offset, offset + size, that.ints, that.offset, that.offset + that.size));
    }

    @Override
    public final int hashCode() {
        int hash = Arrays.hashCode(shape);
        for (int i = 0; i < size; i++) {
            hash = 31 * hash + (floats != null ? Float.floatToIntBits(floats[offset + i]) : ints[offset + i]);
        }
        return hash;
    }

    /** Shape, type and elements, those of long axes left out in the middle. */
    @Override
    public final String toString() {
        StringBuilder text = new StringBuilder("NDArray(shape=")
                .append(Shapes.format(shape))
                .append(", dtype=")
                .append(dtype())
                .append(") ");
        appendElements(text, 0, 0);
        return text.toString();
    }

    private static final int SHOWN = 3;

    private void appendElements(StringBuilder text, int axis, int position) {
        if (axis == shape.length) {
            text.append(floats != null ? Float.toString(at(position)) : Integer.toString(ints[offset + position]));
            return;
        }
        int stride = 1;
        for (int i = axis + 1; i < shape.length; i++) {
            stride *= shape[i];
        }
        boolean shortened = shape[axis] > 2 * SHOWN;
        text.append('[');
        for (int i = 0; i < shape[axis]; i++) {
            if (shortened && i == SHOWN) {
                text.append(", ...");
                i = shape[axis] - SHOWN;
            }
            text.append(i == 0 ? "" : ", ");
            appendElements(text, axis + 1, position + i * stride);
        }
        text.append(']');
    }
}

package io.modelc.data;

import io.modelc.errors.ShapeText;

/** Shapes: how many elements they have, and how they are written in messages. */
public final class Shapes {

    private Shapes() {}

    /** The number of elements of a shape; an axis below 0, or more than an array can hold, is an error. */
    public static int size(int... shape) {
        long size = 1;
        for (int dim : shape) {
            if (dim < 0) {
                throw new IllegalArgumentException("A shape needs axes of at least 0, but got " + format(shape) + ".");
            }
            size *= dim;
            if (size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "The shape " + format(shape) + " has more elements than an array can hold (2147483647).");
            }
        }
        return (int) size;
    }

    /** As Python writes it: {@code (3, 64)}, {@code (64,)}, {@code ()}. */
    public static String format(int... shape) {
        return ShapeText.of(shape);
    }

    /** The shape of samples, behind a batch axis of any size: {@code (None, 64)}. */
    public static String formatBatch(int... sampleShape) {
        return ShapeText.of(withRows(-1, sampleShape));
    }

    /** The shape of some samples of a shape: {@code (32, 64)}. */
    public static int[] withRows(int rows, int... sampleShape) {
        int[] shape = new int[sampleShape.length + 1];
        shape[0] = rows;
        System.arraycopy(sampleShape, 0, shape, 1, sampleShape.length);
        return shape;
    }
}

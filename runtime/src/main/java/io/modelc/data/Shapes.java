package io.modelc.data;

import java.util.Arrays;
import java.util.stream.Collectors;

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
        return shape.length == 1 ? "(" + shape[0] + ",)" : joined(shape);
    }

    /** The shape of samples, behind a batch axis of any size: {@code (None, 64)}. */
    public static String formatBatch(int... sampleShape) {
        return "(None"
                + Arrays.stream(sampleShape).mapToObj(dim -> ", " + dim).collect(Collectors.joining())
                + (sampleShape.length == 0 ? ",)" : ")");
    }

    /** The shape of some samples of a shape: {@code (32, 64)}. */
    public static int[] withRows(int rows, int... sampleShape) {
        int[] shape = new int[sampleShape.length + 1];
        shape[0] = rows;
        System.arraycopy(sampleShape, 0, shape, 1, sampleShape.length);
        return shape;
    }

    private static String joined(int[] shape) {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}

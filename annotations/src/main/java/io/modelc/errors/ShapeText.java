package io.modelc.errors;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Shapes in messages, written as Keras writes them: {@code (None, 64)}. */
public final class ShapeText {

    private ShapeText() {}

    /** A shape; a negative size is the batch, which is not known, and written {@code None}. */
    public static String of(int... shape) {
        String sizes = Arrays.stream(shape)
                .mapToObj(size -> size < 0 ? "None" : Integer.toString(size))
                .collect(Collectors.joining(", "));
        return shape.length == 1 ? "(" + sizes + ",)" : "(" + sizes + ")";
    }
}

package io.modelc.processor.graph;

import java.util.Locale;

/** Names as Keras derives them from classes: {@code Conv2D} becomes conv2d, {@code SimpleDense} simple_dense. */
public final class SnakeCase {

    private SnakeCase() {}

    /** The name in snake case. */
    public static String of(String className) {
        return className
                .replaceAll("\\W+", "")
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}

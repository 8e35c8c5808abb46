package io.modelc;

import java.util.Locale;

/** The type of the elements of a tensor. */
public enum DType {
    FLOAT32,
    /** Class indices and token ids. */
    INT32,
    /** The results of comparisons. */
    BOOL;

    /** The name as Keras spells it: {@code float32}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

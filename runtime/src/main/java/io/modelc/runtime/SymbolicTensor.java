package io.modelc.runtime;

import io.modelc.DType;
import java.util.Locale;

/**
 * A value of a model as it is known before there are samples.
 *
 * @param name where it comes from: the layer, its application, and which of its results: {@code dense[0][0]}
 * @param shape such as {@code (None, 64)}, where None is the batch
 * @param dtype the type of its elements
 */
public record SymbolicTensor(String name, String shape, DType dtype) {

    /** As Keras prints it: {@code <Tensor shape=(None, 64), dtype=float32, name=dense[0][0]>}. */
    @Override
    public String toString() {
        return "<Tensor shape=" + shape + ", dtype=" + dtype.name().toLowerCase(Locale.ROOT) + ", name=" + name + ">";
    }
}

package io.modelc.processor.optimize;

import io.modelc.processor.graph.Node;

/** Where in memory a value lives. */
public sealed interface Storage {

    /** The memory of an input of the model. */
    record InputMemory(int index, int size) implements Storage {}

    /** A weight: {@code length} floats at {@code offset} of the trainable or of the non-trainable weights. */
    record WeightMemory(int offset, int length, boolean trainable) implements Storage {}

    /** The gradient of a trainable weight, laid out as the trainable weights are. */
    record Gradient(int offset, int length) implements Storage {}

    /** {@code size} floats a sample in a shared block of memory. */
    record Block(int block, int size) implements Storage {}

    /** {@code length} floats that do not depend on the batch. */
    record Fixed(int length) implements Storage {}

    /** The gradient of an output, of {@code size} floats a sample, where backward begins. */
    record OutputGradientMemory(int index, int size) implements Storage {}

    /** The memory of another value, whose storage is no {@code SameAs}: a reshape of it, or computed in its place. */
    record SameAs(Node node) implements Storage {}
}

package io.modelc;

import io.modelc.ops.Binary;
import io.modelc.ops.Unary;

/**
 * Numbers to come: a symbolic tensor has a shape and a type, and stands for the data of a batch. Doing something to it
 * records an operation of the model.
 *
 * <p>The first axis of an input, and of everything computed from one, is the batch; its size is not known at compile
 * time. Axes are counted from 0, or from the last one backwards from -1. Two operands of different shapes are broadcast
 * as NumPy does: aligned at the last axis, an axis of size 1 is repeated.
 *
 * <p>A method whose arguments do not fit throws {@link io.modelc.errors.DeclarationException}, which the compiler
 * reports at the expression that called it.
 */
public interface Tensor {

    /** The size of the batch axis in {@link #shape()}: not known at compile time. */
    int BATCH = -1;

    /** The type of the elements. */
    DType dtype();

    /** The size of each axis, {@link #BATCH} for the batch axis. */
    int[] shape();

    /** The number of axes, the batch axis included. */
    default int rank() {
        return shape().length;
    }

    /** The size of an axis; asking for the batch axis is an error, since its size is not known at compile time. */
    int dim(int axis);

    /** {@code f} of every element. */
    Tensor map(Unary f);

    /** {@code f} of the elements of this and of another tensor, broadcast. */
    Tensor combine(Binary f, Tensor other);

    /** {@code f} of every element and a number. */
    Tensor combine(Binary f, double other);

    /** Where this is true (not 0), the element of {@code yes}, elsewhere that of {@code no}; all three broadcast. */
    Tensor choose(Tensor yes, Tensor no);

    /** The matrix product of the last axis with the first of {@code kernel} (k, n): (..., k) becomes (..., n). */
    Tensor matmul(Tensor kernel);

    /** The same elements in the same order in another shape, given without the batch axis; one size may be -1. */
    Tensor reshape(int... sampleShape);

    /** The axes in another order; {@code axes[i]} is the axis that becomes axis i. The batch axis stays the first. */
    Tensor transpose(int... axes);

    /** The elements from {@code start} (inclusive) to {@code end} (exclusive) of an axis. */
    Tensor slice(int axis, int start, int end);

    /** This and others, one behind the other along an axis; the other axes have the same sizes. */
    Tensor join(int axis, Tensor... others);

    /** The sum over the given axes, which disappear. */
    Tensor sum(int... axes);

    /** The mean over the given axes, which disappear. */
    Tensor mean(int... axes);

    /** exp(x) / Σ exp(x) along an axis. */
    Tensor softmax(int axis);

    /** x − log Σ exp(x) along an axis. */
    Tensor logSoftmax(int axis);

    /**
     * In training, each element is 0 with probability {@code rate} and else divided by {@code 1 - rate}. This is the
     * random operation alone: it applies whenever it is called, and {@link io.modelc.layers.Dropout} calls it in
     * training only.
     */
    Tensor dropout(double rate);

    /** The sum. */
    default Tensor plus(Tensor other) {
        return combine(Binary.ADD, other);
    }

    /** The sum with a number. */
    default Tensor plus(double other) {
        return combine(Binary.ADD, other);
    }

    /** The difference. */
    default Tensor minus(Tensor other) {
        return combine(Binary.SUBTRACT, other);
    }

    /** The difference with a number. */
    default Tensor minus(double other) {
        return combine(Binary.SUBTRACT, other);
    }

    /** The product, element by element. */
    default Tensor times(Tensor other) {
        return combine(Binary.MULTIPLY, other);
    }

    /** The product with a number. */
    default Tensor times(double other) {
        return combine(Binary.MULTIPLY, other);
    }

    /** The quotient, element by element. */
    default Tensor dividedBy(Tensor other) {
        return combine(Binary.DIVIDE, other);
    }

    /** The quotient with a number. */
    default Tensor dividedBy(double other) {
        return combine(Binary.DIVIDE, other);
    }

    /** −x. */
    default Tensor negate() {
        return map(Unary.NEGATE);
    }
}

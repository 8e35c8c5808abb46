package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The dimensions of a tensor; the first may be the batch, whose size is free. Immutable. */
public final class Dims {

    private final int[] sizes;

    private Dims(int[] sizes) {
        this.sizes = sizes;
    }

    /** Dimensions as {@link Tensor#shape()} gives them: {@link Tensor#BATCH} first for the batch axis. */
    public static Dims of(int... sizes) {
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] < 1 && !(i == 0 && sizes[i] == Tensor.BATCH)) {
                throw new IllegalArgumentException("not dimensions: " + Arrays.toString(sizes));
            }
        }
        return new Dims(sizes.clone());
    }

    /** The dimensions of a batch of samples of this shape. */
    public static Dims batchOf(int... sample) {
        int[] sizes = new int[sample.length + 1];
        sizes[0] = Tensor.BATCH;
        System.arraycopy(sample, 0, sizes, 1, sample.length);
        return of(sizes);
    }

    /** The number of axes, the batch included. */
    public int rank() {
        return sizes.length;
    }

    /** The size of an axis, counted from 0; {@link Tensor#BATCH} for the batch. */
    public int size(int axis) {
        return sizes[axis];
    }

    /** The size of the last axis. */
    int last() {
        return sizes[sizes.length - 1];
    }

    /** The product of some axes, without the batch. */
    int product(int from, int to) {
        int product = 1;
        for (int axis = from; axis < to; axis++) {
            product *= sizes[axis] == Tensor.BATCH ? 1 : sizes[axis];
        }
        return product;
    }

    /** Whether the first axis is the batch. */
    public boolean hasBatch() {
        return sizes.length > 0 && sizes[0] == Tensor.BATCH;
    }

    /** The number of elements of one sample; of all, where there is no batch. ArithmeticException over 2³¹ − 1. */
    public int sampleSize() {
        int product = 1;
        for (int size : sizes) {
            product = size == Tensor.BATCH ? product : Math.multiplyExact(product, size);
        }
        return product;
    }

    /** These dimensions, if an array can hold one sample; else a DeclarationException. */
    Dims requireCountable() {
        try {
            sampleSize();
        } catch (ArithmeticException overflow) {
            throw new DeclarationException(Message.TOO_LARGE, this);
        }
        return this;
    }

    /** The sizes, {@link Tensor#BATCH} for the batch. */
    public int[] toArray() {
        return sizes.clone();
    }

    /** The dimensions with another size at one axis. */
    Dims with(int axis, int size) {
        int[] changed = sizes.clone();
        changed[axis] = size;
        return of(changed);
    }

    /** A size as Keras prints it. */
    static String name(int size) {
        return size == Tensor.BATCH ? "None" : Integer.toString(size);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dims dims && Arrays.equals(sizes, dims.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    /** As Keras prints it: {@code (None, 64)}; one axis as {@code (64,)}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (int size : sizes) {
            parts.add(name(size));
        }
        return parts.size() == 1 ? "(" + parts.get(0) + ",)" : "(" + String.join(", ", parts) + ")";
    }
}

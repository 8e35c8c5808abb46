package io.modelc;

import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tensor that writes down what is done to it. Its shape is that of its first operand. */
public final class WrittenTensor extends FakeTensor {

    private final String text;
    private final int[] shape;

    /** A tensor of this name and shape. */
    public WrittenTensor(String text, int... shape) {
        this.text = text;
        this.shape = shape;
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public int dim(int axis) {
        return shape[axis < 0 ? axis + shape.length : axis];
    }

    @Override
    public Tensor map(Unary f) {
        return written(f + "(" + text + ")");
    }

    @Override
    public Tensor combine(Binary f, Tensor other) {
        return written(f + "(" + text + ", " + other + ")");
    }

    @Override
    public Tensor combine(Binary f, double other) {
        return written(f + "(" + text + ", " + other + ")");
    }

    @Override
    public Tensor matmul(Tensor kernel) {
        return written("matmul(" + text + ", " + kernel + ")");
    }

    @Override
    public Tensor reshape(int... sampleShape) {
        int[] batched = new int[sampleShape.length + 1];
        batched[0] = BATCH;
        System.arraycopy(sampleShape, 0, batched, 1, sampleShape.length);
        return new WrittenTensor("reshape(" + text + ", " + Arrays.toString(sampleShape) + ")", batched);
    }

    @Override
    public Tensor slice(int axis, int start, int end) {
        return written(text + "[" + axis + ": " + start + ".." + end + "]");
    }

    @Override
    public Tensor join(int axis, Tensor... others) {
        String all = Stream.concat(Stream.of(this), Stream.of(others))
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return written("join(" + axis + ": " + all + ")");
    }

    @Override
    public Tensor dropout(double rate) {
        return written("dropout(" + text + ", " + rate + ")");
    }

    private Tensor written(String result) {
        return new WrittenTensor(result, shape);
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.modelc;

import io.modelc.ops.Binary;
import io.modelc.ops.Unary;

/** A tensor that can do nothing; those of the tests override what they need. */
public abstract class FakeTensor implements Tensor {

    @Override
    public DType dtype() {
        return DType.FLOAT32;
    }

    @Override
    public int[] shape() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int dim(int axis) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor map(Unary f) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor combine(Binary f, Tensor other) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor combine(Binary f, double other) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor choose(Tensor yes, Tensor no) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor matmul(Tensor kernel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor reshape(int... sampleShape) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor transpose(int... axes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor slice(int axis, int start, int end) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor join(int axis, Tensor... others) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor sum(int... axes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor mean(int... axes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor softmax(int axis) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor logSoftmax(int axis) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tensor dropout(double rate) {
        throw new UnsupportedOperationException();
    }
}

package io.modelc.runtime;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.RandomKey;

/**
 * A part of the pass of a model that is too large for one class: some of its buffers, and the calls that compute them.
 * Its methods are those of its {@link Pass}.
 */
public abstract class PassPart {

    /** Where the pass computes. */
    protected final Kernels k;

    /** What random masks are drawn with. */
    protected final RandomKey random;

    private final Pass pass;

    /** A part of a pass. */
    protected PassPart(Pass pass) {
        this.pass = pass;
        this.k = pass.k;
        this.random = pass.random;
    }

    /** See {@link Pass#input(int, int)}. */
    protected final Buffer input(int index, int size) {
        return pass.input(index, size);
    }

    /** See {@link Pass#output(int, Buffer)}. */
    protected final Buffer output(int index, Buffer value) {
        return pass.output(index, value);
    }

    /** See {@link Pass#loss(Buffer)}. */
    protected final Buffer loss(Buffer value) {
        return pass.loss(value);
    }

    /** See {@link Pass#weight(int, int)}. */
    protected final Buffer weight(int offset, int length) {
        return pass.weight(offset, length);
    }

    /** See {@link Pass#variable(int, int)}. */
    protected final Buffer variable(int offset, int length) {
        return pass.variable(offset, length);
    }

    /** See {@link Pass#value(int, int)}. */
    protected final Buffer value(int block, int size) {
        return pass.value(block, size);
    }

    /** See {@link Pass#fixed(int)}. */
    protected final Buffer fixed(int length) {
        return pass.fixed(length);
    }

    /** See {@link Pass#gradient(int, int)}. */
    protected final Buffer gradient(int offset, int length) {
        return pass.gradient(offset, length);
    }
}

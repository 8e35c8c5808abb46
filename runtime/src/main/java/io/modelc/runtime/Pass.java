package io.modelc.runtime;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.RandomKey;
import io.modelc.weights.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * One way through a model, with the memory for it. Generated classes extend it: a field for each buffer, planned at
 * compile time, and {@link #forward} with the calls that compute them. A pass belongs to one thread at a time; the
 * weights it reads are the model's.
 */
public abstract class Pass {

    /** Where the pass computes. */
    protected final Kernels k;

    /** What random masks are drawn with. */
    protected final RandomKey random;

    private final PassContext context;
    private final Buffer[] inputs;
    private final Buffer[] outputs;
    private final List<Buffer> shared = new ArrayList<>();
    private Buffer layerLoss;

    /**
     * Plans the memory.
     *
     * @param inputs how many inputs the model has
     * @param outputs how many outputs
     * @param shared the blocks of memory that values share, in floats for one sample
     */
    protected Pass(PassContext context, int inputs, int outputs, int... shared) {
        this.context = context;
        this.k = context.kernels();
        this.random = context.random();
        this.inputs = new Buffer[inputs];
        this.outputs = new Buffer[outputs];
        share(shared);
    }

    /** Adds blocks of memory behind those that there are, of so many floats for one sample each. */
    protected final void share(int... sizes) {
        for (int size : sizes) {
            shared.add(allocate(size));
        }
    }

    /** Computes the outputs of the first {@code batch} samples from the inputs. */
    protected abstract void forward(int batch);

    /** The memory of an input of this many floats a sample. */
    protected final Buffer input(int index, int size) {
        return inputs[index] = allocate(size);
    }

    /** Declares that an output of the model is computed into a buffer. */
    protected final Buffer output(int index, Buffer value) {
        return outputs[index] = value;
    }

    /** Declares that the sum of the losses that layers add, one number, is computed into a buffer. */
    protected final Buffer loss(Buffer value) {
        layerLoss = value;
        return value;
    }

    /** A trainable weight: the one of {@code length} floats that begins at {@code offset} of the model's. */
    protected final Buffer weight(int offset, int length) {
        return memory(context.weights().at(offset), length);
    }

    /** A non-trainable weight: the one of {@code length} floats that begins at {@code offset} of the model's. */
    protected final Buffer variable(int offset, int length) {
        return memory(context.variables().at(offset), length);
    }

    private Buffer memory(Variable variable, int length) {
        return variable.arena().on(k).slice(variable.start(), length);
    }

    /** The memory of a value of {@code size} floats a sample, in a shared block. */
    protected final Buffer value(int block, int size) {
        return shared.get(block).slice(0, Math.multiplyExact(size, context.capacity()));
    }

    /** The memory of a value that does not depend on the batch. */
    protected final Buffer fixed(int length) {
        return k.allocate(length);
    }

    /** The gradient of a trainable weight. */
    protected final Buffer gradient(int offset, int length) {
        return context.gradients().slice(offset, length);
    }

    /** New memory for {@code size} floats a sample. */
    final Buffer allocate(int size) {
        return k.allocate(Math.multiplyExact(size, context.capacity()));
    }

    final int capacity() {
        return context.capacity();
    }

    final Buffer input(int index) {
        return inputs[index];
    }

    /** The sum of the losses that layers add; null without. */
    final Buffer layerLoss() {
        return layerLoss;
    }

    final Buffer output(int index) {
        return outputs[index];
    }
}

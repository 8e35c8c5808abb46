package io.modelc.layers;

import io.modelc.Tensor;

/** All axes of a sample as one, row by row: (batch, 28, 28) becomes (batch, 784), and (batch) becomes (batch, 1). */
public final class Flatten extends SingleInputLayer {

    /** A layer that flattens. */
    public Flatten() {}

    @Override
    Tensor forward(Tensor inputs) {
        return inputs.reshape(-1);
    }
}

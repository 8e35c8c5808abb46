package io.modelc.examples.chapter7;

import static io.modelc.Ops.relu;
import static io.modelc.Weight.weight;
import static io.modelc.initializers.Initializers.GLOROT_UNIFORM;
import static io.modelc.initializers.Initializers.ZEROS;

import io.modelc.Forward;
import io.modelc.Layer;
import io.modelc.Tensor;

/** Of listing 7.14: a layer of one's own, which makes its weights when it knows what comes in. */
@Layer
record SimpleDense(int units) {

    @Forward
    Tensor call(Tensor inputs) {
        Tensor kernel = weight("kernel", GLOROT_UNIFORM, inputs.dim(-1), units);
        Tensor bias = weight("bias", ZEROS, units);
        return relu(inputs.matmul(kernel).plus(bias));
    }
}

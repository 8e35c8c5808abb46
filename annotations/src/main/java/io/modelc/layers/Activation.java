package io.modelc.layers;

import io.modelc.Tensor;
import io.modelc.activations.ActivationFunction;
import io.modelc.errors.Arguments;

/** {@code activation(inputs)}, of the same shape. */
public final class Activation extends SingleInputLayer {

    private final ActivationFunction activation;

    /** A layer that applies an activation. */
    public Activation(ActivationFunction activation) {
        this.activation = Arguments.present("Activation", "activation", activation);
    }

    @Override
    Tensor forward(Tensor inputs) {
        return activation.apply(inputs);
    }
}

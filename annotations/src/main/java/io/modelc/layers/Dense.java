package io.modelc.layers;

import static io.modelc.Weight.weight;
import static io.modelc.initializers.Initializers.GLOROT_UNIFORM;
import static io.modelc.initializers.Initializers.ZEROS;

import io.modelc.Tensor;
import io.modelc.activations.ActivationFunction;
import io.modelc.activations.Activations;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.initializers.Initializer;

/** {@code activation(inputs · kernel + bias)}: (batch, ..., n) becomes (batch, ..., units). */
public final class Dense extends SingleInputLayer {

    private final int units;
    private ActivationFunction activation;
    private boolean useBias = true;
    private Initializer kernelInitializer = GLOROT_UNIFORM;
    private Initializer biasInitializer = ZEROS;

    /** A linear layer of this many units. */
    public Dense(int units) {
        this(units, Activations.LINEAR);
    }

    /** A layer of this many units with an activation. */
    public Dense(int units, ActivationFunction activation) {
        if (units <= 0) {
            throw DeclarationException.inArgument("units", Message.UNITS_NOT_POSITIVE, "Dense", units);
        }
        this.units = units;
        this.activation = activation;
    }

    /** Sets the activation. */
    public Dense activation(ActivationFunction activation) {
        this.activation = activation;
        return this;
    }

    /** Sets whether a bias is added. */
    public Dense useBias(boolean useBias) {
        this.useBias = useBias;
        return this;
    }

    /** Sets the values of the kernel before training. */
    public Dense kernelInitializer(Initializer initializer) {
        this.kernelInitializer = initializer;
        return this;
    }

    /** Sets the values of the bias before training. */
    public Dense biasInitializer(Initializer initializer) {
        this.biasInitializer = initializer;
        return this;
    }

    @Override
    Tensor forward(Tensor inputs) {
        Tensor kernel = weight("kernel", kernelInitializer, inputs.dim(-1), units);
        Tensor outputs = inputs.matmul(kernel);
        if (useBias) {
            outputs = outputs.plus(weight("bias", biasInitializer, units));
        }
        return activation.apply(outputs);
    }
}

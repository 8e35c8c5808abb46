package io.modelc.layers;

import static io.modelc.Weight.weight;
import static io.modelc.initializers.Initializers.GLOROT_UNIFORM;
import static io.modelc.initializers.Initializers.ZEROS;

import io.modelc.Tensor;
import io.modelc.activations.ActivationFunction;
import io.modelc.activations.Activations;
import io.modelc.errors.Arguments;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.errors.ShapeText;
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
        this.activation = Arguments.present("Dense", "activation", activation);
    }

    /** Sets the activation. */
    public Dense activation(ActivationFunction activation) {
        this.activation = Arguments.present("Dense", "activation", activation);
        return this;
    }

    /** Sets whether a bias is added. */
    public Dense useBias(boolean useBias) {
        this.useBias = useBias;
        return this;
    }

    /** Sets the values of the kernel before training. */
    public Dense kernelInitializer(Initializer initializer) {
        this.kernelInitializer = Arguments.present("Dense", "initializer", initializer);
        return this;
    }

    /** Sets the values of the bias before training. */
    public Dense biasInitializer(Initializer initializer) {
        this.biasInitializer = Arguments.present("Dense", "initializer", initializer);
        return this;
    }

    @Override
    Tensor forward(Tensor inputs) {
        if (inputs.rank() < 2) {
            throw new DeclarationException(Message.FEATURES_MISSING, type(), ShapeText.of(inputs.shape()));
        }
        Tensor kernel = weight("kernel", kernelInitializer, inputs.dim(-1), units);
        Tensor outputs = inputs.matmul(kernel);
        if (useBias) {
            outputs = outputs.plus(weight("bias", biasInitializer, units));
        }
        return activation.apply(outputs);
    }
}

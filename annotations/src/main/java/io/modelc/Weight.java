package io.modelc;

import io.modelc.errors.Arguments;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.initializers.Initializer;
import io.modelc.trace.Tracer;
import java.util.Arrays;

/** The weights of a layer of one's own; made for {@code import static io.modelc.Weight.*}. */
public final class Weight {

    private Weight() {}

    /**
     * A trainable weight of the layer that is being applied.
     *
     * @param name its name within the layer, as in {@code hidden/kernel}; the same name gives the same weight
     * @param initializer its values before training
     * @param shape its dimensions, each at least 1
     */
    public static Tensor weight(String name, Initializer initializer, int... shape) {
        return weight(name, initializer, true, shape);
    }

    /** A weight of the layer that is being applied that training does not change by gradients. */
    public static Tensor variable(String name, Initializer initializer, int... shape) {
        return weight(name, initializer, false, shape);
    }

    /**
     * Gives a variable a new value in the training pass, for all later batches and for inference; does nothing in
     * inference. The tensor that {@link #variable} returned keeps the value from before, asked for again it has the new
     * one: two assignments one after the other are made one after the other. Gradients do not flow through.
     *
     * @param variable what {@link #variable} returned
     * @param value a tensor of its shape, without a batch axis: {@code x.mean(0)}
     */
    public static void assign(Tensor variable, Tensor value) {
        Arguments.present("assign", "variable", variable);
        Arguments.present("assign", "value", value);
        Tracer.current().assign(variable, value);
    }

    /**
     * Adds to the loss of the model, as a regularizer does: {@code addLoss(square(kernel).sum().times(0.01))}. The
     * numbers that layers add are summed; training, evaluation and {@code computeLoss} add the sum to what the losses of
     * {@code compile} give, and the gradients of the weights are those of both.
     *
     * @param loss a tensor without axes, one number for the whole batch
     */
    public static void addLoss(Tensor loss) {
        Arguments.present("addLoss", "loss", loss);
        Tracer.current().addLoss(loss);
    }

    private static Tensor weight(String name, Initializer initializer, boolean trainable, int... shape) {
        Arguments.present("A weight", "name", name);
        Arguments.present("The weight " + name, "initializer", initializer);
        if (!name.matches("\\w+")) {
            // A slash would make it look like the weight of another layer: paths are layer/weight.
            throw DeclarationException.inArgument("name", Message.WEIGHT_NAME, name);
        }
        for (int size : shape) {
            if (size < 1) {
                throw DeclarationException.inArgument("shape", Message.WEIGHT_SHAPE, name, Arrays.toString(shape));
            }
        }
        initializer.check(shape);
        return Tracer.current().weight(name, initializer, trainable, shape);
    }
}

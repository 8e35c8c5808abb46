package io.modelc.layers;

import io.modelc.Tensor;
import io.modelc.errors.Arguments;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.errors.ShapeText;
import java.util.List;
import java.util.stream.Collectors;

/** A layer that makes one output of two or more inputs. */
public abstract class MergeLayer extends AbstractLayer {

    MergeLayer() {}

    /** The layer's output for these inputs, of which there are at least two. */
    public final Tensor apply(Tensor... inputs) {
        Arguments.present(type(), "inputs", inputs);
        for (Tensor input : inputs) {
            Arguments.present(type(), "inputs", input);
        }
        if (inputs.length < 2) {
            throw new DeclarationException(Message.TOO_FEW_INPUTS, type(), inputs.length);
        }
        return call(() -> forward(List.of(inputs)));
    }

    /** Computes the output. */
    abstract Tensor forward(List<Tensor> inputs);

    /** The shapes of inputs for a message: {@code (None, 64) and (None, 32)}. */
    static String shapes(List<Tensor> inputs) {
        return inputs.stream().map(input -> ShapeText.of(input.shape())).collect(Collectors.joining(" and "));
    }
}

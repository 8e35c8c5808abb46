package io.modelc.runtime;

import io.modelc.kernels.Kernels;
import io.modelc.random.Philox;
import io.modelc.weights.Arena;
import io.modelc.weights.Gradients;
import io.modelc.weights.Variable;
import io.modelc.weights.Weights;
import java.util.List;

/** The memory of a model's weights and their gradients, and the names for its parts. */
final class ModelWeights {

    private final ModelSpec spec;
    private final Arena trainableArena;
    private final Arena variableArena;
    private final Arena gradientArena;
    final Weights all;
    final Weights trainable;
    final Weights nonTrainable;

    ModelWeights(ModelSpec spec) {
        this.spec = spec;
        this.trainableArena = new Arena(spec.trainableSize());
        this.variableArena = new Arena(spec.variableSize());
        this.gradientArena = new Arena(spec.trainableSize());
        List<Variable> variables = spec.weights().stream().map(this::variable).toList();
        this.all = new Weights(variables, null);
        this.trainable =
                new Weights(variables.stream().filter(Variable::trainable).toList(), trainableArena);
        this.nonTrainable =
                new Weights(variables.stream().filter(v -> !v.trainable()).toList(), variableArena);
    }

    private Variable variable(ModelSpec.WeightSpec weight) {
        Arena arena = weight.trainable() ? trainableArena : variableArena;
        return new Variable(
                spec.name() + "/" + weight.path(), weight.shape(), weight.trainable(), arena, weight.offset());
    }

    /** Weight i gets its values from stream i of the seed, whatever else the model has. */
    void initialize(long seed) {
        float[] trainableValues = trainableArena.change();
        float[] variableValues = variableArena.change();
        for (int i = 0; i < spec.weights().size(); i++) {
            ModelSpec.WeightSpec weight = spec.weights().get(i);
            float[] values = weight.trainable() ? trainableValues : variableValues;
            weight.initializer().fill(values, weight.offset(), weight.shape(), new Philox(seed, i));
        }
    }

    Gradients gradientsOn(Kernels kernels) {
        return new Gradients(trainable, gradientArena, kernels);
    }

    Arena gradientArena() {
        return gradientArena;
    }

    Arena trainableArena() {
        return trainableArena;
    }

    Arena variableArena() {
        return variableArena;
    }
}

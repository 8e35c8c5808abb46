package io.modelc.runtime;

import io.modelc.kernels.Kernels;
import io.modelc.random.Philox;
import io.modelc.weights.Arena;
import io.modelc.weights.Gradients;
import io.modelc.weights.Variable;
import io.modelc.weights.Weights;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The memory of a model's weights and their gradients, and the names for its parts. */
final class ModelWeights {

    private final ModelSpec spec;
    private final Arena trainableArena;
    private final Arena variableArena;
    private final Arena gradientArena;
    private List<Arena> trainableArenas;
    private List<Arena> variableArenas;
    Weights all;
    Weights trainable;
    Weights nonTrainable;

    ModelWeights(ModelSpec spec) {
        this.spec = spec;
        this.trainableArena = new Arena(spec.trainableSize());
        this.variableArena = new Arena(spec.variableSize());
        this.gradientArena = new Arena(spec.trainableSize());
        name(spec.weights().stream().map(this::variable).toList());
    }

    private void name(List<Variable> variables) {
        List<Variable> trained = new ArrayList<>();
        List<Variable> others = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            (spec.weights().get(i).trainable() ? trained : others).add(variables.get(i));
        }
        this.all = new Weights(variables, null);
        this.trainable = new Weights(trained, trainableArena);
        this.nonTrainable = new Weights(others, variableArena);
        this.trainableArenas = trainable.arenas();
        this.variableArenas = nonTrainable.arenas();
    }

    /** Takes the weights below a path from the model that has them. */
    void adopt(String prefix, Weights trained, String trainedPrefix) {
        Map<String, Variable> offered = new LinkedHashMap<>();
        trained.forEach(weight -> offered.put(weight.path().substring(trainedPrefix.length()), weight));
        List<Variable> variables = new ArrayList<>();
        for (Variable weight : all) {
            if (!weight.path().startsWith(prefix)) {
                variables.add(weight);
                continue;
            }
            Variable shared = offered.remove(weight.path().substring(prefix.length()));
            if (shared == null) {
                throw new IllegalArgumentException("The model that was given has no weight for " + weight.path()
                        + ". Its weights are: " + paths(trained) + ".");
            }
            variables.add(weight.sharing(shared));
        }
        if (!offered.isEmpty()) {
            throw new IllegalArgumentException("There is no weight below " + prefix + " for " + paths(offered.values())
                    + " of the model that was given. Is it another model?");
        }
        name(variables);
    }

    private static String paths(Collection<Variable> weights) {
        return weights.stream().map(Variable::path).collect(Collectors.joining(", "));
    }

    /** Says that kernels have changed variables. */
    void variablesChanged() {
        for (int i = 0; i < variableArenas.size(); i++) {
            variableArenas.get(i).changedByKernels();
        }
    }

    /** Brings all weights to where kernels compute with them. */
    void upload(Kernels kernels) {
        for (int i = 0; i < trainableArenas.size(); i++) {
            trainableArenas.get(i).on(kernels);
        }
        for (int i = 0; i < variableArenas.size(); i++) {
            variableArenas.get(i).on(kernels);
        }
    }

    private Variable variable(ModelSpec.WeightSpec weight) {
        Arena arena = weight.trainable() ? trainableArena : variableArena;
        return new Variable(
                spec.name() + "/" + weight.path(), weight.shape(), weight.trainable(), arena, weight.offset());
    }

    private boolean isShared(Variable variable) {
        return variable.arena() != trainableArena && variable.arena() != variableArena;
    }

    /** Weight i gets its values from stream i of the seed, whatever else the model has; shared ones are left alone. */
    void initialize(long seed) {
        float[] trainableValues = trainableArena.change();
        float[] variableValues = variableArena.change();
        for (int i = 0; i < spec.weights().size(); i++) {
            ModelSpec.WeightSpec weight = spec.weights().get(i);
            if (isShared(all.get(i))) {
                continue;
            }
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

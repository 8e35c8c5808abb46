package io.modelc.oracle;

import com.google.gson.JsonArray;
import io.modelc.data.NDArray;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.KernelsProvider;
import io.modelc.optimizers.KernelOptimizer;
import io.modelc.weights.Arena;
import io.modelc.weights.Gradients;
import io.modelc.weights.Variable;
import io.modelc.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Optimizers that take given steps: the variables after each, and the optimizer's own state at the end. */
final class OptimizerCases {

    private OptimizerCases() {}

    static void run(OracleCase given) {
        given.only("class_name", "kwargs", "variables", "gradients")
                .expecting("learning_rate_before_each_step", "variables_after_each_step", "optimizer_variables_at_end");
        KernelOptimizer optimizer = (KernelOptimizer) KerasTraining.optimizer(given.className(), given.kwargs());
        List<Values> variables = given.list("variables");
        Weights weights = weightsLike(variables);
        set(weights, variables);
        try (Kernels kernels = KernelsProvider.create()) {
            Gradients gradients =
                    new Gradients(weights, new Arena(weights.arena().length()), kernels);
            JsonArray steps = given.json().getAsJsonArray("gradients");
            for (int step = 0; step < steps.size(); step++) {
                double rate = given.expected()
                        .getAsJsonArray("learning_rate_before_each_step")
                        .get(step)
                        .getAsDouble();
                given.tolerance().check("the learning rate before step " + step, optimizer.learningRate(), rate);
                set(gradients.list(), OracleCase.list(steps.get(step)));
                optimizer.apply(gradients, weights);
                checkVariables(given, step, weights);
            }
            checkState(given, optimizer, weights);
        }
    }

    private static Weights weightsLike(List<Values> variables) {
        Arena arena =
                new Arena(variables.stream().mapToInt(v -> v.data().length).sum());
        List<Variable> views = new ArrayList<>();
        int offset = 0;
        for (Values variable : variables) {
            views.add(new Variable("variable" + views.size(), variable.shape(), true, arena, offset));
            offset += variable.data().length;
        }
        return new Weights(views, arena);
    }

    private static void set(Weights weights, List<Values> values) {
        weights.setValues(values.stream().map(Values::toArray).toList());
    }

    private static void checkVariables(OracleCase given, int step, Weights weights) {
        List<Values> expected = OracleCase.list(
                given.expected().getAsJsonArray("variables_after_each_step").get(step));
        for (int i = 0; i < expected.size(); i++) {
            given.tolerance()
                    .check(
                            "variable " + i + " after step " + step,
                            weights.get(i).value(),
                            expected.get(i));
        }
    }

    /** Keras keeps the number of steps, the learning rate, and then the state, all that of a variable together. */
    private static void checkState(OracleCase given, KernelOptimizer optimizer, Weights weights) {
        List<Values> actual = new ArrayList<>();
        actual.add(Values.scalar(optimizer.iterations()));
        actual.add(Values.scalar(optimizer.learningRate()));
        for (Variable variable : weights) {
            for (Arena state : optimizer.states()) {
                float[] part = Arrays.copyOfRange(state.read(), variable.offset(), variable.offset() + variable.size());
                actual.add(Values.of(NDArray.of(part, variable.shape())));
            }
        }
        List<Values> expected = given.expectedList("optimizer_variables_at_end");
        Tolerance.EXACT.check("the number of optimizer variables", actual.size(), expected.size());
        for (int i = 0; i < actual.size(); i++) {
            given.tolerance().check("optimizer variable " + i, actual.get(i), expected.get(i));
        }
    }
}

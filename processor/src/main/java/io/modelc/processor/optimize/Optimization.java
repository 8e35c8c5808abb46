package io.modelc.processor.optimize;

import io.modelc.processor.graph.Input;
import io.modelc.processor.graph.OutputActivation;
import io.modelc.processor.graph.PassGraph;
import io.modelc.processor.graph.WeightOp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From what a model computes to instructions and memory. */
public final class Optimization {

    private Optimization() {}

    /** The plan of a model, given its two passes. */
    public static Plan plan(PassGraph inference, PassGraph training) {
        Map<String, PlannedWeight> weights = weights(training.weights(), inference.weights());
        List<Input> inputs =
                training.inputs().stream().map(node -> (Input) node.op()).toList();
        List<PlannedOutput> outputs = new ArrayList<>();
        training.outputs()
                .forEach((name, node) -> outputs.add(new PlannedOutput(name, node.dims(), OutputActivation.of(node))));
        return new Plan(
                inputs,
                List.copyOf(outputs),
                List.copyOf(weights.values()),
                MemoryPlan.of(optimize(inference), weights),
                MemoryPlan.of(optimize(training), weights));
    }

    /** The same computation with fewer and larger instructions. */
    static PassGraph optimize(PassGraph pass) {
        return Assignments.of(GradientCopies.of(Fusion.of(new Simplification().apply(pass))));
    }

    /** The weights of both passes one after the other, the trainable and the others each by themselves. */
    private static Map<String, PlannedWeight> weights(List<WeightOp> training, List<WeightOp> inference) {
        Map<String, PlannedWeight> places = new LinkedHashMap<>();
        int[] ends = new int[2];
        Stream.concat(training.stream(), inference.stream())
                .filter(weight -> !places.containsKey(weight.path()))
                .forEach(weight -> {
                    int arena = weight.trainable() ? 0 : 1;
                    int offset = ends[arena];
                    ends[arena] = Math.addExact(offset, weight.dims().sampleSize());
                    places.put(
                            weight.path(),
                            new PlannedWeight(
                                    weight.path(), weight.initializer(), weight.dims(), weight.trainable(), offset));
                });
        return places;
    }
}

package io.modelc.processor.optimize;

import io.modelc.processor.graph.Assign;
import io.modelc.processor.graph.Input;
import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.OutputGradient;
import io.modelc.processor.graph.PassGraph;
import io.modelc.processor.graph.WeightOp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides at compile time where each value of a pass lives. A value is alive from the instruction that computes it to
 * the last one that reads it, directly or through a reshape; outputs and gradients of weights live to the end.
 */
final class MemoryPlan {

    private final PassGraph pass;
    private final Map<String, PlannedWeight> weights;
    private final List<Node> forward = new ArrayList<>();
    private final List<Node> backward = new ArrayList<>();
    private final Set<Node> weightGradients;
    private final Map<Node, Integer> lastUse = new HashMap<>();
    private final Map<Node, Location> locations = new LinkedHashMap<>();

    private MemoryPlan(PassGraph pass, Map<String, PlannedWeight> weights) {
        this.pass = pass;
        this.weights = weights;
        this.weightGradients =
                pass.weightGradients().values().stream().map(Node::origin).collect(Collectors.toSet());
    }

    /** The plan of a pass, given the places of the weights by path. */
    static PassPlan of(PassGraph pass, Map<String, PlannedWeight> weights) {
        return new MemoryPlan(pass, weights).plan();
    }

    private PassPlan plan() {
        List<Node> values = scheduled();
        findLastUses();
        int time = 0;
        for (Node node : values) {
            locations.put(node, node.op().isComputed() ? locate(node, time++) : given(node));
        }
        placeWeightGradients();
        List<Integer> blocks = placeOthers();
        Map<Node, Storage> storage = new LinkedHashMap<>();
        locations.forEach((node, location) -> storage.put(
                node, node == location.first() ? location.storage() : new Storage.SameAs(location.first())));
        return new PassPlan(
                pass.inputs(),
                List.copyOf(pass.outputs().values()),
                pass.loss(),
                pass.outputGradients(),
                List.copyOf(forward),
                List.copyOf(backward),
                Collections.unmodifiableMap(storage),
                blocks,
                pass.gradientOf());
    }

    /** All live values: first what the outputs depend on, then the backward part. */
    private List<Node> scheduled() {
        Set<Node> values = new LinkedHashSet<>(pass.inputs());
        values.addAll(pass.forward());
        values.removeAll(pass.assignments().values());
        values.addAll(pass.assignments().values());
        values.stream().filter(node -> node.op().isComputed()).forEach(forward::add);
        for (Node node : pass.live()) {
            if (values.add(node) && node.op().isComputed()) {
                backward.add(node);
            }
        }
        return List.copyOf(values);
    }

    private void findLastUses() {
        List<Node> instructions = new ArrayList<>(forward);
        instructions.addAll(backward);
        for (int time = 0; time < instructions.size(); time++) {
            for (Node input : instructions.get(time).inputs()) {
                lastUse.put(input.origin(), time);
            }
        }
        pass.outputs().values().forEach(output -> lastUse.put(output.origin(), Location.END));
        if (pass.loss() != null) {
            lastUse.put(pass.loss().origin(), Location.END);
        }
        pass.weightGradients().values().forEach(gradient -> lastUse.put(gradient.origin(), Location.END));
    }

    /** The location of what an instruction computes: that of an input, where it may be overwritten, or a new one. */
    private Location locate(Node node, int time) {
        if (node.op().sharesMemory()) {
            return locations.get(node.origin());
        }
        if (node.op() instanceof Assign assign) {
            PlannedWeight variable = weights.get(assign.path());
            return new Location(node, time, Location.END)
                    .at(new Storage.WeightMemory(variable.offset(), variable.length(), false));
        }
        if (node.op().inPlace() && !isWeightGradient(node)) {
            for (Node input : node.inputs()) {
                Location location = locations.get(input);
                if (location.canBecome(node, time)) {
                    location.become(lastUse.get(node));
                    return location;
                }
            }
        }
        return new Location(node, time, lastUse.get(node));
    }

    /** Gradients of weights have their own place, where nothing else may ever be. */
    private boolean isWeightGradient(Node node) {
        return weightGradients.contains(node);
    }

    /** The location of what is in memory before the pass begins, and of reshapes. */
    private Location given(Node node) {
        if (node.op().sharesMemory()) {
            return locations.get(node.origin());
        }
        return new Location(node, 0, lastUse.getOrDefault(node, 0))
                .at(given(node, node.dims().sampleSize()));
    }

    private Storage given(Node node, int size) {
        if (node.op() instanceof Input input) {
            return new Storage.InputMemory(input.index(), size);
        } else if (node.op() instanceof WeightOp weight) {
            return new Storage.WeightMemory(weights.get(weight.path()).offset(), size, weight.trainable());
        } else if (node.op() instanceof OutputGradient gradient) {
            return new Storage.OutputGradientMemory(gradient.index(), size);
        }
        throw new IllegalStateException("nobody computes " + node);
    }

    private void placeWeightGradients() {
        pass.weightGradients().forEach((path, gradient) -> locations
                .get(gradient)
                .at(new Storage.Gradient(
                        weights.get(path).offset(), weights.get(path).length())));
    }

    private List<Integer> placeOthers() {
        Set<Location> open = new LinkedHashSet<>(locations.values());
        open.removeIf(location -> location.storage() != null);
        open.stream()
                .filter(location -> !location.hasBatch())
                .forEach(location -> location.at(new Storage.Fixed(location.size())));
        return BlockAssignment.assign(open.stream().filter(Location::hasBatch).toList(), forward.size());
    }
}

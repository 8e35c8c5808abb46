package io.modelc.processor.emit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order in which Keras lists the layers of a functional model: those that are farthest from the outputs first, and
 * among equally far ones those first that a walk from the outputs back meets first. A layer that is applied several
 * times is as far as the farthest of its applications.
 *
 * @param <L> the layers
 */
final class LayerOrder<L> {

    /**
     * One application of a layer.
     *
     * @param inputs the applications whose results it reads
     */
    record Step<L>(L layer, int index, List<Step<L>> inputs) {

        /** Steps are compared by identity: their inputs are the whole graph before them. */
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private final Map<L, Integer> met = new HashMap<>();
    /** Every step behind the ones that it reads. */
    private final List<Step<L>> sorted = new ArrayList<>();

    private final Map<Step<L>, Integer> depths = new LinkedHashMap<>();
    private final Map<L, Integer> layerDepths = new LinkedHashMap<>();

    /** Walks back from the steps that give the outputs. */
    LayerOrder(List<Step<L>> outputs) {
        Map<Step<L>, Integer> progress = new HashMap<>();
        outputs.forEach(output -> walk(output, progress));
        for (int i = sorted.size() - 1; i >= 0; i--) {
            measure(sorted.get(i));
        }
    }

    /** A walk with its own stack, since models may be deeper than Java's. */
    private void walk(Step<L> from, Map<Step<L>, Integer> progress) {
        Deque<Step<L>> path = new ArrayDeque<>();
        enter(from, progress, path);
        while (!path.isEmpty()) {
            Step<L> step = path.peek();
            int next = progress.merge(step, 1, Integer::sum) - 1;
            if (next < step.inputs().size()) {
                enter(step.inputs().get(next), progress, path);
            } else {
                sorted.add(path.pop());
            }
        }
    }

    private void enter(Step<L> step, Map<Step<L>, Integer> progress, Deque<Step<L>> path) {
        if (progress.putIfAbsent(step, 0) == null) {
            met.putIfAbsent(step.layer(), met.size());
            path.push(step);
        }
    }

    private void measure(Step<L> step) {
        int depth = Math.max(depths.getOrDefault(step, 0), layerDepths.getOrDefault(step.layer(), 0));
        layerDepths.put(step.layer(), depth);
        depths.put(step, depth);
        step.inputs().forEach(input -> depths.merge(input, depth + 1, Math::max));
    }

    /** The layers in order. */
    List<L> layers() {
        return layerDepths.keySet().stream()
                .sorted(Comparator.<L>comparingInt(layer -> -layerDepths.get(layer))
                        .thenComparingInt(met::get))
                .toList();
    }

    /** Whether each step reads just the one before it, and no layer is applied twice. */
    boolean isChain() {
        Map<Integer, Integer> steps = new TreeMap<>();
        depths.values().forEach(depth -> steps.merge(depth, 1, Integer::sum));
        return steps.values().stream().allMatch(count -> count == 1)
                && sorted.stream().allMatch(step -> step.inputs().size() <= 1)
                && layerDepths.size() == sorted.size();
    }
}

package io.modelc.runtime;

import io.modelc.data.NDArray;
import java.util.Arrays;
import java.util.List;

/** The batch that a loop over samples is at, in memory that is used again for every batch. */
final class BatchData {

    final HostArray[] inputs;
    final HostArray[] targets;
    final HostArray weights;
    final List<LossTerm> terms;
    private final int capacity;
    private final Samples samples;
    private int index;
    private int count;

    /**
     * Room for batches of samples.
     *
     * @param terms the losses of {@code compile} for these samples; empty without
     */
    BatchData(Samples samples, int batchSize, List<LossTerm> terms) {
        this.capacity = Math.min(batchSize, samples.count());
        this.samples = samples;
        this.terms = terms;
        this.inputs = room(samples.inputs(), capacity);
        this.targets = room(samples.targets(), capacity);
        this.weights = samples.weights() == null ? null : room(samples.weights(), capacity);
    }

    private static HostArray[] room(List<NDArray> arrays, int capacity) {
        return arrays.stream().map(array -> room(array, capacity)).toArray(HostArray[]::new);
    }

    private static HostArray room(NDArray array, int capacity) {
        return new HostArray(array.dtype(), capacity, array.rowShape());
    }

    /** Moves to a batch: the samples at positions {@code from} to {@code from + count} of an order, null for their own. */
    void gather(int[] order, int from, int count, int index) {
        this.index = index;
        this.count = count;
        for (int i = 0; i < inputs.length; i++) {
            inputs[i].gather(samples.inputs().get(i), order, from, count);
        }
        for (int i = 0; i < targets.length; i++) {
            targets[i].gather(samples.targets().get(i), order, from, count);
        }
        if (weights != null) {
            weights.gather(samples.weights(), order, from, count);
        }
    }

    int index() {
        return index;
    }

    int count() {
        return count;
    }

    int capacity() {
        return capacity;
    }

    NDArray targetView(int output) {
        return targets[output].view(count);
    }

    NDArray weightView() {
        return weights == null ? null : weights.view(count);
    }

    List<NDArray> inputViews() {
        return views(inputs);
    }

    List<NDArray> targetViews() {
        return views(targets);
    }

    private List<NDArray> views(HostArray[] arrays) {
        return Arrays.stream(arrays).map(array -> array.view(count)).toList();
    }
}

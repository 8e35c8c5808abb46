package io.modelc.layers;

import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The sum of the inputs, element by element. An axis of size 1 is repeated, and an input with fewer axes than another
 * is repeated along the first axes of a sample: (batch, 4) fits (batch, 3, 4).
 */
public final class Add extends MergeLayer {

    /** A layer that adds. */
    public Add() {}

    @Override
    Tensor forward(List<Tensor> inputs) {
        int rank = inputs.stream().mapToInt(Tensor::rank).max().orElseThrow();
        List<Tensor> aligned =
                inputs.stream().map(input -> withRank(rank, input)).toList();
        if (!broadcastable(rank, aligned)) {
            throw new DeclarationException(Message.NOT_BROADCASTABLE, type(), shapes(inputs));
        }
        return aligned.stream().reduce(Tensor::plus).orElseThrow();
    }

    /** The input with axes of size 1 put behind the batch, so that samples are aligned at the last axis. */
    private static Tensor withRank(int rank, Tensor input) {
        int missing = rank - input.rank();
        if (missing == 0 || input.rank() == 0 || input.shape()[0] != Tensor.BATCH) {
            return input;
        }
        int[] sample = new int[rank - 1];
        Arrays.fill(sample, 0, missing, 1);
        System.arraycopy(input.shape(), 1, sample, missing, input.rank() - 1);
        return input.reshape(sample);
    }

    private static boolean broadcastable(int rank, List<Tensor> inputs) {
        return IntStream.rangeClosed(1, rank).allMatch(fromLast -> {
            IntStream sizes = inputs.stream().mapToInt(input -> sizeFromLast(input, fromLast));
            return sizes.filter(size -> size != 1).distinct().count() <= 1;
        });
    }

    private static int sizeFromLast(Tensor input, int fromLast) {
        int axis = input.rank() - fromLast;
        return axis < 0 ? 1 : input.shape()[axis];
    }
}

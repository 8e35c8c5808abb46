package io.modelc.initializers;

import java.util.Arrays;

/**
 * How many numbers flow into and out of each unit of a weight. A kernel's last two axes are its inputs and its outputs,
 * (..., in, out), and the axes before them its window: a convolution's unit sees {@code in} channels of each of its
 * places.
 */
record Fans(double in, double out) {

    static Fans of(int[] shape) {
        int rank = shape.length;
        if (rank == 0) {
            return new Fans(1, 1);
        }
        if (rank == 1) {
            return new Fans(shape[0], shape[0]);
        }
        double window = Arrays.stream(shape).limit(rank - 2).asDoubleStream().reduce(1, (a, b) -> a * b);
        return new Fans(window * shape[rank - 2], window * shape[rank - 1]);
    }
}

package io.modelc.gpu;

/**
 * The box of a copy, for a count: its sizes, the strides of the source, those of the target.
 *
 * @param numbers the layout with the count multiplied into the first size
 * @param rank how many axes the box has
 */
record CopyLayout(int[] numbers, int rank) {

    /** A layout as {@link io.modelc.kernels.Kernels#copy} takes it. */
    static CopyLayout of(int[] layout, int count) {
        if (layout.length == 0 || layout.length % 3 != 0) {
            throw new IllegalArgumentException("The layout of a copy has sizes, strides of x and strides of y for each"
                    + " axis: its length must be a multiple of 3, and is " + layout.length);
        }
        int[] numbers = layout.clone();
        numbers[0] = Math.multiplyExact(layout[0], count);
        return new CopyLayout(numbers, layout.length / 3);
    }

    /** How many elements are copied. */
    int elements() {
        int elements = 1;
        for (int axis = 0; axis < rank; axis++) {
            elements = Math.multiplyExact(elements, numbers[axis]);
        }
        return elements;
    }

    /** The lowest index that a side, 1 for the source or 2 for the target, reaches from its offset. */
    long lowest(int side) {
        long sum = 0;
        for (int axis = 0; axis < rank; axis++) {
            sum += Math.min(0, reach(side, axis));
        }
        return sum;
    }

    /** The highest index that a side reaches from its offset. */
    long highest(int side) {
        long sum = 0;
        for (int axis = 0; axis < rank; axis++) {
            sum += Math.max(0, reach(side, axis));
        }
        return sum;
    }

    private long reach(int side, int axis) {
        return (numbers[axis] - 1L) * numbers[side * rank + axis];
    }
}

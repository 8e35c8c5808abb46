package io.modelc.kernels;

/** One operation on many elements: the operands' numbers at each index from {@code from} to before {@code to}. */
@FunctionalInterface
interface Loop {

    /**
     * Computes.
     *
     * @param operands the arrays, which may be one and the same
     * @param numbers the numbers that are the same for all elements, or null where the operation has none
     */
    void run(float[][] operands, float[] numbers, int from, int to);
}

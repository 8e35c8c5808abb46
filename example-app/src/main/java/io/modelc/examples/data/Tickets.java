package io.modelc.examples.data;

import io.modelc.data.NDArray;
import java.util.Random;

/**
 * Customers' tickets with nothing in them, as in the book: random numbers of the right shapes, to show how a model of
 * several inputs and outputs is trained. There is nothing to be learnt from them.
 *
 * @param title (n, vocabulary): 1 for each word that is in the title, else 0
 * @param textBody (n, vocabulary): the same for the text
 * @param tags (n, tags): 1 for each tag that is set, else 0
 * @param priority (n, 1): between 0 and 1
 * @param department (n, 1), int32: the department's number, from 0
 */
public record Tickets(NDArray title, NDArray textBody, NDArray tags, NDArray priority, NDArray department) {

    /** {@code count} tickets; one seed gives the same ones. */
    public static Tickets random(int count, int vocabulary, int tags, int departments, long seed) {
        Random random = new Random(seed);
        return new Tickets(
                bits(count, vocabulary, random),
                bits(count, vocabulary, random),
                bits(count, tags, random),
                fractions(count, random),
                numbers(count, departments, random));
    }

    private static NDArray bits(int rows, int columns, Random random) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(2);
        }
        return NDArray.of(values, rows, columns);
    }

    private static NDArray fractions(int rows, Random random) {
        float[] values = new float[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = random.nextFloat();
        }
        return NDArray.of(values, rows, 1);
    }

    private static NDArray numbers(int rows, int bound, Random random) {
        int[] values = new int[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = random.nextInt(bound);
        }
        return NDArray.of(values, rows, 1);
    }
}

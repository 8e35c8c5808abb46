package io.modelc.initializers;

import io.modelc.errors.Arguments;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.errors.ShapeText;
import io.modelc.random.Philox;

/**
 * A random matrix whose columns, or whose rows if these are fewer, are orthogonal and of length {@code gain}; of a
 * weight with more axes, all but the last count as rows. Saxe et al., 2014.
 *
 * @param gain the length
 */
public record Orthogonal(double gain) implements Initializer {

    /** Checks the number. */
    public Orthogonal {
        Arguments.finite("Orthogonal", "gain", gain);
    }

    @Override
    public void check(int... shape) {
        if (shape.length < 2) {
            throw new DeclarationException(
                    Message.INITIALIZER_SHAPE, "Orthogonal", "weights of at least two axes", ShapeText.of(shape));
        }
    }

    @Override
    public void fill(float[] values, int offset, int[] shape, Philox random) {
        check(shape);
        int columns = shape[shape.length - 1];
        int rows = Elements.of(values, offset, shape).size() / columns;
        double[][] vectors = orthonormal(Math.min(rows, columns), Math.max(rows, columns), random);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double element = rows >= columns ? vectors[column][row] : vectors[row][column];
                values[offset + row * columns + column] = (float) (gain * element);
            }
        }
    }

    /**
     * Vectors of length 1, each orthogonal to the others: normally distributed ones, from which the modified
     * Gram-Schmidt process takes what they have in common. This is the Q of a QR decomposition with a positive diagonal
     * of R, and so uniformly distributed among all such matrices.
     */
    private static double[][] orthonormal(int count, int length, Philox random) {
        double[][] vectors = new double[count][length];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < length; j++) {
                vectors[i][j] = random.nextGaussian();
            }
        }
        for (int i = 0; i < count; i++) {
            scale(vectors[i], 1 / Math.sqrt(dot(vectors[i], vectors[i])));
            for (int j = i + 1; j < count; j++) {
                subtract(vectors[j], dot(vectors[i], vectors[j]), vectors[i]);
            }
        }
        return vectors;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }

    private static void subtract(double[] from, double factor, double[] vector) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= factor * vector[i];
        }
    }
}

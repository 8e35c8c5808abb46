package io.modelc.losses;

/** How the losses of all rows become one number, after each was multiplied by its weight. */
public enum Reduction {
    /** The sum, divided by the number of rows. Weights do not change the divisor. */
    SUM_OVER_BATCH_SIZE,
    /** The sum. */
    SUM,
    /** The same as {@link #SUM_OVER_BATCH_SIZE}. */
    MEAN,
    /** The sum, divided by the sum of the weights; by the number of rows where there are no weights. */
    MEAN_WITH_SAMPLE_WEIGHT,
    /** Every row keeps its own loss. */
    NONE;

    /**
     * One number from the losses of the first {@code rows} rows; the sum for {@link #NONE}.
     *
     * @param weights a weight for each row; null for 1
     */
    public float reduce(float[] losses, float[] weights, int rows) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += weights == null ? losses[i] : (double) losses[i] * weights[i];
        }
        return (float) (sum * scale(weights, rows));
    }

    /** What the weighted sum of the losses is multiplied by; 0 where that would be a division by 0. */
    public double scale(float[] weights, int rows) {
        return switch (this) {
            case SUM, NONE -> 1;
            case SUM_OVER_BATCH_SIZE, MEAN -> inverse(rows);
            case MEAN_WITH_SAMPLE_WEIGHT -> weights == null ? inverse(rows) : inverse(sum(weights, rows));
        };
    }

    private static double inverse(double divisor) {
        return divisor == 0 ? 0 : 1 / divisor;
    }

    private static double sum(float[] weights, int rows) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += weights[i];
        }
        return sum;
    }
}

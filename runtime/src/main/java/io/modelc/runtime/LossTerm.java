package io.modelc.runtime;

import io.modelc.kernels.LossFunction;
import io.modelc.losses.Loss;
import io.modelc.losses.LossRows;
import io.modelc.losses.Reduction;

/**
 * A loss at an output, as a step computes it. Equal terms make equal instructions.
 *
 * @param function the loss as kernels know it; null if they do not, or if the output has no loss
 * @param custom a loss that kernels do not know; null for the others
 * @param weight what it is multiplied by in the sum over outputs
 * @param rowsPerSample the rows of each sample, each of which has a loss
 * @param size the predictions of a row
 * @param targetSize the targets of a row
 * @param weighted whether rows have weights
 */
record LossTerm(
        LossFunction function,
        Loss custom,
        Reduction reduction,
        float weight,
        int rowsPerSample,
        int size,
        int targetSize,
        boolean weighted) {

    /** At an output without a loss. */
    static final LossTerm NONE = new LossTerm(null, null, Reduction.SUM, 0, 0, 0, 0, false);

    static LossTerm of(Loss loss, float weight, LossRows rows, int batch, boolean weighted) {
        LossFunction function = loss.kernel().orElse(null);
        return new LossTerm(
                function,
                function == null ? loss : null,
                loss.reduction(),
                weight,
                rows.rows() / batch,
                rows.size(),
                rows.targetSize(),
                weighted);
    }

    boolean isNone() {
        return function == null && custom == null;
    }

    /** What the sum of a batch's losses, each multiplied by its {@linkplain #normalise weight}, is multiplied by. */
    float scale(int batch) {
        return switch (reduction) {
            case SUM, NONE -> weight;
            case SUM_OVER_BATCH_SIZE, MEAN -> (float) ((double) weight / (batch * rowsPerSample));
            case MEAN_WITH_SAMPLE_WEIGHT -> weighted ? weight : (float) ((double) weight / (batch * rowsPerSample));
        };
    }

    /**
     * Divides weights by their sum where the reduction wants that: a device repeats a step with the scale that it was
     * recorded with, so what differs from batch to batch must be in the weights.
     */
    void normalise(float[] weights, float[] normalised, int rows) {
        double divisor = reduction == Reduction.MEAN_WITH_SAMPLE_WEIGHT ? reduction.scale(weights, rows) : 1;
        for (int i = 0; i < rows; i++) {
            normalised[i] = (float) (weights[i] * divisor);
        }
    }
}

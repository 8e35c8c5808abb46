package io.modelc.losses;

import io.modelc.kernels.LossFunction;
import java.util.Optional;

/** Σ |p − t| / n over the n predictions p of a row and their targets t. */
public final class MeanAbsoluteError extends Loss {

    /** The mean over the batch. */
    public MeanAbsoluteError() {
        this(Reduction.SUM_OVER_BATCH_SIZE);
    }

    /** With another reduction. */
    public MeanAbsoluteError(Reduction reduction) {
        super("mean_absolute_error", reduction);
    }

    @Override
    protected double rowLoss(float[] targets, float[] predictions) {
        double sum = 0;
        for (int i = 0; i < predictions.length; i++) {
            double difference = predictions[i] - targets[i];
            sum += Math.abs(difference);
        }
        return sum / predictions.length;
    }

    @Override
    protected void rowGradient(float[] targets, float[] predictions, float[] gradient) {
        for (int i = 0; i < predictions.length; i++) {
            gradient[i] = Math.signum(predictions[i] - targets[i]) / predictions.length;
        }
    }

    @Override
    public Optional<LossFunction> kernel() {
        return Optional.of(new LossFunction(LossFunction.Kind.MEAN_ABSOLUTE_ERROR));
    }
}

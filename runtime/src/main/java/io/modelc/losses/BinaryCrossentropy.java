package io.modelc.losses;

import io.modelc.kernels.LossFunction;

/** −Σ (t ln p + (1 − t) ln(1 − p)) / n: for independent yes-or-no predictions p with targets t of 0 to 1. */
public final class BinaryCrossentropy extends Crossentropy {

    /** On probabilities, with the mean over the batch. */
    public BinaryCrossentropy() {
        this(false, 0, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * With Keras' options.
     *
     * @param fromLogits whether predictions are logits, whose sigmoid is the probability
     * @param labelSmoothing s in t · (1 − s) + s / 2, which is used for the target; 0 to 1
     */
    public BinaryCrossentropy(boolean fromLogits, double labelSmoothing, Reduction reduction) {
        super("binary_crossentropy", LossFunction.Kind.BINARY_CROSSENTROPY, fromLogits, labelSmoothing, reduction);
    }

    /** On logits, with the mean over the batch. */
    public static BinaryCrossentropy onLogits() {
        return new BinaryCrossentropy(true, 0, Reduction.SUM_OVER_BATCH_SIZE);
    }

    @Override
    protected double rowLoss(float[] targets, float[] predictions) {
        double sum = 0;
        for (int i = 0; i < predictions.length; i++) {
            float target = smooth(targets[i]);
            sum += fromLogits() ? ofLogit(target, predictions[i]) : ofProbability(target, clip(predictions[i]));
        }
        return sum / predictions.length;
    }

    @Override
    protected void rowGradient(float[] targets, float[] predictions, float[] gradient) {
        for (int i = 0; i < predictions.length; i++) {
            float target = smooth(targets[i]);
            double p = predictions[i];
            if (fromLogits()) {
                gradient[i] = (float) ((sigmoid(p) - target) / predictions.length);
            } else {
                // In float32 1 − p is what the loss took the logarithm of.
                float complement = 1 - predictions[i];
                gradient[i] = clipped(predictions[i])
                        ? 0
                        : (float) (((1 - target) / complement - target / p) / predictions.length);
            }
        }
    }

    private float smooth(float target) {
        return target * (1 - smoothing()) + smoothing() / 2;
    }

    private static double ofProbability(float target, float probability) {
        return -target * Math.log(probability) - (1 - target) * Math.log(1 - probability);
    }

    /** max(x, 0) − x t + ln(1 + e^(−|x|)): the same, without an overflow for large logits x. */
    private static double ofLogit(float target, double logit) {
        return Math.max(logit, 0) - logit * target + Math.log1p(Math.exp(-Math.abs(logit)));
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}

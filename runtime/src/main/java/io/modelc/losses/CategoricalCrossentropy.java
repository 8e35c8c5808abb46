package io.modelc.losses;

import io.modelc.kernels.LossFunction;

/** −Σ t ln p: for the probabilities p of exclusive classes and their targets t, usually one-hot. */
public final class CategoricalCrossentropy extends Crossentropy {

    /** On probabilities, with the mean over the batch. */
    public CategoricalCrossentropy() {
        this(false, 0, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * With Keras' options.
     *
     * @param fromLogits whether predictions are logits, whose softmax are the probabilities; probabilities are divided
     *     by their sum
     * @param labelSmoothing s in t · (1 − s) + s / n, which is used for the target; 0 to 1
     */
    public CategoricalCrossentropy(boolean fromLogits, double labelSmoothing, Reduction reduction) {
        super(
                "categorical_crossentropy",
                LossFunction.Kind.CATEGORICAL_CROSSENTROPY,
                fromLogits,
                labelSmoothing,
                reduction);
    }

    /** On logits, with the mean over the batch. */
    public static CategoricalCrossentropy onLogits() {
        return new CategoricalCrossentropy(true, 0, Reduction.SUM_OVER_BATCH_SIZE);
    }

    @Override
    protected double rowLoss(float[] targets, float[] predictions) {
        double normalisation = fromLogits() ? Softmax.logSumExp(predictions) : Softmax.sum(predictions);
        double loss = 0;
        for (int i = 0; i < predictions.length; i++) {
            double logProbability = fromLogits()
                    ? predictions[i] - normalisation
                    : Math.log(clip(predictions[i] / (float) normalisation));
            loss -= smooth(targets[i], predictions.length) * logProbability;
        }
        return loss;
    }

    @Override
    protected void rowGradient(float[] targets, float[] predictions, float[] gradient) {
        if (fromLogits()) {
            gradientOfLogits(targets, predictions, gradient);
            return;
        }
        float sum = Softmax.sum(predictions);
        double[] dq = new double[predictions.length];
        for (int i = 0; i < dq.length; i++) {
            float q = predictions[i] / sum;
            dq[i] = clipped(q) ? 0 : -smooth(targets[i], dq.length) / q;
        }
        Softmax.throughNormalisation(predictions, sum, dq, gradient);
    }

    /** softmax(x) · Σ t − t */
    private void gradientOfLogits(float[] targets, float[] logits, float[] gradient) {
        double logSumExp = Softmax.logSumExp(logits);
        double total = 0;
        for (float target : targets) {
            total += smooth(target, logits.length);
        }
        for (int i = 0; i < logits.length; i++) {
            gradient[i] = (float) (Math.exp(logits[i] - logSumExp) * total - smooth(targets[i], logits.length));
        }
    }

    private double smooth(float target, int classes) {
        return target * (1 - smoothing()) + smoothing() / classes;
    }
}

package io.modelc.losses;

import io.modelc.kernels.LossFunction;

/** −ln p[t]: for the probabilities p of exclusive classes and the index t of the true one. */
public final class SparseCategoricalCrossentropy extends Crossentropy {

    /** On probabilities, with the mean over the batch. */
    public SparseCategoricalCrossentropy() {
        this(false, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * With Keras' options.
     *
     * @param fromLogits whether predictions are logits, whose softmax are the probabilities; probabilities are divided
     *     by their sum
     */
    public SparseCategoricalCrossentropy(boolean fromLogits, Reduction reduction) {
        super(
                "sparse_categorical_crossentropy",
                LossFunction.Kind.SPARSE_CATEGORICAL_CROSSENTROPY,
                fromLogits,
                0,
                reduction);
    }

    /** On logits, with the mean over the batch. */
    public static SparseCategoricalCrossentropy onLogits() {
        return new SparseCategoricalCrossentropy(true, Reduction.SUM_OVER_BATCH_SIZE);
    }

    @Override
    public boolean sparse() {
        return true;
    }

    @Override
    protected double rowLoss(float[] targets, float[] predictions) {
        float prediction = predictions[(int) targets[0]];
        return fromLogits()
                ? Softmax.logSumExp(predictions) - prediction
                : -Math.log(clip(prediction / Softmax.sum(predictions)));
    }

    @Override
    protected void rowGradient(float[] targets, float[] predictions, float[] gradient) {
        int label = (int) targets[0];
        if (fromLogits()) {
            double logSumExp = Softmax.logSumExp(predictions);
            for (int i = 0; i < predictions.length; i++) {
                gradient[i] = (float) (Math.exp(predictions[i] - logSumExp) - (i == label ? 1 : 0));
            }
            return;
        }
        float sum = Softmax.sum(predictions);
        float q = predictions[label] / sum;
        double[] dq = new double[predictions.length];
        dq[label] = clipped(q) ? 0 : -1 / (double) q;
        Softmax.throughNormalisation(predictions, sum, dq, gradient);
    }
}

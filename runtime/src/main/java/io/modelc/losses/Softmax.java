package io.modelc.losses;

/** The formulas that the crossentropies over classes share, for one row. */
final class Softmax {

    private Softmax() {}

    /** ln Σ exp(x), without an overflow for large x. */
    static double logSumExp(float[] logits) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            greatest = Math.max(greatest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - greatest);
        }
        return greatest + Math.log(sum);
    }

    static float sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return (float) sum;
    }

    /**
     * From the gradient of q = p / Σ p to that of p, in place: dp = (dq − Σ dq · q) / Σ p.
     *
     * @param gradient dq, then dp
     */
    static void throughNormalisation(float[] probabilities, float sum, double[] dq, float[] gradient) {
        double inner = 0;
        for (int i = 0; i < dq.length; i++) {
            inner += dq[i] * (probabilities[i] / sum);
        }
        for (int i = 0; i < dq.length; i++) {
            gradient[i] = (float) ((dq[i] - inner) / sum);
        }
    }
}

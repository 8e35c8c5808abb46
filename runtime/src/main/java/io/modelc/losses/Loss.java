package io.modelc.losses;

import io.modelc.data.NDArray;
import io.modelc.data.Shapes;
import io.modelc.kernels.LossFunction;
import java.util.Objects;
import java.util.Optional;

/**
 * What training makes small: a number for every row of predictions and targets, and their reduction to one. A loss of
 * one's own says the loss of a row and its gradient; it then works in {@code fit} as the built-in ones do.
 */
public abstract class Loss {

    private final String name;
    private final Reduction reduction;

    /** A loss with a name in snake case, as it appears in messages. */
    protected Loss(String name, Reduction reduction) {
        this.name = Objects.requireNonNull(name);
        this.reduction = Objects.requireNonNull(reduction);
    }

    /** Its name: {@code mean_squared_error}. */
    public final String name() {
        return name;
    }

    /** How the rows' losses become one number. */
    public final Reduction reduction() {
        return reduction;
    }

    // ---- what a loss is

    /** The loss of one row: predictions along the last axis, and their targets. */
    protected abstract double rowLoss(float[] targets, float[] predictions);

    /** Writes the gradient of {@link #rowLoss} with respect to each prediction. */
    protected abstract void rowGradient(float[] targets, float[] predictions, float[] gradient);

    /** Whether a row's target is one class index rather than a number for each prediction. */
    public boolean sparse() {
        return false;
    }

    /** The same loss as kernels know it, so that it can be computed within a training step; empty if they do not. */
    public Optional<LossFunction> kernel() {
        return Optional.empty();
    }

    // ---- using it

    /** The loss of targets and predictions, reduced to one number (the sum, for {@link Reduction#NONE}). */
    public final float call(NDArray targets, NDArray predictions) {
        return call(targets, predictions, null);
    }

    /** The loss, each row's multiplied by a weight first; {@code sampleWeight} may be null for none. */
    public final float call(NDArray targets, NDArray predictions, NDArray sampleWeight) {
        LossRows rows = rows("targets", targets.shape(), predictions.shape());
        check("targets", targets, rows);
        float[] weights = rowWeights(sampleWeight, rows);
        return reduction.reduce(rowLosses(targets, predictions, rows), weights, rows.rows());
    }

    /** The loss of each row, without weights: of the predictions' shape without the last axis. */
    public final NDArray unreduced(NDArray targets, NDArray predictions) {
        return unreduced(targets, predictions, null);
    }

    /** The loss of each row, multiplied by its weight; {@code sampleWeight} may be null for none. */
    public final NDArray unreduced(NDArray targets, NDArray predictions, NDArray sampleWeight) {
        LossRows rows = rows("targets", targets.shape(), predictions.shape());
        check("targets", targets, rows);
        float[] losses = rowLosses(targets, predictions, rows);
        float[] weights = rowWeights(sampleWeight, rows);
        for (int i = 0; weights != null && i < losses.length; i++) {
            losses[i] *= weights[i];
        }
        return NDArray.of(losses, rows.shape());
    }

    /** The gradient of {@link #call(NDArray, NDArray)} with respect to the predictions. */
    public final NDArray gradient(NDArray targets, NDArray predictions) {
        return gradient(targets, predictions, null);
    }

    /** The gradient of {@link #call(NDArray, NDArray, NDArray)} with respect to the predictions. */
    public final NDArray gradient(NDArray targets, NDArray predictions, NDArray sampleWeight) {
        return gradient(targets, predictions, sampleWeight, 1);
    }

    /** The gradient of {@code lossWeight} times the loss. */
    public final NDArray gradient(NDArray targets, NDArray predictions, NDArray sampleWeight, float lossWeight) {
        LossRows rows = rows("targets", targets.shape(), predictions.shape());
        check("targets", targets, rows);
        float[] weights = rowWeights(sampleWeight, rows);
        double scale = lossWeight * reduction.scale(weights, rows.rows());
        float[] target = new float[rows.targetSize()];
        float[] prediction = new float[rows.size()];
        float[] gradient = new float[rows.size()];
        float[] all = new float[predictions.size()];
        for (int row = 0; row < rows.rows(); row++) {
            targets.copyTo(row * target.length, target, 0, target.length);
            predictions.copyTo(row * prediction.length, prediction, 0, prediction.length);
            rowGradient(target, prediction, gradient);
            double weight = weights == null ? scale : scale * weights[row];
            for (int i = 0; i < gradient.length; i++) {
                all[row * gradient.length + i] = (float) (weight * gradient[i]);
            }
        }
        NDArray values = NDArray.of(all, all.length).reshape(predictions.shape());
        return new LossGradient(values, this, targets, predictions, sampleWeight, lossWeight);
    }

    private float[] rowLosses(NDArray targets, NDArray predictions, LossRows rows) {
        float[] target = new float[rows.targetSize()];
        float[] prediction = new float[rows.size()];
        float[] losses = new float[rows.rows()];
        for (int row = 0; row < losses.length; row++) {
            targets.copyTo(row * target.length, target, 0, target.length);
            predictions.copyTo(row * prediction.length, prediction, 0, prediction.length);
            losses[row] = (float) rowLoss(target, prediction);
        }
        return losses;
    }

    // ---- checking

    /**
     * How targets meet predictions.
     *
     * @param what what the targets are called in messages
     * @throws IllegalArgumentException if their shapes do not fit
     */
    public final LossRows rows(String what, int[] targets, int[] predictions) {
        return sparse() ? LossRows.sparse(what, targets, predictions) : LossRows.dense(what, targets, predictions);
    }

    /** Checks that class indices are whole numbers of existing classes; the first that is not is an error. */
    public final void check(String what, NDArray targets, LossRows rows) {
        if (!sparse()) {
            return;
        }
        int rowsPerSample = Math.max(1, targets.rowSize());
        for (int i = 0; i < targets.size(); i++) {
            float label = targets.at(i);
            if (!(label >= 0 && label < rows.size() && label == (int) label)) {
                throw new IllegalArgumentException("The label " + number(label) + " of sample " + i / rowsPerSample
                        + " in " + what + " is no class: there are " + rows.size() + " classes, 0 to "
                        + (rows.size() - 1) + ".");
            }
        }
    }

    private static String number(float value) {
        return value == (long) value ? Long.toString((long) value) : Float.toString(value);
    }

    /** A weight for each row from weights of rows or of samples; null for null. */
    public static float[] rowWeights(NDArray sampleWeight, LossRows rows) {
        if (sampleWeight == null) {
            return null;
        }
        int given = sampleWeight.size();
        int samples = rows.shape().length == 0 ? 1 : rows.shape()[0];
        if (given != rows.rows() && given != samples) {
            throw new IllegalArgumentException("Sample weights of shape " + Shapes.format(sampleWeight.shape())
                    + " do not fit losses of shape " + Shapes.format(rows.shape())
                    + ": there must be one for each sample, or one for each loss.");
        }
        float[] weights = new float[rows.rows()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = sampleWeight.at(given == weights.length ? i : i / (weights.length / samples));
        }
        return weights;
    }
}

package io.modelc.metrics;

import io.modelc.data.NDArray;
import io.modelc.data.Shapes;

/**
 * The mean of a number for each row of predictions along the last axis: of a loss, for example, or of 1 for a hit and 0
 * for a miss.
 */
// addVariable is final and keeps the new variable alone: nothing sees this metric before it is complete.
@SuppressWarnings("this-escape")
public abstract class MeanMetric extends Metric {

    private final MetricVariable total = addVariable("total");
    private final MetricVariable count = addVariable("count");

    /** A mean with a name. */
    protected MeanMetric(String name) {
        super(name);
    }

    /**
     * The number of a row.
     *
     * @param target the position of the row's first target
     * @param prediction the position of the row's first prediction
     * @param size the number of predictions in the row
     */
    protected abstract double value(NDArray targets, int target, NDArray predictions, int prediction, int size);

    /** Whether a row's target is one class index rather than a number for each prediction. */
    protected boolean sparse() {
        return false;
    }

    @Override
    public final void updateState(NDArray targets, NDArray predictions, NDArray sampleWeight) {
        int size = predictions.rank() < 2 ? 1 : predictions.dim(-1);
        int rows = size == 0 ? 0 : predictions.size() / size;
        int targetSize = sparse() ? 1 : size;
        if (targets.size() != rows * targetSize) {
            throw new IllegalArgumentException("The metric '" + name() + "' got targets of shape "
                    + Shapes.format(targets.shape()) + " for predictions of shape "
                    + Shapes.format(predictions.shape()) + ": it needs "
                    + (sparse() ? "one class index for each row." : "the same shape."));
        }
        for (int row = 0; row < rows; row++) {
            float weight = RowWeights.at(sampleWeight, row, rows);
            total.add(weight * value(targets, row * targetSize, predictions, row * size, size));
            count.add(weight);
        }
    }

    @Override
    public final float result() {
        return count.get() == 0 ? 0 : (float) (total.get() / count.get());
    }

    /** The position, within a row, of its greatest element; of the first of several. */
    static int argMax(NDArray array, int from, int size) {
        int best = 0;
        for (int i = 1; i < size; i++) {
            if (array.at(from + i) > array.at(from + best)) {
                best = i;
            }
        }
        return best;
    }

    /** Whether class {@code label} of a row is among the k greatest: fewer than k others are greater. */
    static boolean inTopK(NDArray predictions, int from, int size, int label, int k) {
        if (label < 0 || label >= size || Float.isNaN(predictions.at(from + label))) {
            return false;
        }
        int greater = 0;
        for (int i = 0; i < size; i++) {
            if (predictions.at(from + i) > predictions.at(from + label)) {
                greater++;
            }
        }
        return greater < k;
    }
}

package io.modelc.runtime;

import io.modelc.data.NDArray;
import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;

/** The memory of one output's loss: targets, weights and losses of a batch, where kernels compute and on the host. */
final class LossRoom {

    private final Kernels kernels;
    private final LossTerm term;
    private final Buffer targetBuffer;
    private final Buffer weightBuffer;
    private final Buffer lossBuffer;
    private final float[] targetValues;
    private final float[] rowWeights;
    private final float[] normalisedWeights;
    private final float[] losses;
    private NDArray targets;
    private NDArray weights;
    private float loss;

    LossRoom(Kernels kernels, LossTerm term, int capacity) {
        int rows = Math.multiplyExact(capacity, term.rowsPerSample());
        this.kernels = kernels;
        this.term = term;
        this.targetValues = new float[Math.multiplyExact(rows, term.targetSize())];
        this.losses = new float[rows];
        this.rowWeights = term.weighted() ? new float[rows] : null;
        this.normalisedWeights = term.weighted() ? new float[rows] : null;
        boolean used = term.function() != null;
        this.targetBuffer = used ? kernels.allocate(targetValues.length) : null;
        this.lossBuffer = used ? kernels.allocate(rows) : null;
        this.weightBuffer = used && term.weighted() ? kernels.allocate(rows) : null;
    }

    /** Takes the targets and weights of a batch. */
    void load(NDArray targets, NDArray weights, int count) {
        this.targets = targets;
        this.weights = weights;
        if (term.function() == null) {
            return;
        }
        int rows = count * term.rowsPerSample();
        targets.copyTo(0, targetValues, 0, rows * term.targetSize());
        kernels.write(targetBuffer, targetValues, 0, rows * term.targetSize());
        if (term.weighted()) {
            int rowsPerWeight = rows / weights.size();
            for (int row = 0; row < rows; row++) {
                rowWeights[row] = weights.at(row / rowsPerWeight);
            }
            term.normalise(rowWeights, normalisedWeights, rows);
            kernels.write(weightBuffer, normalisedWeights, 0, rows);
        }
    }

    void issue(Buffer prediction, Buffer gradient, int batch, boolean atLogits) {
        int rows = batch * term.rowsPerSample();
        kernels.loss(
                term.function(),
                targetBuffer,
                prediction,
                weightBuffer,
                lossBuffer,
                gradient,
                rows,
                term.size(),
                term.scale(batch),
                atLogits);
        kernels.fetch(lossBuffer, rows);
    }

    /** Gets the loss after a step; the outputs have been read where the loss is computed on the host. */
    void read(int count, PassRun run, int output) {
        if (term.custom() != null) {
            loss = term.custom().call(targets, run.outputView(output, count), weights);
        } else if (term.function() != null) {
            int rows = count * term.rowsPerSample();
            kernels.read(lossBuffer, losses, 0, rows);
            loss = term.reduction().reduce(losses, rowWeights, rows);
        }
    }

    NDArray customGradient(NDArray predictions) {
        return term.custom().gradient(targets, predictions, weights, term.weight());
    }

    float loss() {
        return loss;
    }
}

package io.modelc.callbacks;

import io.modelc.metrics.Logs;

/**
 * Is told what happens in {@code fit}, {@code evaluate} and {@code predict}. Override what is of interest. Epochs and
 * batches count from 0. The logs given at the end of a batch are used again for the next; {@link Logs#copy} keeps them.
 */
public abstract class Callback {

    private Trainable model;
    private Schedule schedule;

    /** Called before the training starts. */
    public final void attach(Trainable model, Schedule schedule) {
        this.model = model;
        this.schedule = schedule;
    }

    /** The model that is trained. */
    protected final Trainable model() {
        return model;
    }

    /** What the training is going to do. */
    protected final Schedule schedule() {
        return schedule;
    }

    /** The training starts. */
    public void onTrainBegin(Logs logs) {}

    /** The training has ended; with the logs of the last epoch. */
    public void onTrainEnd(Logs logs) {}

    /** An epoch starts. */
    public void onEpochBegin(int epoch, Logs logs) {}

    /** An epoch has ended; with its logs, those of the validation with the prefix {@code val_}. */
    public void onEpochEnd(int epoch, Logs logs) {}

    /** A training batch starts. */
    public void onBatchBegin(int batch, Logs logs) {}

    /** A training batch has ended; with the logs of the epoch so far. */
    public void onBatchEnd(int batch, Logs logs) {}

    /** An evaluation starts. */
    public void onTestBegin(Logs logs) {}

    /** An evaluation has ended; with its logs. */
    public void onTestEnd(Logs logs) {}

    /** A batch of an evaluation starts. */
    public void onTestBatchBegin(int batch, Logs logs) {}

    /** A batch of an evaluation has ended; with the logs so far. */
    public void onTestBatchEnd(int batch, Logs logs) {}

    /** A prediction starts. */
    public void onPredictBegin(Logs logs) {}

    /** A prediction has ended. */
    public void onPredictEnd(Logs logs) {}

    /** A batch of a prediction starts. */
    public void onPredictBatchBegin(int batch, Logs logs) {}

    /** A batch of a prediction has ended. */
    public void onPredictBatchEnd(int batch, Logs logs) {}
}

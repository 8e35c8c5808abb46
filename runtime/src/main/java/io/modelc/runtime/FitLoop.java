package io.modelc.runtime;

import io.modelc.callbacks.Callback;
import io.modelc.callbacks.History;
import io.modelc.callbacks.ProgbarLogger;
import io.modelc.callbacks.Schedule;
import io.modelc.metrics.Logs;
import java.util.ArrayList;
import java.util.List;

/** The loop of {@code fit}: epochs of batches, each epoch with its validation, and callbacks in between. */
final class FitLoop {

    private static final Logs NO_LOGS = new Logs();

    private final CompiledModel<?, ?, ?> model;
    private final Fit fit;
    private final Samples validation;
    private final boolean checkFinite;
    private final History history = new History();
    private final List<Callback> callbacks = new ArrayList<>();
    private final BatchOrder order;
    private final int steps;
    private int passes;

    /**
     * A training.
     *
     * @param validation what to evaluate on after each epoch; null for nothing
     */
    FitLoop(CompiledModel<?, ?, ?> model, Fit fit, int samples, Samples validation, boolean checkFinite) {
        this.model = model;
        this.fit = fit;
        this.validation = validation;
        this.checkFinite = checkFinite;
        this.order = new BatchOrder(samples, fit.batchSize, fit.shuffle, fit.seed != null ? fit.seed : model.seed());
        this.steps = fit.stepsPerEpoch > 0 ? fit.stepsPerEpoch : order.batches();
        this.passes = fit.initialEpoch;
        addCallbacks();
    }

    private void addCallbacks() {
        callbacks.add(history);
        if (fit.verbosity != Fit.Verbosity.SILENT) {
            boolean bar = fit.verbosity == Fit.Verbosity.PROGRESS_BAR
                    || fit.verbosity == Fit.Verbosity.AUTO && System.console() != null;
            callbacks.add(new ProgbarLogger(System.out, bar));
        }
        callbacks.addAll(fit.callbacks);
        callbacks.forEach(callback -> callback.attach(model, new Schedule(fit.epochs, steps)));
    }

    History run(CompiledModel<?, ?, ?>.Batch batch) {
        callbacks.forEach(callback -> callback.onTrainBegin(NO_LOGS));
        Logs logs = NO_LOGS;
        for (int epoch = fit.initialEpoch; epoch < fit.epochs && !model.isStopped(); epoch++) {
            logs = epoch(epoch, batch);
        }
        Logs last = logs;
        callbacks.forEach(callback -> callback.onTrainEnd(last));
        return history;
    }

    private Logs epoch(int epoch, CompiledModel<?, ?, ?>.Batch batch) {
        model.resetMetrics();
        for (Callback callback : callbacks) {
            callback.onEpochBegin(epoch, NO_LOGS);
        }
        Logs logs = batches(epoch, batch).copy();
        if (validation != null) {
            logs.putAll("val_", model.evaluate(validation, fit.batchSize, callbacks));
        }
        for (Callback callback : callbacks) {
            callback.onEpochEnd(epoch, logs);
        }
        return logs;
    }

    private Logs batches(int epoch, CompiledModel<?, ?, ?>.Batch batch) {
        Logs logs = NO_LOGS;
        if (fit.stepsPerEpoch == 0) {
            order.start(epoch);
        }
        for (int step = 0; step < steps && !model.isStopped(); step++) {
            nextBatch(step, batch);
            for (int i = 0; i < callbacks.size(); i++) {
                callbacks.get(i).onBatchBegin(step, NO_LOGS);
            }
            logs = model.step(batch);
            if (checkFinite) {
                checkLoss(logs, epoch, step);
            }
            for (int i = 0; i < callbacks.size(); i++) {
                callbacks.get(i).onBatchEnd(step, logs);
            }
        }
        return logs;
    }

    /** With a number of steps per epoch, the samples go on from epoch to epoch and begin again when they end. */
    private void nextBatch(int step, CompiledModel<?, ?, ?>.Batch batch) {
        boolean atStart = fit.stepsPerEpoch > 0 && step == 0 && passes == fit.initialEpoch;
        if (atStart || !order.next()) {
            order.start(passes++);
            order.next();
        }
        order.gather(batch.data(), step);
    }

    private static void checkLoss(Logs logs, int epoch, int step) {
        if (logs.contains("loss") && !Double.isFinite(logs.get("loss"))) {
            throw new IllegalStateException("The loss became " + logs.get("loss") + " in epoch " + (epoch + 1)
                    + ", batch " + (step + 1) + ". A smaller learning rate may help.");
        }
    }
}

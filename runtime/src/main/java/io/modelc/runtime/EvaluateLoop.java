package io.modelc.runtime;

import io.modelc.callbacks.Callback;
import io.modelc.metrics.Logs;
import java.util.List;

/** The loop of {@code evaluate}: one pass over the samples, in their order. */
final class EvaluateLoop {

    private static final Logs NO_LOGS = new Logs();

    private final CompiledModel<?, ?, ?> model;
    private final BatchOrder order;
    private final List<Callback> callbacks;

    EvaluateLoop(CompiledModel<?, ?, ?> model, BatchOrder order, List<Callback> callbacks) {
        this.model = model;
        this.order = order;
        this.callbacks = callbacks;
    }

    Logs run(CompiledModel<?, ?, ?>.Batch batch) {
        model.resetMetrics();
        callbacks.forEach(callback -> callback.onTestBegin(NO_LOGS));
        Logs logs = batches(batch).copy();
        callbacks.forEach(callback -> callback.onTestEnd(logs));
        return logs;
    }

    private Logs batches(CompiledModel<?, ?, ?>.Batch batch) {
        Logs logs = NO_LOGS;
        order.start(0);
        for (int step = 0; order.next(); step++) {
            order.gather(batch.data(), step);
            for (Callback callback : callbacks) {
                callback.onTestBatchBegin(step, NO_LOGS);
            }
            logs = model.test(batch);
            for (Callback callback : callbacks) {
                callback.onTestBatchEnd(step, logs);
            }
        }
        return logs;
    }
}

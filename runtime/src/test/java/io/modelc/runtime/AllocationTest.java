package io.modelc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.modelc.HandWrittenMlp;
import io.modelc.HandWrittenTickets;
import io.modelc.callbacks.Callback;
import io.modelc.data.NDArray;
import io.modelc.losses.MeanSquaredError;
import io.modelc.losses.SparseCategoricalCrossentropy;
import io.modelc.metrics.Logs;
import io.modelc.metrics.SparseCategoricalAccuracy;
import io.modelc.optimizers.Adam;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A training step allocates nothing, once the first ones have made room. */
class AllocationTest {

    private static final int WARM = 60;
    private static final int MEASURED = 100;

    /** The bytes that this thread allocates from one batch to another. */
    private static final class Meter extends Callback {

        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private long before;
        private long after;

        @Override
        public void onBatchEnd(int batch, Logs logs) {
            if (batch == WARM) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            if (batch == WARM + MEASURED) {
                after = threads.getCurrentThreadAllocatedBytes();
            }
        }

        long bytes() {
            return after - before;
        }
    }

    @Test
    void stepsWithShufflingWeightsAndMetricsAllocateNothing() {
        int samples = 4 * (WARM + MEASURED + 2);
        HandWrittenMlp model = Digits.model();
        Meter meter = new Meter();
        model.fit(
                Digits.inputs(samples),
                Digits.labels(samples),
                Fit.epochs(1)
                        .batchSize(4)
                        .sampleWeight(NDArray.of(new float[samples]))
                        .verbose(0)
                        .callbacks(meter));
        assertThat(meter.bytes()).isLessThan(MEASURED);
    }

    @Test
    void stepsWithSeveralInputsAndOutputsAllocateNothing() {
        int samples = WARM + MEASURED + 2;
        HandWrittenTickets model = new HandWrittenTickets();
        model.compile(Compile.with(new Adam())
                .loss("priority", new MeanSquaredError())
                .loss("department", new SparseCategoricalCrossentropy())
                .metrics("department", new SparseCategoricalAccuracy()));
        Meter meter = new Meter();
        model.fit(
                new HandWrittenTickets.Inputs(
                        NDArray.zeros(samples, 40), NDArray.zeros(samples, 40), NDArray.zeros(samples, 10)),
                new HandWrittenTickets.Targets(NDArray.zeros(samples, 1), Digits.labels(samples, 4)),
                Fit.epochs(1).batchSize(1).verbose(0).callbacks(meter));
        assertThat(meter.bytes()).isLessThan(MEASURED);
    }
}

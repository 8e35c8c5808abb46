package io.modelc.processor.emit;

import io.modelc.processor.optimize.Plan;
import io.modelc.summary.Summary;

/** The line on memory below a summary: what one more sample in a batch takes. */
final class MemoryLine {

    private MemoryLine() {}

    static String of(Plan plan) {
        return " Memory per sample: " + Summary.memory(plan.inference().bytesPerSample()) + " inference, "
                + Summary.memory(plan.training().bytesPerSample()) + " training\n";
    }
}

package io.modelc.callbacks;

import io.modelc.metrics.Logs;
import java.io.PrintStream;

/** Prints the progress of a training: Keras' bar on a terminal, elsewhere one line at the end of each epoch. */
public final class ProgbarLogger extends Callback {

    private final PrintStream out;
    private final boolean terminal;
    private ProgressBar bar;

    /** Prints to a stream that is a terminal or not. */
    public ProgbarLogger(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void onEpochBegin(int epoch, Logs logs) {
        if (terminal) {
            out.println("Epoch " + (epoch + 1) + "/" + schedule().epochs());
        }
        bar = new ProgressBar(schedule().steps(), System.nanoTime());
    }

    @Override
    public void onBatchEnd(int batch, Logs logs) {
        if (terminal && bar.isDue(batch + 1, System.nanoTime())) {
            out.print("\r" + bar.show(batch + 1, logs, System.nanoTime()));
            out.flush();
        }
    }

    @Override
    public void onEpochEnd(int epoch, Logs logs) {
        if (terminal) {
            out.println("\r" + bar.show(schedule().steps(), logs, System.nanoTime()));
        } else {
            out.println(
                    "Epoch " + (epoch + 1) + "/" + schedule().epochs() + " - " + bar.summary(logs, System.nanoTime()));
        }
    }
}

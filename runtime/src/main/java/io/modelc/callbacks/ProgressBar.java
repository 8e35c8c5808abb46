package io.modelc.callbacks;

import io.modelc.metrics.Logs;

/** The text of a progress bar, as Keras draws it. Times are given in nanoseconds, so that it needs no clock. */
final class ProgressBar {

    private static final int WIDTH = 20;
    private static final long INTERVAL = 50_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final int steps;
    private final long start;
    private long lastShown;
    private int lastLength;

    ProgressBar(int steps, long start) {
        this.steps = steps;
        this.start = start;
        this.lastShown = start - INTERVAL;
    }

    /** Whether to draw it again: not more often than an eye can follow. */
    boolean isDue(int step, long now) {
        return step == steps || now - lastShown >= INTERVAL;
    }

    /** The line after a number of steps: with the time left while it runs, and the time taken at its end. */
    String show(int step, Logs logs, long now) {
        lastShown = now;
        int filled = steps == 0 ? WIDTH : (int) ((long) WIDTH * step / steps);
        double perStep = (now - start) / NANOS_PER_SECOND / Math.max(1, step);
        double shown = step < steps ? perStep * (steps - step) : perStep * step;
        String counted = String.format("%" + Integer.toString(steps).length() + "d/%d", step, steps);
        String line = counted + " \u001b[32m" + "━".repeat(filled) + "\u001b[0m\u001b[37m" + "━".repeat(WIDTH - filled)
                + "\u001b[0m " + seconds(shown) + " " + stepTime(perStep) + values(logs);
        // A shorter line must cover what is left of the one before it.
        String padded = line + " ".repeat(Math.max(0, lastLength - line.length()));
        lastLength = line.length();
        return padded;
    }

    /** The line where there is no terminal. */
    String summary(Logs logs, long now) {
        double taken = (now - start) / NANOS_PER_SECOND;
        return steps + "/" + steps + " - " + seconds(taken) + " - " + stepTime(taken / Math.max(1, steps))
                + values(logs);
    }

    private static String values(Logs logs) {
        return logs.isEmpty() ? "" : " - " + logs;
    }

    private static String seconds(double seconds) {
        long whole = Math.round(seconds);
        if (whole >= 3600) {
            return String.format("%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
        }
        return whole >= 60 ? String.format("%d:%02d", whole / 60, whole % 60) : whole + "s";
    }

    private static String stepTime(double seconds) {
        if (seconds >= 1) {
            return Math.round(seconds) + "s/step";
        }
        return seconds >= 1e-3 ? Math.round(seconds * 1e3) + "ms/step" : Math.round(seconds * 1e6) + "us/step";
    }
}

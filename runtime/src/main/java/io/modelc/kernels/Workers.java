package io.modelc.kernels;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Threads that share the parts of one task at a time with the thread that asks. While they are awake, handing over a
 * task costs less than a microsecond; an executor of the JDK takes fifty, longer than most instructions of a model.
 *
 * <p>Several threads may ask at once: one gets the workers, the others do their tasks alone, with the same results.
 */
final class Workers implements AutoCloseable {

    /** The system property for the number of threads, the caller's included. */
    static final String PROPERTY = "modelc.threads";

    /** A task shorter than this, in nanoseconds, is not worth waking a sleeping thread for. */
    private static final long WAKING_COST = 150_000;

    private static final long PART_MASK = 0xFFFF_FFFFL;

    private static Workers shared;

    private final Worker[] workers;
    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * The task's number in the upper half, its parts not yet taken in the lower: a thread that comes too late for a
     * task fails to take a part of it, because the number has changed.
     */
    private final AtomicLong ticket = new AtomicLong();

    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Pause pause = new Pause();
    private volatile Task task;
    private volatile boolean closed;

    /** Workers for {@code threads} threads in all, the calling one included. */
    Workers(int threads) {
        workers = new Worker[Math.max(0, threads - 1)];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(i + 1);
            workers[i].start();
        }
    }

    /**
     * The workers of this process: as many threads as {@code -Dmodelc.threads} says, else one for each processor.
     *
     * @throws IllegalArgumentException if the property is no number of threads
     */
    static synchronized Workers shared() {
        if (shared == null) {
            shared = new Workers(threads(System.getProperty(PROPERTY)));
        }
        return shared;
    }

    static int threads(String property) {
        if (property == null || property.isBlank()) {
            return Runtime.getRuntime().availableProcessors();
        }
        try {
            int threads = Integer.parseInt(property.strip());
            if (threads >= 1) {
                return threads;
            }
        } catch (NumberFormatException e) {
            // The message below says what a number of threads is.
        }
        throw new IllegalArgumentException(
                "-D" + PROPERTY + "=" + property + " must be a number of threads, 1 or more, for example 4");
    }

    /**
     * Does all parts of a task and returns when they are done. A part's exception is thrown here, after the others
     * have ended.
     *
     * @param scratch the calling thread's memory
     */
    void run(Task task, Scratch scratch) {
        int parts = task.parts();
        if (parts <= 1 || workers.length == 0 || !busy.compareAndSet(false, true)) {
            for (int part = 0; part < parts; part++) {
                task.run(part, scratch);
            }
            return;
        }
        try {
            share(task, parts, scratch);
        } finally {
            this.task = null;
            busy.set(false);
        }
        rethrow(failure.getAndSet(null));
    }

    private void share(Task task, int parts, Scratch scratch) {
        this.task = task;
        unfinished.set(parts);
        ticket.set(((ticket.get() >>> 32) + 1) << 32 | parts);
        if (task.nanos() >= WAKING_COST) {
            int helpers = Math.min(workers.length, parts - 1);
            for (int i = 0; i < helpers; i++) {
                workers[i].wake();
            }
        }
        takeParts(scratch);
        pause.reset();
        while (unfinished.get() > 0) {
            pause.once();
        }
    }

    /** Takes and does parts until there are none left. */
    private void takeParts(Scratch scratch) {
        while (true) {
            long current = ticket.get();
            int left = (int) (current & PART_MASK);
            if (left == 0) {
                return;
            }
            Task mine = task;
            if (ticket.compareAndSet(current, current - 1)) {
                try {
                    mine.run(left - 1, scratch);
                } catch (Throwable e) {
                    // It is the caller's to handle: run() throws it there.
                    failure.compareAndSet(null, e);
                }
                unfinished.decrementAndGet();
            }
        }
    }

    /** The threads, the caller's not included. */
    Stream<Thread> threads() {
        return Stream.of(workers);
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        closed = true;
        for (Worker worker : workers) {
            worker.wake();
        }
    }

    private final class Worker extends Thread {

        private final Scratch scratch = new Scratch();
        private final Pause pause = new Pause();
        private volatile boolean asleep;

        Worker(int number) {
            super("modelc-kernels-" + number);
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!closed) {
                if ((ticket.get() & PART_MASK) != 0) {
                    takeParts(scratch);
                    pause.reset();
                } else if (!pause.once()) {
                    sleep();
                }
            }
        }

        private void sleep() {
            asleep = true;
            // A task or the end may have come before the caller could see that this thread sleeps.
            if ((ticket.get() & PART_MASK) == 0 && !closed) {
                LockSupport.park(Workers.this);
            }
            asleep = false;
            pause.reset();
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(this);
            }
        }
    }
}

package io.modelc.kernels;

/** Work in parts that do not depend on each other. How it is cut depends on its size only, never on the threads. */
interface Task {

    /** The number of parts. */
    int parts();

    /** About how many nanoseconds one thread takes for all parts. */
    long nanos();

    /** Does a part, with the memory of the thread that it runs on. */
    void run(int part, Scratch scratch);
}

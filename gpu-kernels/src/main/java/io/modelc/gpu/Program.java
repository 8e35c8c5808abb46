package io.modelc.gpu;

import io.modelc.kernels.RandomKey;
import java.util.List;

/**
 * A recorded step on the tape.
 *
 * @param start its first row
 * @param rows how many rows
 * @param keys the random keys that it draws with, read at each launch
 * @param fetches what it brings back
 */
record Program(int start, int rows, List<RandomKey> keys, List<Transfer> fetches) {

    /** How many floats come back. */
    int fetched() {
        if (fetches.isEmpty()) {
            return 0;
        }
        Transfer last = fetches.get(fetches.size() - 1);
        return last.position() + last.length();
    }
}

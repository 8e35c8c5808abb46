package io.modelc.runtime;

import io.modelc.random.Philox;

/**
 * Which samples come in which batch. The order of epoch e is a function of the seed and e alone, so that a training that
 * is resumed at an epoch goes on with the same batches.
 */
final class BatchOrder {

    /** Streams of random numbers from here on belong to orders; those of weights count from 0. */
    private static final int FIRST_STREAM = Integer.MIN_VALUE;

    private final int samples;
    private final int batchSize;
    private final boolean shuffle;
    private final long seed;
    private final int[] order;
    private int from;
    private int count;

    BatchOrder(int samples, int batchSize, boolean shuffle, long seed) {
        this.samples = samples;
        this.batchSize = batchSize;
        this.shuffle = shuffle;
        this.seed = seed;
        this.order = shuffle ? new int[samples] : null;
    }

    /** Starts again with the order of an epoch. */
    void start(int epoch) {
        from = 0;
        count = 0;
        if (shuffle) {
            permute(new Philox(seed, FIRST_STREAM + epoch));
        }
    }

    /** Every permutation is as likely: Fisher and Yates, 1938, in Durstenfeld's form. */
    private void permute(Philox random) {
        for (int i = 0; i < samples; i++) {
            order[i] = i;
        }
        for (int i = samples - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    /** Moves to the next batch; false at the end. The last batch may be smaller. */
    boolean next() {
        from += count;
        count = Math.min(batchSize, samples - from);
        return count > 0;
    }

    void gather(BatchData batch, int index) {
        batch.gather(order, from, count, index);
    }

    int batches() {
        return (samples + batchSize - 1) / batchSize;
    }
}

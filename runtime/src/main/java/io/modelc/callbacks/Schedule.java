package io.modelc.callbacks;

/**
 * What a training is going to do.
 *
 * @param epochs the epoch it ends before
 * @param steps the batches of an epoch
 */
public record Schedule(int epochs, int steps) {}

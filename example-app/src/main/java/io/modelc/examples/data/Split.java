package io.modelc.examples.data;

import io.modelc.data.NDArray;

/**
 * One part of a data set of handwritten digits.
 *
 * @param images (n, 784): the pixels, row by row, 0 for the paper and 1 for the darkest ink
 * @param labels (n), int32: the digits 0 to 9
 */
public record Split(NDArray images, NDArray labels) {}

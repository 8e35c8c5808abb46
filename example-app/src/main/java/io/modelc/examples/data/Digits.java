package io.modelc.examples.data;

import io.modelc.data.NDArray;
import java.util.function.IntUnaryOperator;

/** A pair of MNIST's files, images and their labels, checked against each other. */
final class Digits {

    /** Pixels of an image: 28 rows of 28. */
    static final int PIXELS = 28 * 28;

    private static final int CLASSES = 10;

    private final Idx images;
    private final Idx labels;

    /**
     * Checks the pair.
     *
     * @throws IdxException if the images are not 28 x 28, a label is no digit, or there are more of one than of the other
     */
    Digits(Idx images, Idx labels) throws IdxException {
        this.images = images;
        this.labels = labels;
        checkImages();
        checkLabels();
    }

    /** How many there are. */
    int count() {
        return images.size(0);
    }

    /** {@code count} digits; {@code index} says which is the first, the second, and so on. */
    Split split(int count, IntUnaryOperator index) {
        float[] pixels = new float[Math.multiplyExact(count, PIXELS)];
        int[] digits = new int[count];
        for (int i = 0; i < count; i++) {
            int from = index.applyAsInt(i);
            digits[i] = labels.element(from);
            for (int p = 0; p < PIXELS; p++) {
                pixels[i * PIXELS + p] = images.element(from * PIXELS + p) / 255f;
            }
        }
        return new Split(NDArray.of(pixels, count, PIXELS), NDArray.of(digits, count));
    }

    private void checkImages() throws IdxException {
        if (images.size(1) != 28 || images.size(2) != 28) {
            throw new IdxException(String.format(
                    "%s: holds images of %d x %d pixels, but 28 x 28 are needed.",
                    images.file(), images.size(1), images.size(2)));
        }
    }

    private void checkLabels() throws IdxException {
        if (labels.size(0) != count()) {
            throw new IdxException(String.format(
                    "%s: holds %d labels for the %d images of %s; as many are needed.",
                    labels.file(), labels.size(0), count(), images.file()));
        }
        for (int i = 0; i < count(); i++) {
            if (labels.element(i) >= CLASSES) {
                throw new IdxException(String.format(
                        "%s: label %d is %d, but a digit from 0 to 9 is needed.", labels.file(), i, labels.element(i)));
            }
        }
    }
}

package io.modelc.examples.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The MNIST database of handwritten digits, by Yann LeCun, Corinna Cortes and Christopher J.C. Burges, under the
 * license CC BY-SA 3.0: images of 28 x 28 pixels, flattened to 784 numbers between 0 and 1, and the digit that each
 * shows.
 *
 * @param train what the weights are fitted to
 * @param validation what is looked at while decisions are made: when to stop, which model to take
 * @param test what is looked at once, at the end
 */
public record Mnist(Split train, Split validation, Split test) {

    private static final String IMAGES = "-images-idx3-ubyte";
    private static final String LABELS = "-labels-idx1-ubyte";

    /** The validation images of {@link #load}, as many as the book takes. */
    private static final int VALIDATION = 10_000;

    /**
     * The 10,000 real digits that come with this application (the test set of the full database): 8,000 for training,
     * 1,000 for validation, 1,000 for the test.
     *
     * <p>Of every ten neighbours the first eight are for training, the ninth for validation, the tenth for the test.
     * The digits stand in the order of their writers, and writers differ: the last thousand are two points harder than
     * the average. Taken this way, the three parts are alike. Digits of one writer can be in more than one of them, so
     * an accuracy to publish wants the {@linkplain #load full database}, whose test set has writers of its own.
     */
    public static Mnist embedded() {
        try {
            Digits digits = new Digits(embedded("t10k" + IMAGES, 3), embedded("t10k" + LABELS, 1));
            return new Mnist(
                    digits.split(8_000, i -> i / 8 * 10 + i % 8),
                    digits.split(1_000, i -> i * 10 + 8),
                    digits.split(1_000, i -> i * 10 + 9));
        } catch (IOException e) {
            throw new UncheckedIOException("The digits within the application cannot be read: it is damaged.", e);
        }
    }

    /**
     * The full database, from a directory with its four files: {@code train-images-idx3-ubyte},
     * {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}, each as it is
     * or compressed, with {@code .gz} behind its name.
     *
     * <p>As in the book, the first 10,000 images for training are kept for validation, which leaves 50,000.
     *
     * @throws IdxException if a file is missing or damaged; the message says which, what was found and what is needed
     * @throws IOException if a file cannot be read
     */
    public static Mnist load(Path directory) throws IOException {
        Digits training = digits(directory, "train");
        Digits test = digits(directory, "t10k");
        int rest = training.count() - VALIDATION;
        if (rest < 1) {
            throw new IdxException(String.format(
                    "%s: holds %d images for training, but more than the %d that are kept for validation are needed.",
                    directory, training.count(), VALIDATION));
        }
        return new Mnist(
                training.split(rest, i -> i + VALIDATION),
                training.split(VALIDATION, i -> i),
                test.split(test.count(), i -> i));
    }

    private static Digits digits(Path directory, String set) throws IOException {
        return new Digits(Idx.read(file(directory, set + IMAGES), 3), Idx.read(file(directory, set + LABELS), 1));
    }

    private static Path file(Path directory, String name) throws IdxException {
        Path plain = directory.resolve(name);
        Path compressed = directory.resolve(name + ".gz");
        if (Files.exists(plain)) {
            return plain;
        }
        if (Files.exists(compressed)) {
            return compressed;
        }
        throw new IdxException(directory + ": holds neither " + name + " nor " + name + ".gz.");
    }

    private static Idx embedded(String name, int rank) throws IOException {
        String resource = "mnist/" + name + ".gz";
        try (InputStream in = Mnist.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IdxException(resource + ": there is no such resource.");
            }
            byte[] bytes = in.readAllBytes();
            return Idx.read(resource, new ByteArrayInputStream(bytes), bytes.length, rank);
        }
    }
}

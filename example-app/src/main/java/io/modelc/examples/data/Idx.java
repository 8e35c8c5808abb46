package io.modelc.examples.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * An array of unsigned bytes in IDX, the format in which MNIST is published: a magic number whose last byte is the
 * number of dimensions, the size of each dimension as a big-endian int, and the elements, the last dimension varying
 * fastest.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">the definition, on the page of MNIST</a>
 */
final class Idx {

    private final String file;
    private final int[] shape;
    private final byte[] elements;

    Idx(String file, int[] shape, byte[] elements) {
        this.file = file;
        this.shape = shape;
        this.elements = elements;
    }

    /**
     * Reads a file, compressed by gzip or not.
     *
     * @param rank the number of dimensions that the file must have
     * @throws IdxException if the file is missing, is not such an array, or is shorter or longer than it says
     */
    static Idx read(Path file, int rank) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in, Files.size(file), rank);
        } catch (NoSuchFileException e) {
            throw new IdxException(file + ": there is no such file.", e);
        }
    }

    /** Reads a stream of {@code size} bytes that is called {@code file} in errors. */
    static Idx read(String file, InputStream in, long size, int rank) throws IOException {
        return IdxReader.open(file, in, size).read(rank);
    }

    /** The name of the file, for errors. */
    String file() {
        return file;
    }

    /** The size of a dimension. */
    int size(int dimension) {
        return shape[dimension];
    }

    /** The element at a position of the flat array, in 0..255. */
    int element(int position) {
        return Byte.toUnsignedInt(elements[position]);
    }
}

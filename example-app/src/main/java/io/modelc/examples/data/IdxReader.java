package io.modelc.examples.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads one {@link Idx}. A file is not trusted: what it says of its length is compared with its size before memory is
 * taken for it.
 */
final class IdxReader {

    /** Two zero bytes, the code of unsigned bytes, and in the lowest byte the number of dimensions. */
    private static final int MAGIC = 0x00000800;

    private static final int GZIP_MAGIC = 0x1f8b;

    /** No stream of deflate grows by more than this. See <a href="https://zlib.net/zlib_tech.html">zlib</a>. */
    private static final long LARGEST_EXPANSION = 1032;

    private final String file;
    private final DataInputStream in;

    /** How many bytes there can be, the header included. */
    private final long available;

    private IdxReader(String file, InputStream in, long available) {
        this.file = file;
        this.in = new DataInputStream(in);
        this.available = available;
    }

    /** A reader of a stream of {@code size} bytes; whether it is compressed is seen from its first two bytes. */
    static IdxReader open(String file, InputStream stream, long size) throws IOException {
        BufferedInputStream in = new BufferedInputStream(stream);
        in.mark(2);
        boolean compressed = (in.read() << 8 | in.read()) == GZIP_MAGIC;
        in.reset();
        if (!compressed) {
            return new IdxReader(file, in, size);
        }
        try {
            return new IdxReader(file, new BufferedInputStream(new GZIPInputStream(in)), size * LARGEST_EXPANSION);
        } catch (ZipException | EOFException e) {
            throw damaged(file, e);
        }
    }

    Idx read(int rank) throws IOException {
        try {
            int[] shape = header(rank);
            byte[] elements = elements(length(shape));
            end(elements.length);
            return new Idx(file, shape, elements);
        } catch (ZipException e) {
            throw damaged(file, e);
        } catch (EOFException e) {
            throw new IdxException(file + ": the file ends too early; it is damaged, or was not copied whole.", e);
        }
    }

    private int[] header(int rank) throws IOException {
        int magic = in.readInt();
        if (magic != (MAGIC | rank)) {
            throw new IdxException(String.format(
                    "%s: begins with 0x%08x, but an IDX file of unsigned bytes with %d dimension%s begins with 0x%08x.",
                    file, magic, rank, rank == 1 ? "" : "s", MAGIC | rank));
        }
        int[] shape = new int[rank];
        for (int dimension = 0; dimension < rank; dimension++) {
            shape[dimension] = size(dimension);
        }
        return shape;
    }

    private int size(int dimension) throws IOException {
        int size = in.readInt();
        if (size <= 0) {
            throw new IdxException(String.format(
                    "%s: its header gives dimension %d the size %d, but at least 1 and at most %d is needed.",
                    file, dimension, Integer.toUnsignedLong(size), Integer.MAX_VALUE));
        }
        return size;
    }

    /** The number of elements, which an array can hold and the file has room for. */
    private int length(int[] shape) throws IdxException {
        long length = 1;
        for (int size : shape) {
            length *= size;
            if (length > Integer.MAX_VALUE - 8) {
                throw new IdxException(file + ": its header announces more elements than an array can hold.");
            }
        }
        long headerLength = Integer.BYTES * (1L + shape.length);
        if (headerLength + length > available) {
            throw tooShort(length, "the file has room for " + (available - headerLength) + " at most");
        }
        return (int) length;
    }

    private byte[] elements(int length) throws IOException {
        byte[] elements = new byte[length];
        int found = in.readNBytes(elements, 0, length);
        if (found < length) {
            throw tooShort(length, "the file ends after " + found);
        }
        return elements;
    }

    /** Reading on to the end also makes gzip compare its checksum. */
    private void end(int length) throws IOException {
        if (in.read() != -1) {
            throw new IdxException(
                    file + ": its header announces " + length + " bytes of elements, but the file goes on after them.");
        }
    }

    private IdxException tooShort(long length, String found) {
        return new IdxException(file + ": its header announces " + length + " bytes of elements, but " + found + ".");
    }

    private static IdxException damaged(String file, IOException cause) {
        return new IdxException(file + ": is no whole gzip file (" + cause.getMessage() + ").", cause);
    }
}

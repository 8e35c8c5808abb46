package io.modelc.examples.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small IDX files, good and bad, for tests. */
final class IdxFile {

    private IdxFile() {}

    /** A file of these sizes whose elements count up from 0. */
    static byte[] of(int... shape) {
        int length = 1;
        for (int size : shape) {
            length *= size;
        }
        return of(counting(length), shape);
    }

    /** A file with a header of these sizes, whatever elements follow it. */
    static byte[] of(byte[] elements, int... shape) {
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * shape.length + elements.length);
        file.putInt(0x0800 | shape.length);
        for (int size : shape) {
            file.putInt(size);
        }
        return file.put(elements).array();
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    static Path write(Path directory, String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }

    private static byte[] counting(int length) {
        byte[] elements = new byte[length];
        for (int i = 0; i < length; i++) {
            elements[i] = (byte) i;
        }
        return elements;
    }
}

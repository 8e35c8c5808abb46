package io.modelc.kernels;

import java.util.Objects;

/**
 * A run of floats that kernels read and write. On the CPU it is a part of a Java array; {@linkplain #onDevice on a
 * device} the offset is its address, and only kernels may touch the numbers.
 */
public final class Buffer {

    private final float[] array;
    private final int offset;
    private final int length;

    /** The {@code length} floats of {@code array} from {@code offset} on. */
    public Buffer(float[] array, int offset, int length) {
        this(offset, length, array);
        Objects.checkFromIndexSize(offset, length, array.length);
    }

    private Buffer(int offset, int length, float[] array) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /**
     * {@code length} floats at an address of a device's memory.
     *
     * @param memory stands for the memory, by its identity; it holds no numbers, so that buffers made before a device's
     *     memory grew keep no old image of it
     */
    public static Buffer onDevice(float[] memory, int address, int length) {
        return new Buffer(address, length, memory);
    }

    /** The array it is a part of, or what stands for the device's memory. */
    public float[] array() {
        return array;
    }

    /** The position of its first float in the array, or its address. */
    public int offset() {
        return offset;
    }

    /** The number of floats. */
    public int length() {
        return length;
    }

    /** A part of this buffer, sharing its memory. */
    public Buffer slice(int from, int length) {
        Objects.checkFromIndexSize(from, length, this.length);
        return new Buffer(offset + from, length, array);
    }
}

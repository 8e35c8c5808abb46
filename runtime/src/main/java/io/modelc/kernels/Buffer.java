package io.modelc.kernels;

import java.util.Objects;

/**
 * A run of floats that kernels read and write. On the CPU it is a part of a Java array; on a device, {@code array} is
 * the host's image of the device's memory and {@code offset} the address, and only kernels may touch the numbers.
 */
public final class Buffer {

    private final float[] array;
    private final int offset;
    private final int length;

    /** The {@code length} floats of {@code array} from {@code offset} on. */
    public Buffer(float[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /** The array it is a part of. */
    public float[] array() {
        return array;
    }

    /** The position of its first float in the array. */
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
        return new Buffer(array, offset + from, length);
    }
}

package io.modelc.gpu;

import io.modelc.kernels.Buffer;

/** The addresses of the device's memory: handed out one after the other, and checked before the device sees them. */
final class AddressSpace {

    /** The address of the {@linkplain Residency canary}. */
    static final int CANARY = 0;

    /** Buffers begin at multiples of this many floats, 128 bytes, which a GPU reads at once. */
    private static final int ALIGNMENT = 32;

    /** Stands for the device's memory in buffers. */
    private final float[] identity = new float[0];

    private final String device;
    private final long limit;
    private int used = ALIGNMENT;

    /**
     * Addresses of a device.
     *
     * @param device its name, for errors
     * @param limit how many floats it can hold in one piece
     */
    AddressSpace(String device, long limit) {
        this.device = device;
        this.limit = limit;
    }

    /** How many floats are in use, from address 0 on. */
    int used() {
        return used;
    }

    /** How many floats there can be. */
    int limit() {
        return (int) Math.min(limit, Integer.MAX_VALUE);
    }

    /** New addresses for a buffer. */
    Buffer reserve(int length) {
        if (length < 0) {
            throw new IllegalArgumentException("A buffer of " + length + " floats is asked for");
        }
        long blocks = Math.max(1, (length + ALIGNMENT - 1L) / ALIGNMENT);
        long needed = used + blocks * ALIGNMENT;
        if (needed > limit) {
            throw new IllegalStateException("The model needs " + megabytes(needed)
                    + " of memory in one piece on the device '" + device + "', which gives at most " + megabytes(limit)
                    + ". A smaller batch needs less; -Dmodelc.kernels=plain computes on the CPU instead");
        }
        Buffer buffer = Buffer.onDevice(identity, used, length);
        used = (int) needed;
        return buffer;
    }

    /**
     * The address of a buffer that is about to be read or written on the device, where a wrong one would end the
     * process.
     *
     * @param what what the buffer is, for errors
     * @param needed how many floats of it are read or written
     * @throws IllegalArgumentException if it is not a buffer of this device, or shorter than needed
     */
    int address(String what, Buffer buffer, long needed) {
        if (buffer.array() != identity) {
            throw new IllegalArgumentException(
                    what + " is not a buffer of these kernels: allocate or wrap it with the kernels that use it");
        }
        if (needed < 0 || needed > buffer.length()) {
            throw new IllegalArgumentException(
                    what + " needs " + needed + " floats, and the buffer has " + buffer.length());
        }
        if (buffer.offset() < ALIGNMENT || (long) buffer.offset() + buffer.length() > used) {
            throw new IllegalArgumentException(what + " lies outside of the memory that was allocated");
        }
        return buffer.offset();
    }

    private static String megabytes(long floats) {
        return (floats * Float.BYTES + (1 << 20) - 1 >> 20) + " MB";
    }
}

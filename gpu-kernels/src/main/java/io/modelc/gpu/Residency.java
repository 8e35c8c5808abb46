package io.modelc.gpu;

import java.util.Arrays;

/**
 * Whether the device's memory is on the device, and its image on the host.
 *
 * <p>On the device it holds a canary that the host's image does not: a number that is read back with everything that is
 * fetched. If it is gone, the device's memory was replaced by the image, and all that was computed is lost.
 */
final class Residency {

    /** The first position for fetched numbers in the array that comes back; before it is the canary. */
    static final int FIRST_FETCHED = 1;

    /** Any number but 0 that is a float. */
    private static final float[] CANARY = {7_654_321f};

    private final TapeKernel kernel;
    private final AddressSpace addresses;
    private final Collector collector;
    private boolean onDevice;

    Residency(TapeKernel kernel, AddressSpace addresses, Collector collector) {
        this.kernel = kernel;
        this.addresses = addresses;
        this.collector = collector;
    }

    boolean onDevice() {
        return onDevice;
    }

    /** The host's image, which holds all there is while nothing is on the device. */
    float[] image() {
        if (kernel.mem.length < addresses.used()) {
            kernel.mem = longerImage();
        }
        return kernel.mem;
    }

    /** Sees to it that all memory is on the device at the next launch. */
    void bring(Loads loads) {
        if (onDevice && kernel.mem.length < addresses.used()) {
            bringBack(loads);
        }
        if (!onDevice) {
            kernel.put(image());
            loads.add(AddressSpace.CANARY, CANARY, 0, 1);
            onDevice = true;
        }
    }

    /** After a launch: under a collector that moves arrays, brings everything back while it is there. */
    void settle(Loads loads) {
        if (!collector.leavesInPlace()) {
            bringBack(loads);
        }
    }

    /**
     * Checks the canary as it came back.
     *
     * @throws IllegalStateException if it is gone
     */
    void check(float canary) {
        if (canary != CANARY[0]) {
            throw new IllegalStateException("The device's memory was lost: the garbage collector moved its image on the"
                    + " host, which happens when the heap is nearly exhausted. What was computed since the last save is"
                    + " gone. Give Java more memory (-Xmx), or compute on the CPU (-Dmodelc.kernels=plain)");
        }
    }

    /** Gets the device's memory into the image, and what was on its way to the device with it. */
    private void bringBack(Loads loads) {
        kernel.get(kernel.mem);
        check(kernel.mem[AddressSpace.CANARY]);
        kernel.mem[AddressSpace.CANARY] = 0;
        onDevice = false;
        loads.apply(image());
    }

    /** Some more than is used, because memory is brought back and put again each time it grows. */
    private float[] longerImage() {
        long roomy = addresses.used() + addresses.used() / 8L;
        int length = (int) Math.min(Math.max(roomy, collector.shortest()), addresses.limit());
        try {
            return Arrays.copyOf(kernel.mem, length);
        } catch (OutOfMemoryError e) {
            throw new IllegalStateException(
                    "The image of the device's memory needs " + (length * 4L >> 20)
                            + " MB of Java's heap, which are not there. Give Java more memory (-Xmx)",
                    e);
        }
    }
}

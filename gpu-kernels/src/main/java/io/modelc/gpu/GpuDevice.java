package io.modelc.gpu;

import com.aparapi.Range;
import com.aparapi.device.Device;
import com.aparapi.device.OpenCLDevice;

/** A device that runs the kernels. */
record GpuDevice(OpenCLDevice device) {

    /** Enough groups for each compute unit to have others to run while one waits for memory. */
    private static final int GROUPS_PER_UNIT = 4;

    /** Aparapi measures arrays in bytes by an int. */
    private static final long LARGEST_ARRAY = (1L << 31) - 4;

    GpuDevice {
        // Sharing would let the driver work on the Java heap, from which the garbage collector moves arrays.
        device.setSharedMemory(false);
    }

    String name() {
        return device.getName();
    }

    boolean isGpu() {
        return device.getType() == Device.TYPE.GPU;
    }

    /** How many floats one array on the device can hold. */
    long limit() {
        return Math.min(LARGEST_ARRAY, device.getMaxMemAllocSize()) / Float.BYTES;
    }

    /** The work items of a launch, which share out instructions of any size. */
    Range range() {
        int groups = GROUPS_PER_UNIT * Math.max(1, device.getMaxComputeUnits());
        return Range.create(device, groups * DeviceMemory.GROUP, DeviceMemory.GROUP);
    }
}

package io.modelc.gpu;

import com.aparapi.device.Device;
import com.aparapi.device.OpenCLDevice;
import com.aparapi.internal.opencl.OpenCLLoader;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * The search for a device: a GPU before anything else, and the one with the most compute units.
 *
 * @param device the device, or null if there is none
 * @param refusal why there is none, or null
 */
record DeviceSearch(GpuDevice device, String refusal) {

    /** Asks OpenCL for its devices. */
    static DeviceSearch run() {
        return among(() -> AparapiLog.keptFromTheProgram(DeviceSearch::devices));
    }

    private static List<OpenCLDevice> devices() {
        return OpenCLLoader.isOpenCLAvailable() ? OpenCLDevice.listDevices(null) : null;
    }

    /** A search among what a source gives: null where there is no OpenCL. */
    static DeviceSearch among(Supplier<List<OpenCLDevice>> source) {
        try {
            List<OpenCLDevice> devices = source.get();
            return devices == null
                    ? refused("there is no OpenCL library (libOpenCL), or Aparapi has no native part for this platform")
                    : best(devices);
        } catch (LinkageError e) {
            // Aparapi loads its native library in a static initializer: all that goes wrong there comes as this.
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return refused("Aparapi's native library cannot be loaded (" + cause.getMessage()
                    + "); JDK 24 and later want --enable-native-access=ALL-UNNAMED");
        }
    }

    private static DeviceSearch best(List<OpenCLDevice> devices) {
        if (devices.isEmpty()) {
            return refused("OpenCL has no device: no driver is installed");
        }
        return devices.stream()
                .filter(device -> device.getMaxWorkGroupSize() >= DeviceMemory.GROUP)
                .max(Comparator.comparing((OpenCLDevice device) -> device.getType() == Device.TYPE.GPU)
                        .thenComparing(OpenCLDevice::getMaxComputeUnits))
                .map(device -> new DeviceSearch(new GpuDevice(device), null))
                .orElseGet(() -> refused("no OpenCL device runs groups of " + DeviceMemory.GROUP + " work items"));
    }

    private static DeviceSearch refused(String reason) {
        return new DeviceSearch(null, reason);
    }
}

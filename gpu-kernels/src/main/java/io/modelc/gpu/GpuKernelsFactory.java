package io.modelc.gpu;

import io.modelc.kernels.Kernels;
import io.modelc.kernels.KernelsFactory;
import java.util.Optional;

/** Offers the kernels on OpenCL. */
public final class GpuKernelsFactory implements KernelsFactory {

    private DeviceSearch search;

    /** A factory, as a service needs it. It looks for a device when it is first asked. */
    public GpuKernelsFactory() {}

    @Override
    public String name() {
        return GpuKernels.NAME;
    }

    @Override
    public Optional<String> refusal() {
        return Optional.ofNullable(search().refusal());
    }

    @Override
    public Optional<String> reservation() {
        GpuDevice device = search().device();
        if (!device.isGpu()) {
            return Optional.of("the OpenCL device '" + device.name() + "' is not a GPU");
        }
        if (!Collector.ofThisProcess().leavesInPlace()) {
            return Optional.of("the garbage collector is not G1 (-XX:+UseG1GC), without which all memory moves to the"
                    + " device and back at each step");
        }
        return Optional.empty();
    }

    @Override
    public Kernels create() {
        refusal().ifPresent(reason -> {
            throw new IllegalStateException("The kernels cannot run on OpenCL here: " + reason);
        });
        return new GpuKernels(search().device(), Collector.ofThisProcess());
    }

    private synchronized DeviceSearch search() {
        if (search == null) {
            search = DeviceSearch.run();
        }
        return search;
    }
}

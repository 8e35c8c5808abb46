package io.modelc.gpu;

import io.modelc.kernels.Kernels;
import io.modelc.kernels.KernelsContract;

/** The contract of kernels, on the device. */
class GpuKernelsTest extends KernelsContract {

    @Override
    protected Kernels create() {
        return OpenCl.kernels();
    }
}

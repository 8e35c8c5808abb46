package io.modelc.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelc.kernels.Kernels;
import io.modelc.kernels.KernelsFactory;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class GpuKernelsFactoryTest {

    @Test
    void itIsFoundAsAService() {
        assertThat(ServiceLoader.load(KernelsFactory.class))
                .hasAtLeastOneElementOfType(GpuKernelsFactory.class)
                .filteredOn(GpuKernelsFactory.class::isInstance)
                .allSatisfy(factory -> assertThat(factory.name()).isEqualTo("gpu"));
    }

    @Test
    void aDeviceThatIsNoGpuIsUsedOnlyWhereItIsAskedFor() {
        GpuDevice device = OpenCl.device();
        GpuKernelsFactory factory = new GpuKernelsFactory();
        assertThat(factory.refusal()).isEmpty();
        if (!device.isGpu()) {
            assertThat(factory.reservation()).hasValueSatisfying(reason -> assertThat(reason)
                    .isEqualTo("the OpenCL device '" + device.name() + "' is not a GPU"));
        }
        try (Kernels kernels = factory.create()) {
            assertThat(kernels.name()).isEqualTo("gpu");
        }
    }
}

package io.modelc.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelc.kernels.Kernels;
import io.modelc.kernels.KernelsFactory;
import io.modelc.kernels.KernelsProvider;
import java.util.List;
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

    @Test
    void theGpuIsChosenWhereThePropertyAsksForIt() {
        OpenCl.device();
        String before = System.getProperty(KernelsProvider.PROPERTY);
        System.setProperty(KernelsProvider.PROPERTY, "gpu");
        try (Kernels kernels = KernelsProvider.create()) {
            assertThat(kernels).isInstanceOf(GpuKernels.class);
        } finally {
            if (before == null) {
                System.clearProperty(KernelsProvider.PROPERTY);
            } else {
                System.setProperty(KernelsProvider.PROPERTY, before);
            }
        }
    }

    @Test
    void aMachineWithoutOpenClIsRefusedWithAReason() {
        assertThat(DeviceSearch.among(() -> null).refusal()).startsWith("there is no OpenCL library (libOpenCL)");
        assertThat(DeviceSearch.among(List::of).refusal()).isEqualTo("OpenCL has no device: no driver is installed");
    }

    @Test
    void deniedNativeAccessIsRefusedWithTheOptionThatAllowsIt() {
        DeviceSearch search = DeviceSearch.among(() -> {
            throw new ExceptionInInitializerError(new IllegalCallerException("Illegal native access"));
        });
        assertThat(search.refusal())
                .isEqualTo("Aparapi's native library cannot be loaded (Illegal native access);"
                        + " JDK 24 and later want --enable-native-access=ALL-UNNAMED");
    }
}

package io.modelc.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;

/** The device that tests run on: PoCL in most places. Required where CI says so, else tests are skipped without one. */
final class OpenCl {

    private static final DeviceSearch SEARCH = DeviceSearch.run();

    private OpenCl() {}

    static GpuDevice device() {
        if ("true".equals(System.getenv("CI")) || Boolean.getBoolean("CI")) {
            assertThat(SEARCH.refusal()).as("CI requires an OpenCL device").isNull();
        }
        Assumptions.assumeTrue(
                SEARCH.refusal() == null, () -> "No OpenCL: " + SEARCH.refusal() + " (install pocl-opencl-icd)");
        return SEARCH.device();
    }

    static GpuKernels kernels() {
        return new GpuKernels(device(), Collector.ofThisProcess());
    }

    static GpuKernels kernels(TapeKernel kernel) {
        return new GpuKernels(device(), Collector.ofThisProcess(), kernel);
    }

    /** Fills the young generation a few times and asks for a full collection, which moves all that may be moved. */
    static void collectGarbage() {
        byte[][] kept = new byte[64][];
        for (int i = 0; i < 4096; i++) {
            kept[i % kept.length] = new byte[16 * 1024];
        }
        assertThat(kept[0]).isNotNull();
        System.gc();
    }
}

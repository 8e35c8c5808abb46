package io.modelc.examples.chapter7;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelc.gpu.GpuKernels;
import io.modelc.gpu.GpuKernelsFactory;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The kernels on OpenCL that tests run on. Required where CI says so, else tests are skipped where there are none. */
final class OpenCl {

    private static final GpuKernelsFactory FACTORY = new GpuKernelsFactory();

    private OpenCl() {}

    static GpuKernels kernels() {
        Optional<String> refusal = FACTORY.refusal();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(refusal).as("CI requires an OpenCL device").isEmpty();
        }
        Assumptions.assumeTrue(
                refusal.isEmpty(), () -> "No OpenCL: " + refusal.orElseThrow() + " (install pocl-opencl-icd)");
        return (GpuKernels) FACTORY.create();
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

package io.modelc.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.Step;
import io.modelc.ops.Binary;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is on the device stays there, and it is noticed where it does not. */
class ResidencyTest {

    @Test
    void memoryStaysOnTheDeviceWhileTheCollectorRuns() {
        try (GpuKernels k = OpenCl.kernels()) {
            assertCounts(k);
        }
    }

    @Test
    void aCollectorThatMovesArraysIsLivedWith() {
        try (GpuKernels k = new GpuKernels(OpenCl.device(), new Collector(false, 1))) {
            assertCounts(k);
        }
    }

    /** Adds 1 in each of 20 steps, with a collection after each. */
    private static void assertCounts(GpuKernels k) {
        Buffer x = k.wrap(new float[] {0, 1, 2});
        Step step = batch -> {
            k.binary(Binary.ADD, x, 1, x, 3);
            k.fetch(x, 1);
        };
        float[] values = new float[3];
        for (int i = 1; i <= 20; i++) {
            k.run(step, 1);
            OpenCl.collectGarbage();
            k.read(x, values, 0, 1);
            assertThat(values[0]).isEqualTo(i);
        }
        k.read(x, values, 0, 3);
        assertThat(values).containsExactly(20, 21, 22);
    }

    @Test
    void theCollectorMayRunAtAnyMomentOfAStep() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        Thread collector = new Thread(() -> {
            while (!done.get()) {
                OpenCl.collectGarbage();
            }
        });
        try (GpuKernels k = OpenCl.kernels()) {
            collector.start();
            Buffer x = k.wrap(new float[1]);
            Buffer added = k.allocate(1);
            Step step = batch -> {
                k.binary(Binary.ADD, x, added, x, 1);
                k.fetch(x, 1);
            };
            float[] value = new float[1];
            for (int i = 1; i <= 200; i++) {
                k.write(added, new float[] {i % 2 + 1}, 0, 1);
                k.run(step, 1);
                k.read(x, value, 0, 1);
                assertThat(value[0]).isEqualTo(i + (i + 1) / 2);
            }
        } finally {
            done.set(true);
            collector.join();
        }
    }

    @Test
    void buffersKeepTheirNumbersWhenTheMemoryGrows() {
        TapeKernel kernel = new TapeKernel();
        try (GpuKernels k = OpenCl.kernels(kernel)) {
            Buffer x = k.wrap(new float[] {1, 2, 3});
            Step step = batch -> k.binary(Binary.ADD, x, 1, x, 3);
            k.run(step, 1);
            int before = kernel.mem.length;
            k.write(x.slice(2, 1), new float[] {10}, 0, 1);
            Buffer large = k.allocate(2 * before);
            k.run(step, 1);
            assertThat(kernel.mem.length).isGreaterThan(2 * before);
            k.fill(large, 5, large.length());
            float[] values = new float[3];
            k.read(x, values, 0, 3);
            assertThat(values).containsExactly(3, 4, 11);
            k.read(large.slice(large.length() - 1, 1), values, 0, 1);
            assertThat(values[0]).isEqualTo(5);
        }
    }

    @Test
    void newMemoryIsZero() {
        try (GpuKernels k = OpenCl.kernels()) {
            k.fill(k.allocate(17), 3, 17);
            Buffer x = k.allocate(1000);
            float[] values = {1, 1, 1};
            k.read(x, values, 0, 3);
            assertThat(values).containsOnly(0);
        }
    }

    @Test
    void theHostsImageHasNoPartInWhatIsComputed() {
        TapeKernel kernel = new TapeKernel();
        try (GpuKernels k = OpenCl.kernels(kernel)) {
            Buffer x = k.wrap(new float[] {1});
            k.binary(Binary.ADD, x, 1, x, 1);
            assertThat(kernel.mem[x.offset()]).isEqualTo(1);
            assertThat(kernel.mem[AddressSpace.CANARY]).isZero();
        }
    }

    @Test
    void lostMemoryIsNoticedAtTheNextFetchAndEverAfter() {
        TapeKernel kernel = new TapeKernel();
        try (GpuKernels k = OpenCl.kernels(kernel)) {
            Buffer x = k.wrap(new float[] {1});
            Step step = batch -> {
                k.binary(Binary.ADD, x, 1, x, 1);
                k.fetch(x, 1);
            };
            k.run(step, 1);
            // What a moved array is to Aparapi: another one, for which it makes a new buffer from the host's numbers.
            kernel.mem = kernel.mem.clone();
            assertThatThrownBy(() -> k.run(step, 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("The device's memory was lost");
            assertThatThrownBy(() -> k.read(x, new float[1], 0, 1))
                    .hasMessageStartingWith("The device's memory was lost");
        }
    }

    @Test
    void memoryThatIsLostAfterItGrewIsNoticedToo() {
        TapeKernel kernel = new TapeKernel();
        try (GpuKernels k = OpenCl.kernels(kernel)) {
            Buffer x = k.wrap(new float[] {1});
            k.fill(x, 2, 1);
            Buffer large = k.allocate(2 * kernel.mem.length);
            k.fill(large, 2, 1);
            kernel.mem = kernel.mem.clone();
            assertThatThrownBy(() -> k.read(x, new float[1], 0, 1))
                    .hasMessageStartingWith("The device's memory was lost");
        }
    }

    @Test
    void anArenaUnderG1IsLongerThanHalfARegion() {
        Collector collector = Collector.ofThisProcess();
        TapeKernel kernel = new TapeKernel();
        try (GpuKernels k = OpenCl.kernels(kernel)) {
            k.fill(k.allocate(1), 1, 1);
            assertThat(kernel.mem.length).isGreaterThanOrEqualTo(collector.shortest());
        }
    }

    @Test
    void aModelThatDoesNotFitIsToldItsNeed() {
        AddressSpace addresses = new AddressSpace("small device", 1 << 20);
        assertThatThrownBy(() -> addresses.reserve(1 << 21))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The model needs 9 MB of memory in one piece on the device 'small device',"
                        + " which gives at most 4 MB");
    }
}

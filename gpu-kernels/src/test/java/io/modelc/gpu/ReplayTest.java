package io.modelc.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.RandomKey;
import io.modelc.kernels.Step;
import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step is recorded once for each batch size, and replayed with the numbers of the moment. */
class ReplayTest {

    private GpuKernels k;
    private int issued;

    @BeforeEach
    void open() {
        k = OpenCl.kernels();
    }

    @AfterEach
    void close() {
        if (k != null) {
            k.close();
        }
    }

    private float[] read(Buffer buffer, int length) {
        float[] values = new float[length];
        k.read(buffer, values, 0, length);
        return values;
    }

    @Test
    void aStepIsIssuedOnceForEachBatchSize() {
        Buffer x = k.allocate(3);
        Step step = batch -> {
            issued++;
            k.binary(Binary.ADD, x, 1, x, batch);
        };
        k.run(step, 3);
        k.run(step, 3);
        k.run(step, 2);
        k.run(step, 2);
        k.run(step, 3);
        assertThat(issued).isEqualTo(2);
        assertThat(read(x, 3)).containsExactly(5, 5, 3);
    }

    @Test
    void parametersWrittenBeforeAStepAreThoseItUses() {
        Buffer w = k.wrap(new float[] {1, 2});
        Buffer g = k.wrap(new float[] {1, 1});
        Buffer rate = k.allocate(1);
        Step step = batch -> k.sgd(w, g, null, false, rate, 2);
        k.write(rate, new float[] {0.5f}, 0, 1);
        k.run(step, 1);
        k.write(rate, new float[] {0.25f}, 0, 1);
        k.run(step, 1);
        assertThat(read(w, 2)).containsExactly(0.25f, 1.25f);
    }

    @Test
    void aReplayedStepDrawsWithTheKeysOfTheMoment() {
        RandomKey first = new RandomKey(1);
        RandomKey second = new RandomKey(2);
        Buffer x = k.allocate(1000);
        k.fill(x, 1, 1000);
        Buffer a = k.allocate(1000);
        Buffer b = k.allocate(1000);
        Step step = batch -> {
            k.dropout(x, a, 1000, 0.5f, first, 0);
            k.dropout(x, b, 1000, 0.5f, second, 0);
        };
        k.run(step, 1);
        float[] masked = read(a, 1000);
        assertThat(read(b, 1000)).isNotEqualTo(masked);
        first.set(1, 1);
        second.set(1, 0);
        k.run(step, 1);
        assertThat(read(a, 1000)).isNotEqualTo(masked);
        assertThat(read(b, 1000)).isEqualTo(masked);
    }

    @Test
    void whatIsFetchedIsWhatIsThereAfterTheStep() {
        Buffer x = k.wrap(new float[] {1, 2, 3});
        Step step = batch -> {
            k.fetch(x, 2);
            k.unary(Unary.NEGATE, x, x, 3);
        };
        k.run(step, 1);
        assertThat(read(x, 2)).containsExactly(-1, -2);
        assertThat(read(x.slice(1, 1), 1)).containsExactly(-2);
        assertThat(read(x, 3)).containsExactly(-1, -2, -3);
    }

    @Test
    void whatIsWrittenAfterAFetchIsWhatIsRead() {
        Buffer x = k.wrap(new float[] {1, 2});
        k.run(batch -> k.fetch(x, 2), 1);
        k.write(x, new float[] {7}, 0, 1);
        assertThat(read(x, 2)).containsExactly(7, 2);
    }

    @Test
    void instructionsOutsideOfAStepLeaveNothingOnTheTape() {
        TapeKernel kernel = new TapeKernel();
        try (GpuKernels other = OpenCl.kernels(kernel)) {
            Buffer x = other.allocate(4);
            for (int i = 0; i < 20; i++) {
                other.copy(x, 0, x, 2, 1, new int[] {2, 1, 1});
            }
            assertThat(kernel.layouts.length).isLessThan(10);
            assertThat(kernel.tape.length).isLessThan(10 * OpCode.ROW);
        }
    }

    @Test
    void theLastOfOverlappingWritesCounts() {
        Buffer x = k.allocate(3);
        k.fill(x, 0, 3);
        k.write(x, new float[] {1, 1, 1}, 0, 3);
        k.write(x.slice(1, 2), new float[] {9, 2, 2}, 1, 2);
        k.write(x.slice(2, 1), new float[] {3}, 0, 1);
        assertThat(read(x, 3)).containsExactly(1, 2, 3);
    }

    @Test
    void wrappedArraysAndTheirPartsGoToTheDeviceAndBack() {
        float[] host = {1, 2, 3, 4};
        Buffer wrapped = k.wrap(host);
        k.unary(Unary.SQUARE, wrapped, wrapped, 4);
        k.toHost(wrapped.slice(1, 2));
        assertThat(host).containsExactly(1, 4, 9, 4);
        host[3] = 5;
        k.toDevice(wrapped.slice(3, 1));
        k.toHost(wrapped);
        assertThat(host).containsExactly(1, 4, 9, 5);
    }

    @Test
    void longWritesAndReadsMoveInParts() {
        float[] values = new float[Loads.LONGEST + 17];
        values[0] = 1;
        values[Loads.LONGEST - 1] = 2;
        values[Loads.LONGEST + 16] = 3;
        Buffer x = k.allocate(values.length);
        k.fill(x, 7, 1);
        k.write(x, values, 0, values.length);
        assertThat(read(x, values.length)).isEqualTo(values);
    }

    @Test
    void aStepWithoutInstructionsAndABatchOfNothingAreFine() {
        Buffer x = k.wrap(new float[] {1});
        k.run(batch -> {}, 1);
        k.run(batch -> k.fill(x, 2, batch), 0);
        assertThat(read(x, 1)).containsExactly(1);
    }

    @Test
    void aStepThatFailsIsNotKept() {
        Buffer x = k.wrap(new float[] {1});
        Step step = batch -> {
            k.binary(Binary.ADD, x, 1, x, 1);
            if (issued++ == 0) {
                throw new UnsupportedOperationException("not yet");
            }
        };
        assertThatThrownBy(() -> k.run(step, 1)).hasMessage("not yet");
        k.run(step, 1);
        assertThat(read(x, 1)).containsExactly(2);
    }

    @Test
    void nothingIsWrittenOrReadWithinAStep() {
        Buffer x = k.allocate(1);
        assertThatThrownBy(() -> k.run(batch -> k.write(x, new float[1], 0, 1), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing can be written");
        assertThatThrownBy(() -> k.run(batch -> k.read(x, new float[1], 0, 1), 1))
                .hasMessageContaining("nothing can be read");
    }

    @Test
    void buffersThatAreTooShortOrForeignAreRefusedBeforeTheLaunch() {
        Buffer x = k.allocate(3);
        assertThatThrownBy(() -> k.unary(Unary.EXP, x, x, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("x of unary needs 4 floats, and the buffer has 3");
        assertThatThrownBy(() -> k.unary(Unary.EXP, x, new Buffer(new float[3], 0, 3), 3))
                .hasMessageStartingWith("y of unary is not a buffer of these kernels");
        assertThatThrownBy(() -> k.copy(x, 0, k.allocate(3), 1, 1, new int[] {3, 1, 1}))
                .hasMessageStartingWith("y of copy needs 4 floats");
        assertThatThrownBy(() -> k.copy(x, 1, x, 0, 1, new int[] {3, -1, 1}))
                .hasMessageStartingWith("x of copy begins at index -1");
    }

    @Test
    void threadsTakeTurns() {
        IntStream.range(0, 4).parallel().forEach(thread -> {
            Buffer x = k.allocate(100);
            Step step = batch -> k.binary(Binary.ADD, x, thread, x, 100);
            for (int i = 0; i < 10; i++) {
                k.run(step, 1);
                assertThat(read(x, 100)).containsOnly((i + 1) * thread);
            }
        });
    }

    @Test
    void closedKernelsSaySo() {
        Buffer x = k.allocate(1);
        k.close();
        assertThatThrownBy(() -> k.fill(x, 1, 1)).hasMessage("These kernels are closed");
    }
}

package io.modelc.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the plain kernels promise of threads: the same bits for any number of them, and no garbage. */
final class ThreadsTest {

    /** Uses of every instruction, large enough to be cut in parts, for sizes that are no multiples of anything. */
    private static final class Instructions {
        private static final RandomKey KEY = new RandomKey(77);

        final List<Buffer> buffers = new ArrayList<>();
        private final Kernels kernels;
        private final int rows;
        private final int n;
        private final Buffer a;
        private final Buffer b;
        private final Buffer c;
        private final Buffer square;
        private final Buffer skewed;
        private final Buffer classes;
        private final Buffer losses;
        private final Buffer parameters;
        private final LossFunction[] lossFunctions;
        private final int[] layout;

        Instructions(Kernels kernels, int rows, int n) {
            this.kernels = kernels;
            this.rows = rows;
            this.n = n;
            a = buffer(Workbench.uniform(rows * n, 0.1f, 1, 1));
            b = buffer(Workbench.uniform(rows * n, 0.1f, 1, 2));
            c = buffer(new float[rows * n]);
            square = buffer(new float[Math.max(n * n, rows * rows)]);
            skewed = buffer(new float[rows * n + 3]).slice(3, rows * n);
            classes = buffer(new float[rows]);
            losses = buffer(new float[rows]);
            parameters = buffer(new float[] {0.01f, 0.1f, 0.001f, 1e-7f});
            lossFunctions = Arrays.stream(LossFunction.Kind.values())
                    .map(LossFunction::new)
                    .toArray(LossFunction[]::new);
            layout = new int[] {1, n, n, 1, 1, rows};
        }

        private Buffer buffer(float[] values) {
            Buffer buffer = kernels.wrap(values);
            buffers.add(buffer);
            return buffer;
        }

        void issue() {
            int size = rows * n;
            for (Unary f : UNARY) {
                kernels.unary(f, a, c, size);
                kernels.unary(f, c, skewed, size);
            }
            for (Binary f : BINARY) {
                kernels.binary(f, a, b, c, size);
                kernels.binary(f, a, c, skewed, size);
                kernels.binary(f, a, 0.5f, c, size);
                kernels.binaryRow(f, a, b, c, rows, n);
            }
            kernels.select(a, b, skewed, c, size);
            kernels.dropout(a, c, size, 0.5f, KEY, 1);
            kernels.matmulTransposedB(a, b, square, rows, rows, n);
            kernels.matmulTransposedA(a, b, square, n, n, rows);
            kernels.matmul(a, square, parameters, Unary.TANH, c, rows, 1, n);
            kernels.matmul(a, square, b, Unary.SIGMOID, c, rows, n, n);
            kernels.softmax(c, c, rows, n);
            kernels.softmaxGradient(c, a, skewed, rows, n);
            kernels.logSoftmax(c, c, rows, n);
            kernels.logSoftmaxGradient(c, a, c, rows, n);
            kernels.sum(c, square, 1, rows, n, 0.5f);
            kernels.sum(c, square, rows, n, 1, 0.5f);
            kernels.copy(a, 0, skewed, 0, rows, layout);
            for (LossFunction f : lossFunctions) {
                boolean sparse = f.kind() == LossFunction.Kind.SPARSE_CATEGORICAL_CROSSENTROPY;
                kernels.loss(f, sparse ? classes : b, a, losses, losses, c, rows, n, 0.5f, false);
            }
            kernels.sgd(a, c, b, true, parameters, size);
            kernels.sgd(a, c, null, false, parameters, size);
            kernels.adam(a, b, c, skewed, parameters, size);
        }

        private static final Unary[] UNARY = Unary.values();
        private static final Binary[] BINARY = Binary.values();
    }

    static Stream<int[]> sizes() {
        return Stream.of(new int[] {1, 3}, new int[] {17, 1000}, new int[] {131, 517}, new int[] {1000, 33});
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void anyNumberOfThreadsGivesTheSameBits(int[] size) {
        List<float[]> alone = results(1, size);
        for (int threads : new int[] {2, 5}) {
            List<float[]> shared = results(threads, size);
            for (int i = 0; i < alone.size(); i++) {
                assertThat(Arrays.mismatch(shared.get(i), alone.get(i)))
                        .as("where buffer %d differs with %d threads", i, threads)
                        .isEqualTo(-1);
            }
        }
    }

    private static List<float[]> results(int threads, int[] size) {
        try (Workers workers = new Workers(threads)) {
            Instructions instructions = new Instructions(new PlainKernels(workers), size[0], size[1]);
            instructions.issue();
            return instructions.buffers.stream().map(Buffer::array).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void theSteadyStateAllocatesNothing(int[] size) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Workers workers = new Workers(3)) {
            Instructions instructions = new Instructions(new PlainKernels(workers), size[0], size[1]);
            long[] ids = Stream.concat(Stream.of(Thread.currentThread()), workers.threads())
                    .mapToLong(ThreadsTest::id)
                    .toArray();
            instructions.issue();
            instructions.issue();
            // The virtual machine itself may allocate now and then: the least counts.
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 20 && least > 0; i++) {
                long before =
                        Arrays.stream(threads.getThreadAllocatedBytes(ids)).sum();
                long after = Arrays.stream(threads.getThreadAllocatedBytes(ids)).sum();
                long measuring = after - before;
                instructions.issue();
                least = Math.min(
                        least,
                        Arrays.stream(threads.getThreadAllocatedBytes(ids)).sum() - after - measuring);
            }
            assertThat(least).as("bytes").isLessThanOrEqualTo(0);
        }
    }

    @SuppressWarnings("deprecation") // threadId() is not in Java 17
    private static long id(Thread thread) {
        return thread.getId();
    }
}

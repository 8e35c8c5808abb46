package io.modelc.benchmarks;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.KernelsProvider;
import io.modelc.kernels.RandomKey;
import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Operations element by element: {@code gigabytes} is in GB/s, each array read or written counted once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ElementwiseBenchmark {

    private static final int ROW = 512;

    /** Elements: the activations of a batch, and the weights of a large model. */
    @Param({"65536", "1048576"})
    public int n;

    private Kernels kernels;
    private Buffer x;
    private Buffer y;
    private Buffer z;
    private Buffer v;
    private Buffer adam;
    private final RandomKey key = new RandomKey(1);

    /** Counts bytes. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Traffic {
        /** In an interval: with nanoseconds as the unit, GB/s. */
        public long gigabytes;
    }

    /** Makes the operands. */
    @Setup
    public void fill() {
        kernels = KernelsProvider.create();
        Random random = new Random(1);
        x = normal(random);
        y = normal(random);
        z = kernels.allocate(n);
        v = kernels.allocate(n);
        adam = kernels.allocate(4);
        kernels.write(adam, new float[] {1e-3f, 0.1f, 1e-3f, 1e-7f}, 0, 4);
    }

    private Buffer normal(Random random) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        Buffer buffer = kernels.allocate(n);
        kernels.write(buffer, values, 0, n);
        return buffer;
    }

    /** Gives the memory back. */
    @TearDown
    public void close() {
        kernels.close();
    }

    private void count(Traffic traffic, int arrays) {
        traffic.gigabytes += 4L * arrays * n;
    }

    /** z = relu(x) */
    @Benchmark
    public void relu(Traffic traffic) {
        kernels.unary(Unary.RELU, x, z, n);
        count(traffic, 2);
    }

    /** z = x where y is positive */
    @Benchmark
    public void reluGradient(Traffic traffic) {
        kernels.binary(Binary.RELU_GRADIENT, x, y, z, n);
        count(traffic, 3);
    }

    /** z = eˣ */
    @Benchmark
    public void exponential(Traffic traffic) {
        kernels.unary(Unary.EXP, x, z, n);
        count(traffic, 2);
    }

    /** z = tanh x */
    @Benchmark
    public void tanh(Traffic traffic) {
        kernels.unary(Unary.TANH, x, z, n);
        count(traffic, 2);
    }

    /** z = x + y */
    @Benchmark
    public void add(Traffic traffic) {
        kernels.binary(Binary.ADD, x, y, z, n);
        count(traffic, 3);
    }

    /** z = x + a row */
    @Benchmark
    public void addRow(Traffic traffic) {
        kernels.binaryRow(Binary.ADD, x, y, z, n / ROW, ROW);
        count(traffic, 2);
    }

    /** z = dropout(x) */
    @Benchmark
    public void dropout(Traffic traffic) {
        kernels.dropout(x, z, n, 0.5f, key, 0);
        count(traffic, 2);
    }

    /** z = softmax(x), in rows of 512 */
    @Benchmark
    public void softmax(Traffic traffic) {
        kernels.softmax(x, z, n / ROW, ROW);
        count(traffic, 2);
    }

    /** A step of Adam for n weights. */
    @Benchmark
    public void adam(Traffic traffic) {
        kernels.adam(x, y, z, v, adam, n);
        count(traffic, 7);
    }
}

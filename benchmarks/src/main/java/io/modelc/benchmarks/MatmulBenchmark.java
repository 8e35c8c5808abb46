package io.modelc.benchmarks;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.KernelsProvider;
import java.util.Arrays;
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

/** Products of the shapes that training meets: the column {@code gflops} is in units of 10⁹ operations a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatmulBenchmark {

    /** The form, N for a factor as it is and T for a transposed one, and m×n×k. */
    @Param({
        "NN 128x512x784",
        "TN 784x512x128",
        "NT 128x784x512",
        "NN 128x10x512",
        "TN 512x10x128",
        "NT 128x512x10",
        "NN 32x512x784",
        "NN 1x512x784",
        "NN 1024x1024x1024",
        "NN 25088x32x27",
        "NN 6272x64x288",
        "TN 288x64x6272"
    })
    public String shape;

    private Kernels kernels;
    private Buffer a;
    private Buffer b;
    private Buffer c;
    private int m;
    private int n;
    private int k;
    private String form;

    /** Makes the factors. */
    @Setup
    public void fill() {
        kernels = KernelsProvider.create();
        String[] parts = shape.split(" ");
        form = parts[0];
        int[] sizes =
                Arrays.stream(parts[1].split("x")).mapToInt(Integer::parseInt).toArray();
        m = sizes[0];
        n = sizes[1];
        k = sizes[2];
        Random random = new Random(1);
        a = random(random, m * k);
        b = random(random, k * n);
        c = kernels.allocate(m * n);
    }

    private Buffer random(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat();
        }
        Buffer buffer = kernels.allocate(length);
        kernels.write(buffer, values, 0, length);
        return buffer;
    }

    /** Gives the memory back. */
    @TearDown
    public void close() {
        kernels.close();
    }

    /** Counts operations: a multiplication and an addition for each term. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Operations {
        /** In an interval: with nanoseconds as the unit, GFLOP/s. */
        public long gflops;
    }

    /** One product. */
    @Benchmark
    public void product(Operations operations) {
        switch (form) {
            case "NN" -> kernels.matmul(a, b, c, m, n, k);
            case "TN" -> kernels.matmulTransposedA(a, b, c, m, n, k);
            case "NT" -> kernels.matmulTransposedB(a, b, c, m, n, k);
            default -> throw new IllegalArgumentException("No such form: " + form);
        }
        operations.gflops += 2L * m * n * k;
    }
}

package io.modelc.kernels;

import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import java.util.Arrays;

/**
 * The kernels in plain Java, which run everywhere: loops in the form that HotSpot vectorises, shared among the threads of
 * this process. Any number of threads may call them at once.
 */
public final class PlainKernels implements Kernels {

    private final Workers workers;

    /** A worker of another call is never in the way: a thread's tasks and memory are its own. */
    private final ThreadLocal<Caller> callers = ThreadLocal.withInitial(Caller::new);

    /**
     * Kernels on as many threads as the system property {@code modelc.threads} says, or else one for each processor.
     *
     * @throws IllegalArgumentException if the property is no number of threads
     */
    public PlainKernels() {
        this(Workers.shared());
    }

    PlainKernels(Workers workers) {
        this.workers = workers;
    }

    @Override
    public String name() {
        return "plain";
    }

    // ---- memory

    @Override
    public Buffer allocate(int length) {
        return new Buffer(new float[length], 0, length);
    }

    @Override
    public Buffer wrap(float[] host) {
        return new Buffer(host, 0, host.length);
    }

    @Override
    public void toDevice(Buffer wrapped) {
        // The array is the memory that kernels compute with.
    }

    @Override
    public void toHost(Buffer wrapped) {
        // The array is the memory that kernels compute with.
    }

    @Override
    public void write(Buffer to, float[] from, int fromOffset, int length) {
        System.arraycopy(from, fromOffset, to.array(), to.offset(), length);
    }

    @Override
    public void fetch(Buffer from, int length) {
        // The numbers are where read() finds them.
    }

    @Override
    public void read(Buffer from, float[] to, int toOffset, int length) {
        System.arraycopy(from.array(), from.offset(), to, toOffset, length);
    }

    @Override
    public void run(Step step, int batch) {
        step.issue(batch);
    }

    @Override
    public void close() {
        // There is no device; the threads are the process' and end with it.
    }

    // ---- contractions

    @Override
    public void matmul(Buffer a, Buffer b, Buffer c, int m, int n, int k) {
        matmul(a, b, null, Unary.IDENTITY, c, m, n, k);
    }

    @Override
    public void matmul(Buffer a, Buffer b, Buffer bias, Unary f, Buffer c, int m, int n, int k) {
        Caller caller = callers.get();
        caller.matmul.prepare(a, b, bias, f, c, m, n, k);
        run(caller, caller.matmul);
    }

    @Override
    public void matmulTransposedA(Buffer a, Buffer b, Buffer c, int m, int n, int k) {
        Caller caller = callers.get();
        caller.matmul.prepareTransposedA(a, b, c, m, n, k);
        run(caller, caller.matmul);
    }

    @Override
    public void matmulTransposedB(Buffer a, Buffer b, Buffer c, int m, int n, int k) {
        Caller caller = callers.get();
        caller.matmul.prepareTransposedB(a, b, c, m, n, k);
        run(caller, caller.matmul);
    }

    // ---- element by element

    @Override
    public void unary(Unary f, Buffer x, Buffer y, int n) {
        Caller caller = callers.get();
        caller.elementwise
                .of(UnaryLoops.of(f), n, UnaryLoops.nanos(f))
                .reading(x)
                .writing(y);
        run(caller, caller.elementwise);
    }

    @Override
    public void binary(Binary f, Buffer a, Buffer b, Buffer c, int n) {
        Caller caller = callers.get();
        caller.elementwise
                .of(BinaryLoops.of(f), n, BinaryLoops.nanos(f))
                .reading(a)
                .reading(b)
                .writing(c);
        run(caller, caller.elementwise);
    }

    @Override
    public void binary(Binary f, Buffer a, float b, Buffer c, int n) {
        Caller caller = callers.get();
        caller.elementwise
                .of(BinaryLoops.of(f), n, BinaryLoops.nanos(f))
                .reading(a)
                .repeating(b)
                .writing(c);
        run(caller, caller.elementwise);
    }

    @Override
    public void binaryRow(Binary f, Buffer a, Buffer row, Buffer c, int rows, int n) {
        Caller caller = callers.get();
        caller.elementwise
                .of(BinaryLoops.of(f), rows * n, BinaryLoops.nanos(f))
                .reading(a)
                .repeating(row, n)
                .writing(c);
        run(caller, caller.elementwise);
    }

    @Override
    public void select(Buffer condition, Buffer yes, Buffer no, Buffer y, int n) {
        Caller caller = callers.get();
        caller.elementwise
                .of(BinaryLoops::select, n, 1)
                .reading(condition)
                .reading(yes)
                .reading(no)
                .writing(y);
        run(caller, caller.elementwise);
    }

    @Override
    public void fill(Buffer y, float value, int n) {
        Arrays.fill(y.array(), y.offset(), y.offset() + n, value);
    }

    @Override
    public void dropout(Buffer x, Buffer y, int n, float rate, RandomKey key, int stream) {
        Caller caller = callers.get();
        caller.dropout.prepare(x, y, n, rate, key, stream);
        run(caller, caller.dropout);
    }

    // ---- rows

    @Override
    public void softmax(Buffer x, Buffer y, int rows, int n) {
        rows(Rows.Operation.SOFTMAX, x, null, y, rows, n);
    }

    @Override
    public void softmaxGradient(Buffer y, Buffer dy, Buffer dx, int rows, int n) {
        rows(Rows.Operation.SOFTMAX_GRADIENT, y, dy, dx, rows, n);
    }

    @Override
    public void logSoftmax(Buffer x, Buffer y, int rows, int n) {
        rows(Rows.Operation.LOG_SOFTMAX, x, null, y, rows, n);
    }

    @Override
    public void logSoftmaxGradient(Buffer y, Buffer dy, Buffer dx, int rows, int n) {
        rows(Rows.Operation.LOG_SOFTMAX_GRADIENT, y, dy, dx, rows, n);
    }

    private void rows(Rows.Operation operation, Buffer x, Buffer dy, Buffer y, int rows, int n) {
        Caller caller = callers.get();
        caller.rows.prepare(operation, x, dy, y, rows, n);
        run(caller, caller.rows);
    }

    @Override
    public void sum(Buffer x, Buffer y, int outer, int n, int inner, float scale) {
        Caller caller = callers.get();
        caller.sum.prepare(x, y, outer, n, inner, scale);
        run(caller, caller.sum);
    }

    // ---- moving

    @Override
    public void copy(Buffer x, int xOffset, Buffer y, int yOffset, int count, int[] layout) {
        Caller caller = callers.get();
        caller.copy.prepare(x, xOffset, y, yOffset, count, layout);
        run(caller, caller.copy);
    }

    // ---- training

    @Override
    public void loss(
            LossFunction f,
            Buffer target,
            Buffer prediction,
            Buffer weight,
            Buffer sampleLoss,
            Buffer gradient,
            int rows,
            int n,
            float scale,
            boolean atLogits) {
        Caller caller = callers.get();
        caller.losses.prepare(f, target, prediction, weight, sampleLoss, gradient, rows, n, scale, atLogits);
        run(caller, caller.losses);
    }

    @Override
    public void sgd(Buffer w, Buffer g, Buffer velocity, boolean nesterov, Buffer parameters, int n) {
        Caller caller = callers.get();
        if (velocity == null) {
            caller.elementwise
                    .of(OptimizerLoops::descend, n, 1)
                    .parameters(parameters, 1)
                    .writing(w)
                    .reading(g);
        } else {
            caller.elementwise
                    .of(nesterov ? OptimizerLoops::nesterov : OptimizerLoops::momentum, n, 1)
                    .parameters(parameters, 2)
                    .writing(w)
                    .reading(g)
                    .writing(velocity);
        }
        run(caller, caller.elementwise);
    }

    @Override
    public void adam(Buffer w, Buffer g, Buffer m, Buffer v, Buffer parameters, int n) {
        Caller caller = callers.get();
        caller.elementwise
                .of(OptimizerLoops::adam, n, 1)
                .parameters(parameters, 4)
                .writing(w)
                .reading(g)
                .writing(m)
                .writing(v);
        run(caller, caller.elementwise);
    }

    private void run(Caller caller, Task task) {
        workers.run(task, caller.scratch);
    }
}

package io.modelc.kernels;

import io.modelc.ops.Binary;
import io.modelc.ops.Unary;

/**
 * The instructions a model is made of. On the CPU a call computes at once. A device records the calls of a {@link Step}
 * once for each batch size and then replays them in one launch; outside a step it runs a call as a step of its own.
 *
 * <p>All matrices are row major and dense. Unless said otherwise an output may be the same buffer as an input of the
 * same length, and may not overlap an input in any other way. Sizes are trusted: {@link #allocate} and the compiler's
 * plan make them right, and data from outside is checked before it gets here.
 *
 * <p>The same inputs give the same bits for any number of threads: work is cut by size only, and sums have a fixed
 * order.
 */
public interface Kernels extends AutoCloseable {

    /** The name of this implementation for logs: {@code plain}, {@code gpu}. */
    String name();

    // ---- memory

    /** New floats, all 0. */
    Buffer allocate(int length);

    /**
     * The floats of a host array as a buffer. On the CPU they are one; on a device it has a copy, and
     * {@link #toDevice} and {@link #toHost} bring one up to date with the other.
     */
    Buffer wrap(float[] host);

    /** Copies a {@linkplain #wrap wrapped} array's values to the device; on the CPU there is nothing to do. */
    void toDevice(Buffer wrapped);

    /** Copies the device's values to a {@linkplain #wrap wrapped} array; on the CPU there is nothing to do. */
    void toHost(Buffer wrapped);

    /** Puts numbers into a buffer before a step that reads them. */
    void write(Buffer to, float[] from, int fromOffset, int length);

    /** Said within a step: {@code length} floats of the buffer will be {@linkplain #read read} after it. */
    void fetch(Buffer from, int length);

    /** Gets numbers out of a buffer, after a step. */
    void read(Buffer from, float[] to, int toOffset, int length);

    /** Runs a step for a batch. A device knows the step by its identity and replays it for a batch size it has seen. */
    void run(Step step, int batch);

    /** Gives back what the implementation holds on a device. The buffers are of no use any more. */
    @Override
    void close();

    // ---- contractions

    /** {@code c = a · b}: a (m, k), b (k, n), c (m, n). No output may be an input. */
    void matmul(Buffer a, Buffer b, Buffer c, int m, int n, int k);

    /** {@code c = f(a · b + bias)}: a (m, k), b (k, n), bias (n), c (m, n). {@code bias} may be null for none. */
    void matmul(Buffer a, Buffer b, Buffer bias, Unary f, Buffer c, int m, int n, int k);

    /** {@code c = aᵀ · b}: a (k, m), b (k, n), c (m, n): the gradient of a kernel, with k the rows of a batch. */
    void matmulTransposedA(Buffer a, Buffer b, Buffer c, int m, int n, int k);

    /** {@code c = a · bᵀ}: a (m, k), b (n, k), c (m, n): the gradient of an input. */
    void matmulTransposedB(Buffer a, Buffer b, Buffer c, int m, int n, int k);

    // ---- element by element

    /** {@code y = f(x)} for n elements. */
    void unary(Unary f, Buffer x, Buffer y, int n);

    /** {@code c = f(a, b)} for n elements. */
    void binary(Binary f, Buffer a, Buffer b, Buffer c, int n);

    /** {@code c = f(a, b)} for n elements and the number b. */
    void binary(Binary f, Buffer a, float b, Buffer c, int n);

    /** {@code c = f(a, row)}: a and c (rows, n), row (n), which is repeated for each row of a. */
    void binaryRow(Binary f, Buffer a, Buffer row, Buffer c, int rows, int n);

    /** {@code y = condition ≠ 0 ? yes : no} for n elements. */
    void select(Buffer condition, Buffer yes, Buffer no, Buffer y, int n);

    /** {@code y = value} for n elements. */
    void fill(Buffer y, float value, int n);

    /**
     * {@code y = x / (1 − rate)} where the random number of the element is at least {@code rate}, else 0. The number
     * of element i is {@code u(i) = (w >>> 8) · 2⁻²⁴}, with w the word {@code i mod 4} of the Philox-4x32-10 block of
     * counter {@code (i / 4, stream, step low, step high)} and key {@code (seed low, seed high)}. The same call on the
     * gradient of y is the gradient of x.
     */
    void dropout(Buffer x, Buffer y, int n, float rate, RandomKey key, int stream);

    // ---- rows

    /** Each row y = exp(x) / Σ exp(x): x and y (rows, n). */
    void softmax(Buffer x, Buffer y, int rows, int n);

    /** Each row dx = y · (dy − Σ dy · y): the gradient of y = softmax(x). */
    void softmaxGradient(Buffer y, Buffer dy, Buffer dx, int rows, int n);

    /** Each row y = x − log Σ exp(x). */
    void logSoftmax(Buffer x, Buffer y, int rows, int n);

    /** Each row dx = dy − exp(y) · Σ dy: the gradient of y = logSoftmax(x). */
    void logSoftmaxGradient(Buffer y, Buffer dy, Buffer dx, int rows, int n);

    /** {@code y = scale · Σ x} over the middle axis: x (outer, n, inner), y (outer, inner). No output may be an input. */
    void sum(Buffer x, Buffer y, int outer, int n, int inner, float scale);

    // ---- moving

    /**
     * Copies between strided views: {@code y[yOffset + Σ i·yStride] = x[xOffset + Σ i·xStride]} for every index i of a
     * box. {@code layout} is the box' sizes, then the strides of x, then those of y: 3·rank numbers. The first size is
     * multiplied by {@code count}, so that a layout stands for any batch. A stride of 0 in x repeats; slices, joins,
     * transposes and broadcasts are such copies. No output may overlap an input.
     */
    void copy(Buffer x, int xOffset, Buffer y, int yOffset, int count, int[] layout);

    // ---- training

    /**
     * A loss and its gradient, for rows of n predictions. {@code sampleLoss} (rows) gets each row's loss, unweighted;
     * {@code gradient} (rows, n) the gradient of {@code scale · Σ weight · loss}, with respect to the predictions or,
     * if {@code atLogits}, to the logits whose softmax or sigmoid the predictions are.
     *
     * @param target (rows, n), or (rows) class indices for a sparse loss
     * @param weight (rows), or null for weights of 1
     * @param gradient null where only the loss is wanted
     */
    void loss(
            LossFunction f,
            Buffer target,
            Buffer prediction,
            Buffer weight,
            Buffer sampleLoss,
            Buffer gradient,
            int rows,
            int n,
            float scale,
            boolean atLogits);

    /**
     * Gradient descent with momentum, for n weights. With {@code parameters} = (rate, momentum):
     * {@code v = momentum · v − rate · g}, {@code w += v}, or {@code w += momentum · v − rate · g} if nesterov. Without
     * a velocity (null): {@code w −= rate · g}.
     */
    void sgd(Buffer w, Buffer g, Buffer velocity, boolean nesterov, Buffer parameters, int n);

    /**
     * Adam, for n weights. With {@code parameters} = (α, 1 − β₁, 1 − β₂, ε), α being the rate with the bias
     * correction: {@code m += (g − m)(1 − β₁)}, {@code v += (g² − v)(1 − β₂)}, {@code w −= α · m / (√v + ε)}. Kingma
     * and Ba, "Adam: a method for stochastic optimization", 2015, in the form of section 2's last paragraph.
     */
    void adam(Buffer w, Buffer g, Buffer m, Buffer v, Buffer parameters, int n);
}

package io.modelc.processor.graph;

import io.modelc.DType;
import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The face of a node towards declarations, and the language of gradient rules: each method makes a node.
 *
 * @param graph the graph that the node belongs to
 * @param node the value
 * @param producer the application of a layer that returned this tensor; null for the result of a plain operation. It is
 *     the tensor's and not the node's, since a layer may return what it was given
 */
public record GraphTensor(Graph graph, Node node, LayerCall producer) implements Tensor {

    /** An op applied to tensors, which must be of one graph. */
    static GraphTensor apply(Op op, Tensor first, Tensor... others) {
        Graph graph = ((GraphTensor) first).graph;
        List<GraphTensor> inputs = new ArrayList<>();
        inputs.add(graph.tensor(first));
        for (Tensor other : others) {
            inputs.add(graph.tensor(other));
        }
        return graph.apply(op, inputs);
    }

    /** The dimensions. */
    public Dims dims() {
        return node.dims();
    }

    @Override
    public DType dtype() {
        return node.dtype();
    }

    @Override
    public int[] shape() {
        return dims().toArray();
    }

    @Override
    public int dim(int axis) {
        int size = dims().size(Axes.of(dims(), axis));
        if (size == BATCH) {
            throw DeclarationException.inArgument("axis", Message.BATCH_SIZE, dims());
        }
        return size;
    }

    @Override
    public GraphTensor map(Unary f) {
        return apply(new Map(f), this);
    }

    @Override
    public GraphTensor combine(Binary f, Tensor other) {
        GraphTensor b = graph.tensor(other);
        Dims dims = Broadcasting.common(dims(), b.dims());
        if (Broadcasting.isRow(b.dims(), dims)) {
            return apply(new Combine(f), broadcastTo(dims), b);
        }
        if (Broadcasting.isRow(dims(), dims) && Combine.isCommutative(f)) {
            return apply(new Combine(f), b.broadcastTo(dims), this);
        }
        return apply(new Combine(f), broadcastTo(dims), b.broadcastTo(dims));
    }

    @Override
    public GraphTensor combine(Binary f, double other) {
        return apply(new CombineNumber(f, other), this);
    }

    @Override
    public GraphTensor choose(Tensor yes, Tensor no) {
        GraphTensor a = graph.tensor(yes);
        GraphTensor b = graph.tensor(no);
        Dims dims = Broadcasting.common(dims(), Broadcasting.common(a.dims(), b.dims()));
        return apply(new Choose(), broadcastTo(dims), a.broadcastTo(dims), b.broadcastTo(dims));
    }

    @Override
    public GraphTensor matmul(Tensor kernel) {
        return apply(new MatMul(), this, kernel);
    }

    @Override
    public GraphTensor reshape(int... sampleShape) {
        return reshapeTo(Reshape.target(dims(), sampleShape));
    }

    /** The same elements in other dimensions. */
    GraphTensor reshapeTo(Dims dims) {
        return apply(new Reshape(dims), this);
    }

    @Override
    public GraphTensor transpose(int... axes) {
        return apply(Transpose.of(dims(), axes), this);
    }

    @Override
    public GraphTensor slice(int axis, int start, int end) {
        int counted = Axes.ofSample(dims(), axis, "A slice");
        int size = dims().size(counted);
        if (start < 0 || start >= end || end > size) {
            throw new DeclarationException(Message.SLICE_RANGE, start, end, axis, dims(), size);
        }
        return apply(new Slice(counted, start, end), this);
    }

    @Override
    public GraphTensor join(int axis, Tensor... others) {
        return apply(new Join(Axes.ofSample(dims(), axis, "Joining")), this, others);
    }

    /** The sum over the given axes, which disappear; over all of them, the batch included, if none is given. */
    @Override
    public GraphTensor sum(int... axes) {
        return scaledSum(Axes.set(dims(), axes), 1);
    }

    /** The mean over the given axes, which disappear; over all of them, the batch included, if none is given. */
    @Override
    public GraphTensor mean(int... axes) {
        boolean[] averaged = Axes.set(dims(), axes);
        double count = 1;
        for (int axis = 0; axis < averaged.length; axis++) {
            count *= averaged[axis] && dims().size(axis) != BATCH ? dims().size(axis) : 1;
        }
        GraphTensor mean = scaledSum(averaged, 1 / count);
        return dims().hasBatch() && averaged[0] ? apply(new DivideByBatch(), mean) : mean;
    }

    /** One instruction sums neighbouring axes: from the last ones backwards, so that those before keep their places. */
    private GraphTensor scaledSum(boolean[] summed, double scale) {
        GraphTensor result = this;
        double factor = scale;
        for (int to = summed.length; to > 0; to--) {
            int from = to;
            while (from > 0 && summed[from - 1]) {
                from--;
            }
            if (from < to) {
                result = apply(new Sum(from, to, factor), result);
                factor = 1;
                to = from;
            }
        }
        return result;
    }

    @Override
    public GraphTensor softmax(int axis) {
        return alongLastAxis(new Softmax(), axis, "A softmax");
    }

    @Override
    public GraphTensor logSoftmax(int axis) {
        return alongLastAxis(new LogSoftmax(), axis, "A softmax");
    }

    private GraphTensor alongLastAxis(Op op, int axis, String what) {
        int counted = Axes.ofSample(dims(), axis, what);
        int last = dims().rank() - 1;
        if (counted == last) {
            return apply(op, this);
        }
        int[] swapped = new int[dims().rank()];
        Arrays.setAll(swapped, i -> i == counted ? last : i == last ? counted : i);
        return apply(op, transpose(swapped)).transpose(swapped);
    }

    @Override
    public GraphTensor dropout(double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw DeclarationException.inArgument("rate", Message.DROPOUT_RATE, rate);
        }
        return apply(new Dropout(rate, graph.nextRandomStream()), this);
    }

    /** Repeated along axes that are missing or of size 1, to dimensions that fit. */
    GraphTensor broadcastTo(Dims dims) {
        if (dims.equals(dims())) {
            return this;
        }
        boolean sameElements = dims.hasBatch() == dims().hasBatch() && dims.sampleSize() == dims().sampleSize();
        return sameElements ? reshapeTo(dims) : apply(new Broadcast(dims), this);
    }

    /** The opposite of {@link #broadcastTo}: the sum over the axes that were repeated to get from {@code dims} here. */
    GraphTensor sumTo(Dims dims) {
        int rank = dims().rank();
        int[] repeated = IntStream.range(0, rank)
                .filter(axis -> Broadcasting.size(dims, axis - rank) == 1 && dims().size(axis) != 1)
                .toArray();
        GraphTensor sum = repeated.length == 0 ? this : sum(repeated);
        return sum.dims().equals(dims) ? sum : sum.reshapeTo(dims);
    }

    /** For users' messages: {@code <Tensor shape=(None, 64), dtype=float32>}. */
    @Override
    public String toString() {
        return "<Tensor shape=" + dims() + ", dtype=" + dtype() + ">";
    }
}

package io.modelc.processor.graph;

import io.modelc.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Computes the values of a graph as slowly and plainly as their definitions read, in double precision: with a loop over
 * all indices for each op. It knows nothing of emission, kernels or memory.
 */
public final class ReferenceInterpreter {

    /** Which elements a dropout drops. */
    public interface Mask {

        /** Whether an element of the stream is dropped at this rate. */
        boolean dropped(int stream, double rate, int element);
    }

    private final int batch;
    private final boolean atLogits;
    private final Mask mask;
    private final Map<Node, double[]> values = new HashMap<>();

    /** An interpreter for a batch of this many samples. */
    public ReferenceInterpreter(int batch) {
        this(batch, false);
    }

    /** With {@code atLogits}, the gradients of outputs are taken to be those of their logits. */
    public ReferenceInterpreter(int batch, boolean atLogits) {
        this(batch, atLogits, ReferenceInterpreter::dropped);
    }

    /** With the masks of dropouts. */
    public ReferenceInterpreter(int batch, Mask mask) {
        this(batch, false, mask);
    }

    private ReferenceInterpreter(int batch, boolean atLogits, Mask mask) {
        this.batch = batch;
        this.atLogits = atLogits;
        this.mask = mask;
    }

    /** Gives an input, a weight or the gradient of an output. */
    public ReferenceInterpreter set(Node node, double[] value) {
        if (value.length != size(node)) {
            throw new IllegalArgumentException(node + " has " + size(node) + " elements, not " + value.length);
        }
        values.put(node, value);
        return this;
    }

    /** The value of a node, computed from what was {@linkplain #set given}. */
    public double[] value(Node node) {
        double[] value = values.get(node);
        if (value == null) {
            value = compute(node, node.inputs().stream().map(this::value).toList());
            values.put(node, value);
        }
        return value;
    }

    /** The number of elements of a node. */
    public int size(Node node) {
        return product(shape(node));
    }

    /** One op, given the values of its inputs. */
    public double[] compute(Node node, List<double[]> x) {
        Op op = node.op();
        int n = size(node);
        if (op instanceof Constant constant) {
            return filled(n, i -> constant.value());
        } else if (op instanceof io.modelc.processor.graph.Map map) {
            return filled(n, i -> Functions.unary(map.f(), x.get(0)[i]));
        } else if (op instanceof Combine combine) {
            int[] index = repeated(shape(node.inputs().get(1)), shape(node));
            return filled(n, i -> Functions.binary(combine.f(), x.get(0)[i], x.get(1)[index[i]]));
        } else if (op instanceof CombineNumber combine) {
            return filled(n, i -> Functions.binary(combine.f(), x.get(0)[i], combine.number()));
        } else if (op instanceof Choose) {
            return filled(n, i -> x.get(0)[i] != 0 ? x.get(1)[i] : x.get(2)[i]);
        } else if (op instanceof DivideByBatch) {
            return filled(n, i -> x.get(0)[i] / batch);
        } else if (op instanceof Dropout dropout) {
            return filled(
                    n, i -> mask.dropped(dropout.stream(), dropout.rate(), i) ? 0 : x.get(0)[i] / (1 - dropout.rate()));
        } else if (op instanceof Reshape || op instanceof Copy || op instanceof Assigned) {
            return x.get(0).clone();
        } else if (op instanceof Broadcast) {
            int[] index = repeated(shape(node.inputs().get(0)), shape(node));
            return filled(n, i -> x.get(0)[index[i]]);
        }
        return contractionsAndRows(node, op, x);
    }

    private double[] contractionsAndRows(Node node, Op op, List<double[]> x) {
        int last = node.dims().rank() == 0 ? 1 : node.dims().last();
        if (op instanceof MatMul || op instanceof Affine) {
            return affine(node, x, op instanceof Affine affine ? affine : null);
        } else if (op instanceof MatMulTransposedA) {
            int[] shape = shape(node);
            return product(
                    shape[0],
                    shape[1],
                    x.get(0).length / shape[0],
                    (i, k) -> x.get(0)[k * shape[0] + i],
                    (k, j) -> x.get(1)[k * shape[1] + j]);
        } else if (op instanceof MatMulTransposedB) {
            int inner = node.inputs().get(1).dims().size(1);
            return product(size(node) / last, last, inner, (i, k) -> x.get(0)[i * inner + k], (k, j) -> x.get(1)[
                    j * inner + k]);
        } else if (op instanceof Softmax) {
            return Functions.rows(last, x.get(0), row -> Functions.softmax(row));
        } else if (op instanceof LogSoftmax) {
            return Functions.rows(last, x.get(0), row -> Functions.logSoftmax(row));
        } else if (op instanceof SoftmaxGradient) {
            return Functions.softmaxGradient(last, x.get(0), x.get(1));
        } else if (op instanceof LogSoftmaxGradient) {
            return Functions.logSoftmaxGradient(last, x.get(0), x.get(1));
        } else if (op instanceof LogitsGradient logits) {
            return logitsGradient(logits, last, x.get(0), x.get(1));
        }
        return moved(node, op, x);
    }

    private double[] logitsGradient(LogitsGradient op, int last, double[] dy, double[] y) {
        if (atLogits) {
            return dy.clone();
        }
        return op.activation() == OutputActivation.SOFTMAX
                ? Functions.softmaxGradient(last, y, dy)
                : filled(dy.length, i -> dy[i] * y[i] * (1 - y[i]));
    }

    private double[] affine(Node node, List<double[]> x, Affine affine) {
        int n = node.dims().last();
        int inner = node.inputs().get(1).dims().size(0);
        double[] product =
                product(size(node) / n, n, inner, (i, k) -> x.get(0)[i * inner + k], (k, j) -> x.get(1)[k * n + j]);
        if (affine == null) {
            return product;
        }
        return filled(
                product.length, i -> Functions.unary(affine.f(), product[i] + (x.size() == 3 ? x.get(2)[i % n] : 0)));
    }

    private double[] moved(Node node, Op op, List<double[]> x) {
        int[] from = op instanceof Join ? null : shape(node.inputs().get(0));
        int[] to = shape(node);
        double[] y = new double[product(to)];
        if (op instanceof Sum sum) {
            for (int i = 0; i < x.get(0).length; i++) {
                int[] index = index(i, from);
                int[] kept = new int[to.length];
                System.arraycopy(index, 0, kept, 0, sum.from());
                System.arraycopy(index, sum.to(), kept, sum.from(), index.length - sum.to());
                y[position(kept, to)] += sum.scale() * x.get(0)[i];
            }
        } else if (op instanceof Transpose transpose) {
            for (int i = 0; i < y.length; i++) {
                int[] index = index(i, to);
                int[] source = new int[index.length];
                for (int axis = 0; axis < index.length; axis++) {
                    source[transpose.axes().get(axis)] = index[axis];
                }
                y[i] = x.get(0)[position(source, from)];
            }
        } else if (op instanceof Slice slice) {
            for (int i = 0; i < y.length; i++) {
                int[] index = index(i, to);
                index[slice.axis()] += slice.start();
                y[i] = x.get(0)[position(index, from)];
            }
        } else if (op instanceof Pad pad) {
            for (int i = 0; i < x.get(0).length; i++) {
                int[] index = index(i, from);
                index[pad.axis()] += pad.before();
                y[position(index, to)] = x.get(0)[i];
            }
        } else if (op instanceof Join join) {
            join(node, join.axis(), x, y);
        } else {
            throw new IllegalArgumentException("not given, and not known: " + node);
        }
        return y;
    }

    private void join(Node node, int axis, List<double[]> x, double[] y) {
        int start = 0;
        for (int part = 0; part < x.size(); part++) {
            int[] from = shape(node.inputs().get(part));
            for (int i = 0; i < x.get(part).length; i++) {
                int[] index = index(i, from);
                index[axis] += start;
                y[position(index, shape(node))] = x.get(part)[i];
            }
            start += from[axis];
        }
    }

    /** Any mask will do, if only it is the same for the same stream and element. */
    static boolean dropped(int stream, double rate, int element) {
        long mixed = (stream * 0x9E3779B97F4A7C15L + element + 1) * 0xBF58476D1CE4E5B9L;
        return ((mixed ^ (mixed >>> 29)) >>> 40) * 0x1p-24 < rate;
    }

    private interface Element {
        double at(int row, int column);
    }

    private static double[] product(int m, int n, int inner, Element a, Element b) {
        double[] c = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < inner; k++) {
                    c[i * n + j] += a.at(i, k) * b.at(k, j);
                }
            }
        }
        return c;
    }

    /** For each element of the shape {@code to}, which element of {@code from} is repeated there. */
    private static int[] repeated(int[] from, int[] to) {
        int[] positions = new int[product(to)];
        for (int i = 0; i < positions.length; i++) {
            int[] index = index(i, to);
            int[] source = new int[from.length];
            for (int axis = 0; axis < from.length; axis++) {
                source[axis] = from[axis] == 1 ? 0 : index[axis + to.length - from.length];
            }
            positions[i] = position(source, from);
        }
        return positions;
    }

    private int[] shape(Node node) {
        return Arrays.stream(node.dims().toArray())
                .map(size -> size == Tensor.BATCH ? batch : size)
                .toArray();
    }

    private static int product(int[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    private static int[] index(int position, int[] shape) {
        int[] index = new int[shape.length];
        int rest = position;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return index;
    }

    private static int position(int[] index, int[] shape) {
        int position = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            position = position * shape[axis] + index[axis];
        }
        return position;
    }

    private static double[] filled(int n, IntToDoubleFunction element) {
        double[] values = new double[n];
        Arrays.setAll(values, element);
        return values;
    }
}

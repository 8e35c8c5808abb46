package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Carries out the calls that ops emit, at once, on arrays of doubles, as the documentation of Kernels defines each
 * instruction. Expressions are evaluated for one size of the batch.
 */
public final class CarriedOutCalls implements Emission {

    private final int batch;
    private final Function<Node, double[]> memory;
    private final Map<String, double[]> buffers = new HashMap<>();
    private final List<int[]> layouts = new ArrayList<>();

    /** For a batch, given the memory of each node. */
    public CarriedOutCalls(int batch, Function<Node, double[]> memory) {
        this.batch = batch;
        this.memory = memory;
    }

    @Override
    public void call(String kernel, String... arguments) {
        Arguments in = new Arguments(arguments);
        switch (kernel) {
            case "matmul" -> matmul(in, arguments.length == 8);
            case "matmulTransposedA" -> matmulTransposedA(in);
            case "matmulTransposedB" -> matmulTransposedB(in);
            case "unary" -> unary(in);
            case "binary" -> binary(in);
            case "binaryRow" -> binaryRow(in);
            case "select" -> select(in);
            case "fill" -> fill(in);
            case "dropout" -> dropout(in);
            case "softmax" -> rows(in.buffer(), in.buffer(), in.integer(), in.integer(), true);
            case "logSoftmax" -> rows(in.buffer(), in.buffer(), in.integer(), in.integer(), false);
            case "softmaxGradient" -> rowGradient(in, true);
            case "logSoftmaxGradient" -> rowGradient(in, false);
            case "sum" -> sum(in);
            case "copy" -> copy(in);
            default -> throw new IllegalArgumentException("no instruction: " + kernel);
        }
        in.requireEnd();
    }

    private void matmul(Arguments in, boolean fused) {
        double[] a = in.buffer();
        double[] b = in.buffer();
        double[] bias = fused ? in.buffer() : null;
        Unary f = fused ? Unary.valueOf(in.text()) : Unary.IDENTITY;
        double[] c = in.buffer();
        int m = in.integer();
        int n = in.integer();
        int inner = in.integer();
        for (int i = 0; i < m * n; i++) {
            double sum = bias == null ? 0 : bias[i % n];
            for (int k = 0; k < inner; k++) {
                sum += a[i / n * inner + k] * b[k * n + i % n];
            }
            c[i] = Functions.unary(f, sum);
        }
    }

    private void matmulTransposedA(Arguments in) {
        double[] a = in.buffer();
        double[] b = in.buffer();
        double[] c = in.buffer();
        int m = in.integer();
        int n = in.integer();
        int inner = in.integer();
        for (int i = 0; i < m * n; i++) {
            c[i] = 0;
            for (int k = 0; k < inner; k++) {
                c[i] += a[k * m + i / n] * b[k * n + i % n];
            }
        }
    }

    private void matmulTransposedB(Arguments in) {
        double[] a = in.buffer();
        double[] b = in.buffer();
        double[] c = in.buffer();
        int m = in.integer();
        int n = in.integer();
        int inner = in.integer();
        for (int i = 0; i < m * n; i++) {
            c[i] = 0;
            for (int k = 0; k < inner; k++) {
                c[i] += a[i / n * inner + k] * b[i % n * inner + k];
            }
        }
    }

    private void unary(Arguments in) {
        Unary f = Unary.valueOf(in.text());
        double[] x = in.buffer();
        double[] y = in.buffer();
        int n = in.integer();
        for (int i = 0; i < n; i++) {
            y[i] = Functions.unary(f, x[i]);
        }
    }

    private void binary(Arguments in) {
        Binary f = Binary.valueOf(in.text());
        double[] a = in.buffer();
        boolean isNumber = !in.isBuffer();
        double number = isNumber ? in.number() : 0;
        double[] b = isNumber ? null : in.buffer();
        double[] c = in.buffer();
        int n = in.integer();
        for (int i = 0; i < n; i++) {
            c[i] = Functions.binary(f, a[i], isNumber ? number : b[i]);
        }
    }

    private void binaryRow(Arguments in) {
        Binary f = Binary.valueOf(in.text());
        double[] a = in.buffer();
        double[] row = in.buffer();
        double[] c = in.buffer();
        int rows = in.integer();
        int n = in.integer();
        for (int i = 0; i < rows * n; i++) {
            c[i] = Functions.binary(f, a[i], row[i % n]);
        }
    }

    private void select(Arguments in) {
        double[] condition = in.buffer();
        double[] yes = in.buffer();
        double[] no = in.buffer();
        double[] y = in.buffer();
        int n = in.integer();
        for (int i = 0; i < n; i++) {
            y[i] = condition[i] != 0 ? yes[i] : no[i];
        }
    }

    private void fill(Arguments in) {
        double[] y = in.buffer();
        double value = in.number();
        Arrays.fill(y, 0, in.integer(), value);
    }

    private void dropout(Arguments in) {
        double[] x = in.buffer();
        double[] y = in.buffer();
        int n = in.integer();
        double rate = in.number();
        if (!in.text().equals("random")) {
            throw new IllegalArgumentException("a pass calls its random key random");
        }
        int stream = in.integer();
        for (int i = 0; i < n; i++) {
            y[i] = ReferenceInterpreter.dropped(stream, rate, i) ? 0 : x[i] / (1 - rate);
        }
    }

    private void rows(double[] x, double[] y, int rows, int n, boolean softmax) {
        double[] part = Arrays.copyOf(x, rows * n);
        double[] result = Functions.rows(n, part, softmax ? Functions::softmax : Functions::logSoftmax);
        System.arraycopy(result, 0, y, 0, rows * n);
    }

    private void rowGradient(Arguments in, boolean softmax) {
        double[] y = in.buffer();
        double[] dy = in.buffer();
        double[] dx = in.buffer();
        int rows = in.integer();
        int n = in.integer();
        double[] values = Arrays.copyOf(y, rows * n);
        double[] gradient = Arrays.copyOf(dy, rows * n);
        double[] result = softmax
                ? Functions.softmaxGradient(n, values, gradient)
                : Functions.logSoftmaxGradient(n, values, gradient);
        System.arraycopy(result, 0, dx, 0, rows * n);
    }

    private void sum(Arguments in) {
        double[] x = in.buffer();
        double[] y = in.buffer();
        int outer = in.integer();
        int n = in.integer();
        int inner = in.integer();
        double scale = in.number();
        for (int i = 0; i < outer * inner; i++) {
            y[i] = 0;
            for (int j = 0; j < n; j++) {
                y[i] += scale * x[(i / inner * n + j) * inner + i % inner];
            }
        }
    }

    private void copy(Arguments in) {
        double[] x = in.buffer();
        int xOffset = in.integer();
        double[] y = in.buffer();
        int yOffset = in.integer();
        int count = in.integer();
        int[] layout = layouts.get(in.integer());
        int rank = layout.length / 3;
        int[] box = Arrays.copyOf(layout, rank);
        box[0] *= count;
        int elements = Arrays.stream(box).reduce(1, (a, b) -> a * b);
        for (int i = 0; i < elements; i++) {
            int from = xOffset;
            int to = yOffset;
            int rest = i;
            for (int axis = rank - 1; axis >= 0; axis--) {
                from += rest % box[axis] * layout[rank + axis];
                to += rest % box[axis] * layout[2 * rank + axis];
                rest /= box[axis];
            }
            y[to] = x[from];
        }
    }

    @Override
    public String buffer(Node node) {
        String name = "v" + node.id();
        buffers.put(name, memory.apply(node));
        return name;
    }

    @Override
    public String size(Node node) {
        return count(node.dims().hasBatch(), node.dims().sampleSize());
    }

    @Override
    public String rows(Node node) {
        int[] shape = node.dims().toArray();
        int rows = 1;
        for (int axis = 0; axis < shape.length - 1; axis++) {
            rows *= shape[axis] == Tensor.BATCH ? batch : shape[axis];
        }
        return Integer.toString(rows);
    }

    @Override
    public String columns(Node node) {
        return Integer.toString(node.dims().last());
    }

    @Override
    public String count(boolean perSample, long number) {
        return Long.toString(perSample ? number * batch : number);
    }

    @Override
    public String constant(Enum<?> constant) {
        return constant.name();
    }

    @Override
    public String literal(double value) {
        return Double.toString(value);
    }

    @Override
    public String layout(int[] numbers) {
        layouts.add(numbers);
        return Integer.toString(layouts.size() - 1);
    }

    /** The arguments of a call, one after the other. */
    private final class Arguments {

        private final String[] arguments;
        private int next;

        Arguments(String[] arguments) {
            this.arguments = arguments;
        }

        String text() {
            return arguments[next++];
        }

        boolean isBuffer() {
            return buffers.containsKey(arguments[next]);
        }

        double[] buffer() {
            String name = text();
            if (!name.equals("null") && !buffers.containsKey(name)) {
                throw new IllegalArgumentException("no buffer: " + name);
            }
            return buffers.get(name);
        }

        int integer() {
            return Integer.parseInt(text());
        }

        double number() {
            return Double.parseDouble(text());
        }

        void requireEnd() {
            if (next != arguments.length) {
                throw new IllegalArgumentException("too many arguments: " + Arrays.toString(arguments));
            }
        }
    }
}

package io.modelc.gpu;

import static io.modelc.gpu.OpCode.*;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.LossFunction;
import io.modelc.kernels.RandomKey;
import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import java.util.function.Function;

/**
 * The instructions as rows of the tape: operands in the order in which the device's methods of the same names read
 * them, with the lengths of all buffers checked.
 */
abstract class Instructions implements Kernels {

    /** Sums of at least this many elements, if there are few, are made by a group each. */
    private static final int LONG_SUM = 256;

    private static final int FEW_SUMS = 1024;

    /** Records a row, or runs it at once outside of a step. */
    abstract void issue(Function<Recording, Row> instruction);

    /** A row without operands. */
    abstract Row row(int op, String instruction);

    /** Keeps a copy's layout for the device, and says where. */
    abstract int layout(int[] layout);

    // ---- contractions

    @Override
    public void matmul(Buffer a, Buffer b, Buffer c, int m, int n, int k) {
        matmul(a, b, null, Unary.IDENTITY, c, m, n, k);
    }

    @Override
    public void matmul(Buffer a, Buffer b, Buffer bias, Unary f, Buffer c, int m, int n, int k) {
        matmul("matmul", a, k, 1, b, n, 1, bias, f, c, m, n, k);
    }

    @Override
    public void matmulTransposedA(Buffer a, Buffer b, Buffer c, int m, int n, int k) {
        matmul("matmulTransposedA", a, 1, m, b, n, 1, null, Unary.IDENTITY, c, m, n, k);
    }

    @Override
    public void matmulTransposedB(Buffer a, Buffer b, Buffer c, int m, int n, int k) {
        matmul("matmulTransposedB", a, k, 1, b, 1, k, null, Unary.IDENTITY, c, m, n, k);
    }

    private void matmul(
            String name,
            Buffer a,
            int aRow,
            int aColumn,
            Buffer b,
            int bRow,
            int bColumn,
            Buffer bias,
            Unary f,
            Buffer c,
            int m,
            int n,
            int k) {
        issue(r -> row(MATMUL, name)
                .number(m)
                .number(n)
                .number(k)
                .buffer("a", a, (long) m * k)
                .number(aRow)
                .number(aColumn)
                .buffer("b", b, (long) k * n)
                .number(bRow)
                .number(bColumn)
                .buffer("c", c, (long) m * n)
                .optional("bias", bias, n)
                .number(f.ordinal()));
    }

    // ---- element by element

    @Override
    public void unary(Unary f, Buffer x, Buffer y, int n) {
        issue(r -> row(UNARY, "unary")
                .number(f.ordinal())
                .buffer("x", x, n)
                .buffer("y", y, n)
                .number(n));
    }

    @Override
    public void binary(Binary f, Buffer a, Buffer b, Buffer c, int n) {
        issue(r -> row(BINARY, "binary")
                .number(f.ordinal())
                .buffer("a", a, n)
                .buffer("b", b, n)
                .buffer("c", c, n)
                .number(n));
    }

    @Override
    public void binary(Binary f, Buffer a, float b, Buffer c, int n) {
        issue(r -> row(BINARY_NUMBER, "binary")
                .number(f.ordinal())
                .buffer("a", a, n)
                .number(b)
                .buffer("c", c, n)
                .number(n));
    }

    @Override
    public void binaryRow(Binary f, Buffer a, Buffer row, Buffer c, int rows, int n) {
        int elements = Math.multiplyExact(rows, n);
        issue(r -> row(BINARY_ROW, "binaryRow")
                .number(f.ordinal())
                .buffer("a", a, elements)
                .buffer("row", row, n)
                .buffer("c", c, elements)
                .number(elements)
                .number(n));
    }

    @Override
    public void select(Buffer condition, Buffer yes, Buffer no, Buffer y, int n) {
        issue(r -> row(SELECT, "select")
                .buffer("condition", condition, n)
                .buffer("yes", yes, n)
                .buffer("no", no, n)
                .buffer("y", y, n)
                .number(n));
    }

    @Override
    public void fill(Buffer y, float value, int n) {
        issue(r -> row(FILL, "fill").buffer("y", y, n).number(value).number(n));
    }

    @Override
    public void dropout(Buffer x, Buffer y, int n, float rate, RandomKey key, int stream) {
        issue(r -> row(DROPOUT, "dropout")
                .buffer("x", x, n)
                .buffer("y", y, n)
                .number(n)
                .number(rate)
                .number(stream)
                .number(r.key(key)));
    }

    // ---- rows

    @Override
    public void softmax(Buffer x, Buffer y, int rows, int n) {
        mapRows(SOFTMAX, "softmax", x, y, rows, n);
    }

    @Override
    public void softmaxGradient(Buffer y, Buffer dy, Buffer dx, int rows, int n) {
        mapRowsBack(SOFTMAX_GRADIENT, "softmaxGradient", y, dy, dx, rows, n);
    }

    @Override
    public void logSoftmax(Buffer x, Buffer y, int rows, int n) {
        mapRows(LOG_SOFTMAX, "logSoftmax", x, y, rows, n);
    }

    @Override
    public void logSoftmaxGradient(Buffer y, Buffer dy, Buffer dx, int rows, int n) {
        mapRowsBack(LOG_SOFTMAX_GRADIENT, "logSoftmaxGradient", y, dy, dx, rows, n);
    }

    private void mapRows(int op, String name, Buffer x, Buffer y, int rows, int n) {
        long elements = (long) rows * n;
        issue(r -> row(op, name)
                .buffer("x", x, elements)
                .buffer("y", y, elements)
                .number(rows)
                .number(n));
    }

    private void mapRowsBack(int op, String name, Buffer y, Buffer dy, Buffer dx, int rows, int n) {
        long elements = (long) rows * n;
        issue(r -> row(op, name)
                .buffer("y", y, elements)
                .buffer("dy", dy, elements)
                .buffer("dx", dx, elements)
                .number(rows)
                .number(n));
    }

    @Override
    public void sum(Buffer x, Buffer y, int outer, int n, int inner, float scale) {
        long sums = (long) outer * inner;
        boolean byGroup = n >= LONG_SUM && sums < FEW_SUMS;
        issue(r -> row(SUM, "sum")
                .buffer("x", x, sums * n)
                .buffer("y", y, sums)
                .number(outer)
                .number(n)
                .number(inner)
                .number(scale)
                .flag(byGroup));
    }

    // ---- moving

    @Override
    public void copy(Buffer x, int xOffset, Buffer y, int yOffset, int count, int[] layout) {
        CopyLayout box = CopyLayout.of(layout, count);
        if (box.elements() > 0) {
            issue(r -> row(COPY, "copy")
                    .view("x", x, xOffset, box.lowest(1), box.highest(1))
                    .view("y", y, yOffset, box.lowest(2), box.highest(2))
                    .number(box.elements())
                    .number(box.rank())
                    .number(layout(box.numbers())));
        }
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
        boolean sparse = f.kind() == LossFunction.Kind.SPARSE_CATEGORICAL_CROSSENTROPY;
        int op = lossOp(f);
        if (atLogits && (op == SQUARED_ERROR || op == ABSOLUTE_ERROR)) {
            throw new IllegalArgumentException(f.kind() + " has no gradient at logits: only crossentropies have");
        }
        long elements = (long) rows * n;
        issue(r -> row(op, "loss")
                .buffer("target", target, sparse ? rows : elements)
                .buffer("prediction", prediction, elements)
                .optional("weight", weight, rows)
                .buffer("sampleLoss", sampleLoss, rows)
                .optional("gradient", gradient, elements)
                .number(rows)
                .number(n)
                .number(scale)
                .number(f.labelSmoothing())
                .flag(sparse)
                .flag(f.fromLogits())
                .flag(atLogits));
    }

    private static int lossOp(LossFunction f) {
        return switch (f.kind()) {
            case MEAN_SQUARED_ERROR -> SQUARED_ERROR;
            case MEAN_ABSOLUTE_ERROR -> ABSOLUTE_ERROR;
            case BINARY_CROSSENTROPY -> BINARY_CROSSENTROPY;
            case CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_CROSSENTROPY ->
                f.fromLogits() ? CROSSENTROPY_OF_LOGITS : CROSSENTROPY;
        };
    }

    @Override
    public void sgd(Buffer w, Buffer g, Buffer velocity, boolean nesterov, Buffer parameters, int n) {
        issue(r -> row(SGD, "sgd")
                .buffer("w", w, n)
                .buffer("g", g, n)
                .optional("velocity", velocity, n)
                .buffer("parameters", parameters, velocity == null ? 1 : 2)
                .flag(nesterov)
                .number(n));
    }

    @Override
    public void adam(Buffer w, Buffer g, Buffer m, Buffer v, Buffer parameters, int n) {
        issue(r -> row(ADAM, "adam")
                .buffer("w", w, n)
                .buffer("g", g, n)
                .buffer("m", m, n)
                .buffer("v", v, n)
                .buffer("parameters", parameters, 4)
                .number(n));
    }
}

package io.modelc.kernels;

/** Operations on each row of a matrix: softmax and its relatives. */
final class Rows extends RowTask {

    /** What is done with a row. */
    enum Operation {
        SOFTMAX,
        SOFTMAX_GRADIENT,
        LOG_SOFTMAX,
        LOG_SOFTMAX_GRADIENT
    }

    private Operation operation;
    private Buffer x;
    private Buffer dy;
    private Buffer y;

    Rows() {
        super(4096, 5);
    }

    /** Prepares y = operation(x), or with the gradient dy where the operation is one. */
    void prepare(Operation operation, Buffer x, Buffer dy, Buffer y, int rows, int n) {
        this.operation = operation;
        this.x = x;
        this.dy = dy;
        this.y = y;
        this.rows = rows;
        this.n = n;
    }

    @Override
    void row(int row) {
        int xAt = x.offset() + row * n;
        int yAt = y.offset() + row * n;
        switch (operation) {
            case SOFTMAX -> softmax(x.array(), xAt, y.array(), yAt, n);
            case LOG_SOFTMAX -> logSoftmax(x.array(), xAt, y.array(), yAt, n);
            case SOFTMAX_GRADIENT ->
                softmaxGradient(x.array(), xAt, dy.array(), dy.offset() + row * n, y.array(), yAt, n);
            case LOG_SOFTMAX_GRADIENT ->
                logSoftmaxGradient(x.array(), xAt, dy.array(), dy.offset() + row * n, y.array(), yAt, n);
        }
    }

    /** y = exp(x − max x) / Σ exp(x − max x): the greatest exponential is 1, so nothing overflows. */
    private static void softmax(float[] x, int xAt, float[] y, int yAt, int n) {
        float max = max(x, xAt, n);
        double sum = 0;
        for (int j = 0; j < n; j++) {
            float e = ElementaryFunctions.exp(x[xAt + j] - max);
            y[yAt + j] = e;
            sum += e;
        }
        float scale = (float) (1 / sum);
        for (int j = 0; j < n; j++) {
            y[yAt + j] *= scale;
        }
    }

    private static void logSoftmax(float[] x, int xAt, float[] y, int yAt, int n) {
        double logSum = logSumExp(x, xAt, n);
        for (int j = 0; j < n; j++) {
            y[yAt + j] = (float) (x[xAt + j] - logSum);
        }
    }

    private static void softmaxGradient(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += (double) dy[dyAt + j] * y[yAt + j];
        }
        for (int j = 0; j < n; j++) {
            dx[dxAt + j] = (float) (y[yAt + j] * (dy[dyAt + j] - sum));
        }
    }

    private static void logSoftmaxGradient(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += dy[dyAt + j];
        }
        for (int j = 0; j < n; j++) {
            dx[dxAt + j] = (float) (dy[dyAt + j] - ElementaryFunctions.exponential(y[yAt + j]) * sum);
        }
    }

    /** log Σ exp x = max x + log Σ exp(x − max x). */
    static double logSumExp(float[] x, int at, int n) {
        float max = max(x, at, n);
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += ElementaryFunctions.exponential((double) x[at + j] - max);
        }
        return max + Math.log(sum);
    }

    private static float max(float[] x, int at, int n) {
        float max = x[at];
        for (int j = 1; j < n; j++) {
            max = Math.max(max, x[at + j]);
        }
        return max;
    }
}

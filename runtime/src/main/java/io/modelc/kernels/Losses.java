package io.modelc.kernels;

import io.modelc.kernels.LossFunction.Kind;

/**
 * Losses and their gradients, row by row. The numbers are Keras' on float32: probabilities are clipped to [1e-7, 1 − 1e-7]
 * as floats, and beyond the clip the gradient is 0. Between that, sums are in doubles.
 */
final class Losses extends RowTask {

    private LossFunction f;
    private Buffer target;
    private Buffer prediction;
    private Buffer weight;
    private Buffer sampleLoss;
    private Buffer gradient;
    private float scale;
    private boolean atLogits;

    Losses() {
        super(2048, 10);
    }

    /** Prepares losses; see {@link Kernels#loss}. */
    void prepare(
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
        boolean error = f.kind() == Kind.MEAN_SQUARED_ERROR || f.kind() == Kind.MEAN_ABSOLUTE_ERROR;
        if (atLogits && error) {
            throw new IllegalArgumentException(f.kind() + " has no gradient at logits: only crossentropies have");
        }
        this.f = f;
        this.target = target;
        this.prediction = prediction;
        this.weight = weight;
        this.sampleLoss = sampleLoss;
        this.gradient = gradient;
        this.rows = rows;
        this.n = n;
        this.scale = scale;
        this.atLogits = atLogits;
    }

    @Override
    void row(int row) {
        checkClass(row);
        sampleLoss.array()[sampleLoss.offset() + row] = (float) loss(row);
    }

    private void checkClass(int row) {
        if (f.kind() == Kind.SPARSE_CATEGORICAL_CROSSENTROPY) {
            float given = target.array()[target.offset() + row];
            if (!(given >= 0 && given < n) || given != (int) given) {
                throw new IllegalArgumentException(
                        "The target of sample " + row + " is " + given + ", but must be a class from 0 to " + (n - 1));
            }
        }
    }

    /** The loss of a row; its gradient is put in its place. */
    private double loss(int row) {
        return switch (f.kind()) {
            case MEAN_SQUARED_ERROR -> squaredError(row);
            case MEAN_ABSOLUTE_ERROR -> absoluteError(row);
            case BINARY_CROSSENTROPY -> f.fromLogits() ? binaryOfLogits(row) : binary(row);
            case CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_CROSSENTROPY ->
                f.fromLogits() ? categoricalOfLogits(row) : categorical(row);
        };
    }

    /** Σ (p − t)² / n; its gradient is 2 (p − t) / n. */
    private double squaredError(int row) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            double difference = (double) prediction(row, j) - target(row, j);
            sum += difference * difference;
            gradient(row, j, 2 * difference / n);
        }
        return sum / n;
    }

    /** Σ |p − t| / n; its gradient is the sign of p − t, over n. */
    private double absoluteError(int row) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            double difference = (double) prediction(row, j) - target(row, j);
            sum += Math.abs(difference);
            gradient(row, j, Math.signum(difference) / n);
        }
        return sum / n;
    }

    /** −Σ (t ln p + (1 − t) ln(1 − p)) / n; its gradient is (p − t) / (p (1 − p)) / n, at the logits (p − t) / n. */
    private double binary(int row) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            double t = target(row, j);
            float given = prediction(row, j);
            float p = Clip.probability(given);
            float q = 1 - p;
            sum -= t * Math.log(p) + (1 - t) * Math.log(q);
            if (atLogits) {
                gradient(row, j, (given - t) / n);
            } else {
                gradient(row, j, Clip.isInside(given) ? (p - t) / ((double) p * q) / n : 0);
            }
        }
        return sum / n;
    }

    /** With p = sigmoid(z): Σ (max(z, 0) − z t + ln(1 + e^−|z|)) / n; its gradient is (p − t) / n. */
    private double binaryOfLogits(int row) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            double t = target(row, j);
            double z = prediction(row, j);
            double e = ElementaryFunctions.exponential(-Math.abs(z));
            sum += Math.max(z, 0) - z * t + Math.log1p(e);
            double p = (z >= 0 ? 1 : e) / (1 + e);
            gradient(row, j, (p - t) / n);
        }
        return sum / n;
    }

    /**
     * With q = p / Σ p: −Σ t ln q. The gradient with respect to q is h = −t / q, and 0 beyond the clip; the division
     * makes it (h − Σ h q) / Σ p. At the logits of p = softmax(z) it is p Σ t − t.
     */
    private double categorical(int row) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += prediction(row, j);
        }
        double loss = 0;
        double targets = 0;
        double inner = 0;
        for (int j = 0; j < n; j++) {
            float q = (float) (prediction(row, j) / sum);
            double t = target(row, j);
            loss -= t * Math.log(Clip.probability(q));
            targets += t;
            inner -= Clip.isInside(q) ? t : 0;
        }
        for (int j = 0; j < n; j++) {
            double t = target(row, j);
            if (atLogits) {
                gradient(row, j, prediction(row, j) * targets - t);
            } else {
                float q = (float) (prediction(row, j) / sum);
                gradient(row, j, ((Clip.isInside(q) ? -t / q : 0) - inner) / sum);
            }
        }
        return loss;
    }

    /** With p = softmax(z): Σ t (ln Σ eᶻ − z); its gradient is p Σ t − t. */
    private double categoricalOfLogits(int row) {
        double logSum = Rows.logSumExp(prediction.array(), prediction.offset() + row * n, n);
        double loss = 0;
        double targets = 0;
        for (int j = 0; j < n; j++) {
            double t = target(row, j);
            loss += t == 0 ? 0 : t * (logSum - prediction(row, j));
            targets += t;
        }
        for (int j = 0; j < n; j++) {
            double p = ElementaryFunctions.exponential(prediction(row, j) - logSum);
            gradient(row, j, p * targets - target(row, j));
        }
        return loss;
    }

    private float prediction(int row, int j) {
        return prediction.array()[prediction.offset() + row * n + j];
    }

    /** The target of element j: 1 for the class of a sparse loss, else what is given, smoothed. */
    private double target(int row, int j) {
        float smoothing = f.labelSmoothing();
        return switch (f.kind()) {
            case SPARSE_CATEGORICAL_CROSSENTROPY -> target.array()[target.offset() + row] == j ? 1 : 0;
            case BINARY_CROSSENTROPY -> given(row, j) * (1.0 - smoothing) + 0.5 * smoothing;
            case CATEGORICAL_CROSSENTROPY -> given(row, j) * (1.0 - smoothing) + (double) smoothing / n;
            case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR -> given(row, j);
        };
    }

    private float given(int row, int j) {
        return target.array()[target.offset() + row * n + j];
    }

    private void gradient(int row, int j, double value) {
        if (gradient != null) {
            float w = weight == null ? 1 : weight.array()[weight.offset() + row];
            gradient.array()[gradient.offset() + row * n + j] = (float) (value * scale * w);
        }
    }
}

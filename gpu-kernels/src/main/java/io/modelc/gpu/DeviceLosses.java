package io.modelc.gpu;

/**
 * Losses and their gradients, a group to a row of predictions. All have the same operands: target, prediction, weight
 * or −1, losses, gradient or −1, rows, n, scale, label smoothing, whether targets are class indices, whether predictions
 * are logits, whether the gradient is that of the logits. The formulas are those of
 * {@link io.modelc.kernels.LossFunction.Kind}.
 */
abstract class DeviceLosses extends DeviceRows {

    private static final float EPSILON = 1e-7f;

    /** Σ (p − t)² / n, and 2 (p − t) / n. */
    void squaredError(int row, int item, int group, int groups) {
        int rows = tape[row + 6];
        int n = tape[row + 7];
        for (int r = group; r < rows; r += groups) {
            float factor = factor(row, r) / n;
            float partial = 0f;
            for (int j = item; j < n; j += GROUP) {
                float difference = mem[tape[row + 2] + r * n + j] - target(row, r, j);
                partial += difference * difference;
                setGradient(row, r, j, 2f * factor * difference);
            }
            setLoss(row, r, item, groupSum(item, partial) / n);
        }
    }

    /** Σ |p − t| / n, and sign(p − t) / n. */
    void absoluteError(int row, int item, int group, int groups) {
        int rows = tape[row + 6];
        int n = tape[row + 7];
        for (int r = group; r < rows; r += groups) {
            float factor = factor(row, r) / n;
            float partial = 0f;
            for (int j = item; j < n; j += GROUP) {
                float difference = mem[tape[row + 2] + r * n + j] - target(row, r, j);
                partial += abs(difference);
                setGradient(row, r, j, factor * unaryOf(SIGN, difference));
            }
            setLoss(row, r, item, groupSum(item, partial) / n);
        }
    }

    /** The binary crossentropy of probabilities or logits, with targets t (1 − smoothing) + smoothing / 2. */
    void binaryCrossentropy(int row, int item, int group, int groups) {
        int rows = tape[row + 6];
        int n = tape[row + 7];
        float smoothing = asFloat(tape[row + 9]);
        for (int r = group; r < rows; r += groups) {
            float factor = factor(row, r) / n;
            float partial = 0f;
            for (int j = item; j < n; j += GROUP) {
                float t = target(row, r, j) * (1f - smoothing) + 0.5f * smoothing;
                float p = mem[tape[row + 2] + r * n + j];
                partial += binaryLoss(row, p, t);
                setGradient(row, r, j, factor * binaryGradient(row, p, t));
            }
            setLoss(row, r, item, groupSum(item, partial) / n);
        }
    }

    /** −t ln p − (1 − t) ln(1 − p), or of logits x: softplus(x) − t x, which is the same for p = sigmoid(x). */
    float binaryLoss(int row, float p, float t) {
        float loss = 0f;
        if (tape[row + 11] == 1) {
            loss = softplus(p) - t * p;
        } else {
            float clipped = clip(p);
            loss = -t * log(clipped) - (1f - t) * log(1f - clipped);
        }
        return loss;
    }

    /** (p − t) / (p (1 − p)) where p is not clipped; with respect to the logits p − t. */
    float binaryGradient(int row, float p, float t) {
        float gradient = 0f;
        if (tape[row + 11] == 1) {
            gradient = sigmoid(p) - t;
        } else if (tape[row + 12] == 1) {
            gradient = p - t;
        } else if (clip(p) == p) {
            gradient = (p - t) / (p * (1f - p));
        }
        return gradient;
    }

    /**
     * −Σ t ln q of probabilities, q being p / Σ p, clipped. Its gradient is dq = −t / q where q is not clipped, and
     * dp = (dq − Σ dq · q) / Σ p; with respect to the logits p Σ t − t.
     */
    void crossentropy(int row, int item, int group, int groups) {
        int rows = tape[row + 6];
        int n = tape[row + 7];
        for (int r = group; r < rows; r += groups) {
            int p = tape[row + 2] + r * n;
            float total = rowSum(item, p, n);
            float loss = 0f;
            float dot = 0f;
            float targets = 0f;
            for (int j = item; j < n; j += GROUP) {
                float t = classTarget(row, r, j);
                float q = mem[p + j] / total;
                loss -= t == 0f ? 0f : t * log(clip(q));
                dot -= clip(q) == q ? t : 0f;
                targets += t;
            }
            float rowLoss = groupSum(item, loss);
            float rowDot = groupSum(item, dot);
            float rowTargets = groupSum(item, targets);
            float factor = factor(row, r);
            for (int j = item; j < n; j += GROUP) {
                float t = classTarget(row, r, j);
                float gradient = mem[p + j] * rowTargets - t;
                if (tape[row + 12] == 0) {
                    float q = mem[p + j] / total;
                    gradient = ((clip(q) == q ? -t / q : 0f) - rowDot) / total;
                }
                setGradient(row, r, j, factor * gradient);
            }
            localBarrier();
            setLoss(row, r, item, ofAClass(row, rowTargets, rowLoss));
        }
    }

    /** −Σ t ln softmax(x) of logits x, and softmax(x) Σ t − t. */
    void crossentropyOfLogits(int row, int item, int group, int groups) {
        int rows = tape[row + 6];
        int n = tape[row + 7];
        for (int r = group; r < rows; r += groups) {
            int x = tape[row + 2] + r * n;
            float highest = rowMax(item, x, n);
            float total = rowSumOfExp(item, x, n, highest);
            float loss = 0f;
            float targets = 0f;
            for (int j = item; j < n; j += GROUP) {
                float t = classTarget(row, r, j);
                loss -= t == 0f ? 0f : t * (mem[x + j] - highest - log(total));
                targets += t;
            }
            float rowLoss = groupSum(item, loss);
            float rowTargets = groupSum(item, targets);
            float factor = factor(row, r);
            for (int j = item; j < n; j += GROUP) {
                float probability = exp(mem[x + j] - highest) / total;
                setGradient(row, r, j, factor * (probability * rowTargets - classTarget(row, r, j)));
            }
            localBarrier();
            setLoss(row, r, item, ofAClass(row, rowTargets, rowLoss));
        }
    }

    /** The target of a class: 1 for a class index, else as given, but for t (1 − smoothing) + smoothing / n. */
    float classTarget(int row, int r, int j) {
        int n = tape[row + 7];
        float smoothing = asFloat(tape[row + 9]);
        float t = 0f;
        if (tape[row + 10] == 1) {
            t = mem[tape[row + 1] + r] == j ? 1f : 0f;
        } else {
            t = target(row, r, j) * (1f - smoothing) + smoothing / n;
        }
        return t;
    }

    /** The loss, or NaN for a target that is no class: a device cannot throw, and a loss of 0 would hide it. */
    float ofAClass(int row, float targets, float loss) {
        return tape[row + 10] == 1 && targets != 1f ? asFloat(0x7fc00000) : loss;
    }

    float target(int row, int r, int j) {
        return mem[tape[row + 1] + r * tape[row + 7] + j];
    }

    /** What the gradient of a row's loss is multiplied by: scale · weight. */
    float factor(int row, int r) {
        float scale = asFloat(tape[row + 8]);
        return tape[row + 3] < 0 ? scale : scale * mem[tape[row + 3] + r];
    }

    /** Comes after all reads of the row: the losses may lie where the weights or class indices do. */
    void setLoss(int row, int r, int item, float loss) {
        if (item == 0) {
            mem[tape[row + 4] + r] = loss;
        }
    }

    void setGradient(int row, int r, int j, float gradient) {
        if (tape[row + 5] >= 0) {
            mem[tape[row + 5] + r * tape[row + 7] + j] = gradient;
        }
    }

    float clip(float p) {
        return min(max(p, EPSILON), 1f - EPSILON);
    }
}

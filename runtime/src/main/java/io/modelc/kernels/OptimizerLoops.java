package io.modelc.kernels;

/** The loops of optimizer steps. Operand 0 is the weights and operand 1 the gradient; the numbers are the parameters. */
final class OptimizerLoops {

    private OptimizerLoops() {}

    /** {@code w −= rate · g} */
    static void descend(float[][] operands, float[] numbers, int from, int to) {
        float[] w = operands[0];
        float[] g = operands[1];
        float rate = numbers[0];
        for (int i = from; i < to; i++) {
            w[i] -= rate * g[i];
        }
    }

    /** {@code v = momentum · v − rate · g}, {@code w += v}; v is operand 2. */
    static void momentum(float[][] operands, float[] numbers, int from, int to) {
        float[] w = operands[0];
        float[] g = operands[1];
        float[] v = operands[2];
        float rate = numbers[0];
        float momentum = numbers[1];
        for (int i = from; i < to; i++) {
            float velocity = momentum * v[i] - rate * g[i];
            v[i] = velocity;
            w[i] += velocity;
        }
    }

    /** {@code v = momentum · v − rate · g}, {@code w += momentum · v − rate · g}; v is operand 2. */
    static void nesterov(float[][] operands, float[] numbers, int from, int to) {
        float[] w = operands[0];
        float[] g = operands[1];
        float[] v = operands[2];
        float rate = numbers[0];
        float momentum = numbers[1];
        for (int i = from; i < to; i++) {
            float step = rate * g[i];
            float velocity = momentum * v[i] - step;
            v[i] = velocity;
            w[i] += momentum * velocity - step;
        }
    }

    /**
     * {@code m += (g − m)(1 − β₁)}, {@code v += (g² − v)(1 − β₂)}, {@code w −= α · m / (√v + ε)}; m and v are operands 2
     * and 3.
     */
    static void adam(float[][] operands, float[] numbers, int from, int to) {
        float[] w = operands[0];
        float[] g = operands[1];
        float[] m = operands[2];
        float[] v = operands[3];
        float alpha = numbers[0];
        float oneMinusBeta1 = numbers[1];
        float oneMinusBeta2 = numbers[2];
        float epsilon = numbers[3];
        for (int i = from; i < to; i++) {
            float gradient = g[i];
            float mean = m[i] + (gradient - m[i]) * oneMinusBeta1;
            float square = v[i] + (gradient * gradient - v[i]) * oneMinusBeta2;
            m[i] = mean;
            v[i] = square;
            w[i] -= alpha * mean / ((float) Math.sqrt(square) + epsilon);
        }
    }
}

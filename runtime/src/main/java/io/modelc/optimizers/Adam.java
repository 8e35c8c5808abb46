package io.modelc.optimizers;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;

/**
 * Adam: steps of the mean gradient m over the root of the mean square v, both with exponential decay and corrected for
 * their start at 0: {@code w −= rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)}. Kingma and Ba, "Adam: a method for
 * stochastic optimization", 2015; epsilon is outside of the correction, as in Keras.
 */
public final class Adam extends KernelOptimizer {

    private final double beta1;
    private final double beta2;
    private final double epsilon;

    /** With a learning rate of 0.001. */
    public Adam() {
        this(0.001);
    }

    /** With β₁ = 0.9, β₂ = 0.999 and ε = 1e-7. */
    public Adam(double learningRate) {
        this(learningRate, 0.9, 0.999, 1e-7);
    }

    /** With all its options. */
    public Adam(double learningRate, double beta1, double beta2, double epsilon) {
        super("adam", learningRate, 4);
        this.beta1 = fraction("beta1", beta1);
        this.beta2 = fraction("beta2", beta2);
        this.epsilon = notNegative("epsilon", epsilon);
    }

    @Override
    int stateCount() {
        return 2;
    }

    /** α in float32, as Keras computes it. */
    @Override
    void parameters(float[] parameters) {
        float power1 = (float) Math.pow((float) beta1, iterations());
        float power2 = (float) Math.pow((float) beta2, iterations());
        parameters[0] = learningRate() * (float) Math.sqrt(1 - power2) / (1 - power1);
        parameters[1] = (float) (1 - beta1);
        parameters[2] = (float) (1 - beta2);
        parameters[3] = (float) epsilon;
    }

    @Override
    void issue(Kernels k, Buffer weights, Buffer gradients, Buffer[] states, Buffer parameters) {
        k.adam(weights, gradients, states[0], states[1], parameters, weights.length());
    }
}

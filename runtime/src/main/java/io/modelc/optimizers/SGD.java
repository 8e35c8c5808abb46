package io.modelc.optimizers;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;

/**
 * Gradient descent: {@code w −= rate · g}. With momentum {@code v = momentum · v − rate · g}, {@code w += v}; with
 * Nesterov's form of it {@code w += momentum · v − rate · g}.
 */
public final class SGD extends KernelOptimizer {

    private final float momentum;
    private final boolean nesterov;

    /** With a learning rate of 0.01, without momentum. */
    public SGD() {
        this(0.01);
    }

    /** Without momentum. */
    public SGD(double learningRate) {
        this(learningRate, 0, false);
    }

    /** With momentum, at least 0 and at most 1. */
    public SGD(double learningRate, double momentum) {
        this(learningRate, momentum, false);
    }

    /** With momentum, and in Nesterov's form or not. */
    public SGD(double learningRate, double momentum, boolean nesterov) {
        super("sgd", learningRate, 2);
        if (!(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException(
                    "The momentum must be at least 0 and at most 1, but got " + momentum + ".");
        }
        this.momentum = (float) momentum;
        this.nesterov = nesterov;
    }

    /** The momentum. */
    public float momentum() {
        return momentum;
    }

    /** Whether the momentum is Nesterov's. */
    public boolean nesterov() {
        return nesterov;
    }

    @Override
    int stateCount() {
        return momentum == 0 ? 0 : 1;
    }

    @Override
    void parameters(float[] parameters) {
        parameters[0] = learningRate();
        parameters[1] = momentum;
    }

    @Override
    void issue(Kernels k, Buffer weights, Buffer gradients, Buffer[] states, Buffer parameters) {
        Buffer velocity = momentum == 0 ? null : states[0];
        k.sgd(weights, gradients, velocity, nesterov && momentum != 0, parameters, weights.length());
    }
}

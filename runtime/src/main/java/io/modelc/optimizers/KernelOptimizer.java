package io.modelc.optimizers;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.Step;
import io.modelc.weights.Arena;
import io.modelc.weights.Gradients;
import io.modelc.weights.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * An optimizer that changes all weights of a model in one instruction, so that it can be a part of a training step on a
 * device. Its state lies beside the weights, in the same layout; the numbers that change from step to step, such as the
 * learning rate, are written to a buffer before the step.
 */
public abstract class KernelOptimizer extends Optimizer {

    private final int stepNumbers;
    private final float[] parameters;
    private final List<Arena> states = new ArrayList<>();
    private Kernels kernels;
    private Buffer parameterBuffer;
    private Buffer[] stateBuffers = {};
    private Buffer weightBuffer;
    private Buffer gradientBuffer;
    private final Step step = batch -> issue(kernels, weightBuffer, gradientBuffer);

    KernelOptimizer(String name, double learningRate, int stepNumbers) {
        super(name, learningRate);
        this.stepNumbers = stepNumbers;
        this.parameters = new float[stepNumbers];
    }

    /** The number of floats that are kept for each weight. */
    abstract int stateCount();

    /** Computes what changes from step to step; {@link #iterations} counts this step already. */
    abstract void parameters(float[] parameters);

    /** The instruction. */
    abstract void issue(Kernels k, Buffer weights, Buffer gradients, Buffer[] states, Buffer parameters);

    @Override
    public final void apply(Gradients gradients, Weights weights) {
        checkFit(gradients, weights);
        Kernels k = gradients.kernels();
        prepare(k, weights);
        weightBuffer = weights.arena().on(k);
        gradientBuffer = gradients.arena().on(k);
        k.run(step, 1);
        applied(weights);
    }

    /** Before a step that {@linkplain #issue(Kernels, Buffer, Buffer) issues} the optimizer: makes its state ready. */
    public final void prepare(Kernels k, Weights weights) {
        bind(weights);
        if (kernels != k) {
            moveTo(k, weights.arena().length());
        }
        for (int i = 0; i < stateBuffers.length; i++) {
            stateBuffers[i] = states.get(i).on(k);
        }
        beginStep();
        parameters(parameters);
        k.write(parameterBuffer, parameters, 0, stepNumbers);
    }

    private void moveTo(Kernels k, int length) {
        while (states.size() < stateCount()) {
            states.add(new Arena(length));
        }
        stateBuffers = new Buffer[states.size()];
        parameterBuffer = k.allocate(stepNumbers);
        kernels = k;
    }

    /** Within a step: changes all weights by their gradients. */
    public final void issue(Kernels k, Buffer weights, Buffer gradients) {
        if (weights.length() > 0) {
            issue(k, weights, gradients, stateBuffers, parameterBuffer);
        }
    }

    @Override
    final long stateSize() {
        return states.stream().mapToLong(Arena::length).sum();
    }

    /** After a step: notes what the kernels have changed. */
    public final void applied(Weights weights) {
        weights.arena().changedByKernels();
        for (int i = 0; i < states.size(); i++) {
            states.get(i).changedByKernels();
        }
    }

    /** The state, each laid out as the weights are; none before the first step. */
    public final List<Arena> states() {
        return List.copyOf(states);
    }
}

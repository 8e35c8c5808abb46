package io.modelc.optimizers;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.Step;
import io.modelc.weights.Arena;
import io.modelc.weights.Gradients;
import io.modelc.weights.Run;
import io.modelc.weights.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private Buffer gradientBuffer;
    private final Map<List<Run>, Step> steps = new HashMap<>();
    private List<Run> lastRuns;
    private Step lastStep;

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
        List<Run> runs = weights.runs();
        gradientBuffer = gradients.arena().on(k);
        if (lastRuns != runs) {
            lastRuns = runs;
            lastStep = steps.computeIfAbsent(runs, changed -> batch -> issue(kernels, changed, gradientBuffer));
        }
        k.run(lastStep, 1);
        applied(weights);
    }

    /**
     * Before a step that {@linkplain #issue(Kernels, List, Buffer) issues} the optimizer: brings the weights and its state
     * to where they are computed with, since nothing can be written to a device within a step.
     */
    public final void prepare(Kernels k, Weights weights) {
        bind(weights);
        List<Run> runs = weights.runs();
        for (int i = 0; i < runs.size(); i++) {
            runs.get(i).arena().on(k);
        }
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

    /** Within a step: changes these weights by their gradients, which are among those of all weights. */
    public final void issue(Kernels k, List<Run> runs, Buffer gradients) {
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            Buffer weights = run.arena().on(k);
            if (run.length() == weights.length() && run.length() == gradients.length()) {
                issue(k, weights, gradients, stateBuffers, parameterBuffer);
            } else {
                issuePart(k, run, weights, gradients);
            }
        }
    }

    @Override
    final long stateSize() {
        return states.stream().mapToLong(Arena::length).sum();
    }

    private void issuePart(Kernels k, Run run, Buffer weights, Buffer gradients) {
        Buffer[] states = new Buffer[stateBuffers.length];
        for (int i = 0; i < states.length; i++) {
            states[i] = stateBuffers[i].slice(run.offset(), run.length());
        }
        issue(
                k,
                weights.slice(run.start(), run.length()),
                gradients.slice(run.offset(), run.length()),
                states,
                parameterBuffer);
    }

    /** After a step: notes what the kernels have changed. */
    public final void applied(Weights weights) {
        List<Run> changed = weights.runs();
        for (int i = 0; i < changed.size(); i++) {
            changed.get(i).arena().changedByKernels();
        }
        for (int i = 0; i < states.size(); i++) {
            states.get(i).changedByKernels();
        }
    }

    /** The state, each laid out as the weights are; none before the first step. */
    public final List<Arena> states() {
        return List.copyOf(states);
    }
}

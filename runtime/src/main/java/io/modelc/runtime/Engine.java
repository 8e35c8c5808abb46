package io.modelc.runtime;

import io.modelc.data.NDArray;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.KernelsProvider;
import io.modelc.kernels.RandomKey;
import io.modelc.losses.LossGradient;
import io.modelc.losses.LossRows;
import io.modelc.metrics.Logs;
import io.modelc.optimizers.KernelOptimizer;
import io.modelc.weights.Gradients;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Runs a model's passes: brings its weights to where they compute, keeps the passes for the next time. */
final class Engine {

    final ModelWeights weights;
    private final ModelSpec spec;
    private final Function<PassContext, Pass> inferencePasses;
    private final Function<PassContext, TrainingPass> trainingPasses;
    private final Queue<PassRun> idle = new ConcurrentLinkedQueue<>();
    private final RandomKey random = new RandomKey(0);
    private Kernels kernels;
    private boolean ownsKernels;
    private boolean closed;
    private TrainingRun training;
    private LastForward lastForward;
    private volatile float layerLoss;
    private Gradients gradients;
    private long seed;

    /** The number of the last training pass; from 1, since random numbers of step 0 are those of the weights. */
    private long trainingStep;

    /** The training pass that a backward pass can follow. */
    private record LastForward(int batch, List<NDArray> outputs) {}

    Engine(
            ModelSpec spec,
            Function<PassContext, Pass> inferencePasses,
            Function<PassContext, TrainingPass> trainingPasses) {
        this.spec = spec;
        this.weights = new ModelWeights(spec);
        this.inferencePasses = inferencePasses;
        this.trainingPasses = trainingPasses;
    }

    void initialize(long seed) {
        this.seed = seed;
        this.trainingStep = 0;
        weights.initialize(seed);
    }

    long seed() {
        return seed;
    }

    // ---- where it computes

    synchronized void use(Kernels kernels) {
        if (this.kernels != null) {
            throw new IllegalStateException("The model computes on '" + this.kernels.name()
                    + "' already. Choose its kernels before it is used.");
        }
        this.kernels = kernels;
    }

    private synchronized Kernels kernels() {
        if (closed) {
            throw new IllegalStateException("The model '" + spec.name() + "' is closed.");
        }
        if (kernels == null) {
            kernels = KernelsProvider.create();
            ownsKernels = true;
        }
        return kernels;
    }

    synchronized void close() {
        if (!closed && kernels != null) {
            weights.trainableArena().read();
            weights.variableArena().read();
            if (ownsKernels) {
                kernels.close();
            }
        }
        closed = true;
        idle.clear();
        training = null;
    }

    /** Shares weights of another model, whose kernels this one uses from now on. */
    synchronized void adopt(String prefix, Engine trained, String trainedPrefix) {
        if (!trained.isClosed()) {
            share(trained);
        }
        weights.adopt(prefix, trained.weights.all, trainedPrefix);
        idle.clear();
        training = null;
        lastForward = null;
        gradients = null;
    }

    /** Both models must compute in one place, or their weights would have to be moved for every step. */
    private void share(Engine trained) {
        if (kernels == null) {
            kernels = trained.kernels();
        } else if (trained.kernels == null) {
            trained.use(kernels);
        } else if (trained.kernels != kernels) {
            throw new IllegalStateException("Both models have computed already, each on kernels of its own. Call adopt"
                    + " before the model is used, or give both the same kernels by useKernels.");
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Brings the weights to where they are computed with. */
    private void upload(Kernels k) {
        weights.upload(k);
    }

    // ---- passes

    private PassRun inference(int capacity) {
        PassRun run = idle.poll();
        if (run != null && run.capacity() >= capacity) {
            return run;
        }
        Kernels k = kernels();
        PassContext context = new PassContext(
                k, roomy(capacity, run), weights.trainable, weights.nonTrainable, null, new RandomKey(seed));
        return new PassRun(spec, k, inferencePasses.apply(context));
    }

    private TrainingRun training(int capacity) {
        if (training == null || training.capacity() < capacity) {
            Kernels k = kernels();
            PassContext context = new PassContext(
                    k,
                    roomy(capacity, training),
                    weights.trainable,
                    weights.nonTrainable,
                    weights.gradientArena().on(k),
                    random);
            training = new TrainingRun(spec, k, trainingPasses.apply(context), weights.gradientArena());
        }
        return training;
    }

    /**
     * The capacity of a pass after one that was too small. A device's memory is given back with the model only: if each
     * pass were one sample larger than the last, they would soon fill it.
     */
    private static int roomy(int capacity, PassRun last) {
        return last == null ? capacity : Math.max(capacity, last.capacity() + last.capacity() / 2);
    }

    // ---- inference

    List<NDArray> predict(BatchData batch) {
        PassRun run = inference(batch.capacity());
        upload(run.kernels);
        run.load(batch);
        run.kernels.run(run.forward, batch.count());
        run.readOutputs(batch.count());
        layerLoss = run.layerLoss();
        List<NDArray> outputs = run.outputCopies(batch.count());
        idle.add(run);
        return outputs;
    }

    Logs test(Compiled compiled, BatchData batch) {
        PassRun run = inference(batch.capacity());
        LossStage stage = run.stage(batch.terms, null, List.of());
        upload(run.kernels);
        run.load(batch);
        loadLosses(stage, batch);
        run.kernels.run(stage.evaluate, batch.count());
        read(compiled, run, stage, batch);
        compiled.update(stage, run, batch);
        idle.add(run);
        return compiled.logs();
    }

    private static void loadLosses(LossStage stage, BatchData batch) {
        for (int i = 0; i < batch.targets.length; i++) {
            stage.load(i, batch.targetView(i), batch.weightView(), batch.count());
        }
    }

    private static void read(Compiled compiled, PassRun run, LossStage stage, BatchData batch) {
        if (compiled.needsOutputs(stage)) {
            run.readOutputs(batch.count());
        }
        stage.readLosses(batch.count());
    }

    // ---- training

    /** A training step in one launch, or in two with the host in between where a loss or the optimizer is computed there. */
    Logs train(Compiled compiled, BatchData batch) {
        TrainingRun run = training(batch.capacity());
        KernelOptimizer optimizer = compiled.kernelOptimizer();
        LossStage stage = run.stage(batch.terms, optimizer, optimizer == null ? List.of() : weights.trainable.runs());
        beginTraining(run, batch);
        loadLosses(stage, batch);
        if (optimizer != null) {
            optimizer.prepare(run.kernels, weights.trainable);
        }
        if (stage.hasCustomLoss()) {
            run.kernels.run(stage.trainUpToLoss, batch.count());
            read(compiled, run, stage, batch);
            stage.writeCustomGradients(batch.count());
            run.kernels.run(stage.trainFromLoss, batch.count());
        } else {
            run.kernels.run(stage.train, batch.count());
            read(compiled, run, stage, batch);
        }
        changed(run);
        if (optimizer != null) {
            optimizer.applied(weights.trainable);
        } else {
            compiled.optimizer.apply(gradients, weights.trainable);
        }
        compiled.update(stage, run, batch);
        return compiled.logs();
    }

    private void beginTraining(TrainingRun run, BatchData batch) {
        upload(run.kernels);
        weights.gradientArena().on(run.kernels);
        random.set(seed, ++trainingStep);
        run.load(batch);
        lastForward = null;
    }

    private void changed(TrainingRun run) {
        weights.gradientArena().changedByKernels();
        weights.variablesChanged();
        if (gradients == null || gradients.kernels() != run.kernels) {
            gradients = weights.gradientsOn(run.kernels);
        }
    }

    /** What layers have added to the loss in the last pass. */
    float layerLoss() {
        return layerLoss;
    }

    // ---- by hand

    List<NDArray> forward(List<NDArray> inputs, boolean forTraining) {
        Samples samples = new Samples(inputs, List.of(), null);
        BatchData batch = new BatchData(samples, samples.count(), List.of());
        batch.gather(null, 0, samples.count(), 0);
        if (!forTraining) {
            return predict(batch);
        }
        TrainingRun run = training(batch.capacity());
        beginTraining(run, batch);
        run.kernels.run(run.forward, batch.count());
        weights.variablesChanged();
        run.readOutputs(batch.count());
        layerLoss = run.layerLoss();
        lastForward = new LastForward(batch.count(), run.outputCopies(batch.count()));
        return lastForward.outputs();
    }

    int batchOfLastForward() {
        if (lastForward == null) {
            throw new IllegalStateException(
                    "There is nothing to go back from: call forward(inputs, true) before each backward.");
        }
        return lastForward.batch();
    }

    Gradients backward(List<NDArray> outputGradients) {
        TrainingRun run = training;
        int batch = batchOfLastForward();
        if (areOfLosses(outputGradients)) {
            LossStage stage = run.stage(termsOf(outputGradients), null, List.of());
            for (int i = 0; i < outputGradients.size(); i++) {
                LossGradient gradient = (LossGradient) outputGradients.get(i);
                stage.load(i, gradient.targets(), gradient.sampleWeight(), batch);
            }
            run.kernels.run(stage.backward, batch);
        } else {
            run.writeOutputGradients(outputGradients);
            run.kernels.run(run.backward, batch);
        }
        changed(run);
        lastForward = null;
        return gradients;
    }

    /**
     * Whether all gradients are those of losses that kernels know, of just what the last forward pass returned. The
     * losses are then computed again, as in {@code fit}, so that both give the same bits.
     */
    private boolean areOfLosses(List<NDArray> outputGradients) {
        for (int i = 0; i < outputGradients.size(); i++) {
            if (!(outputGradients.get(i) instanceof LossGradient gradient)
                    || gradient.loss().kernel().isEmpty()
                    || gradient.predictions() != lastForward.outputs().get(i)) {
                return false;
            }
        }
        return true;
    }

    private static List<LossTerm> termsOf(List<NDArray> outputGradients) {
        List<LossTerm> terms = new ArrayList<>();
        for (NDArray array : outputGradients) {
            LossGradient gradient = (LossGradient) array;
            NDArray predictions = gradient.predictions();
            LossRows rows = gradient.loss().rows("targets", gradient.targets().shape(), predictions.shape());
            boolean weighted = gradient.sampleWeight() != null;
            terms.add(LossTerm.of(gradient.loss(), gradient.lossWeight(), rows, predictions.rows(), weighted));
        }
        return terms;
    }
}

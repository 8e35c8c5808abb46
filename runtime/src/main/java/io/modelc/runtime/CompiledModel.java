package io.modelc.runtime;

import io.modelc.callbacks.Callback;
import io.modelc.callbacks.History;
import io.modelc.callbacks.Trainable;
import io.modelc.data.NDArray;
import io.modelc.data.Names;
import io.modelc.kernels.Kernels;
import io.modelc.metrics.Logs;
import io.modelc.metrics.Metric;
import io.modelc.optimizers.Optimizer;
import io.modelc.summary.Summarized;
import io.modelc.summary.Summary;
import io.modelc.summary.SummaryOptions;
import io.modelc.weights.Gradients;
import io.modelc.weights.Variable;
import io.modelc.weights.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A model with its weights: what a generated class is. It trains by {@link #fit} or by a loop of one's own, and
 * predicts. {@link #predict} and {@code forward(inputs, false)} may be called by many threads at once while nobody
 * trains; everything else belongs to one thread at a time.
 *
 * @param <I> the inputs: an array, or a record of arrays
 * @param <O> the outputs
 * @param <T> the targets
 */
public abstract class CompiledModel<I, O, T> implements Trainable, Summarized, AutoCloseable {

    /** The seed of a new model: the same weights in every program, until {@link #initialize} says otherwise. */
    public static final long DEFAULT_SEED = 1;

    private static final int DEFAULT_BATCH_SIZE = 32;

    private final ModelSpec spec;
    private final DataCheck check;
    private final Engine engine;
    private Compiled compiled;
    private boolean stopped;

    /** A model with weights from {@link #DEFAULT_SEED}. */
    // The engine asks for passes only after the constructor is done.
    @SuppressWarnings("this-escape")
    protected CompiledModel(ModelSpec spec) {
        this.spec = spec;
        this.check = new DataCheck(spec);
        this.engine = new Engine(spec, this::inferencePass, this::trainingPass);
        initialize(DEFAULT_SEED);
    }

    // ---- what a generated class says

    /** A new inference pass. */
    protected abstract Pass inferencePass(PassContext context);

    /** A new training pass. */
    protected abstract TrainingPass trainingPass(PassContext context);

    /** The arrays of inputs, in order. */
    protected abstract List<NDArray> inputList(I inputs);

    /** The arrays of outputs, in order. */
    protected abstract List<NDArray> outputList(O outputs);

    /** The arrays of targets, in order. */
    protected abstract List<NDArray> targetList(T targets);

    /** Inputs from their arrays. */
    protected abstract I inputsOf(List<NDArray> inputs);

    /** Outputs from their arrays. */
    protected abstract O outputsOf(List<NDArray> outputs);

    /** Targets from their arrays. */
    protected abstract T targetsOf(List<NDArray> targets);

    // ---- the model

    @Override
    public final String name() {
        return spec.name();
    }

    /** Its inputs, weights and outputs. */
    public final ModelSpec spec() {
        return spec;
    }

    /** The table of its layers, as Keras prints it. */
    public final String summary() {
        return summary(Summary.options());
    }

    /**
     * The table of its layers, as the options say: {@code summary(Summary.options().showTrainable())}. Once the model
     * has been trained, the optimizer's numbers are counted, too.
     */
    public final String summary(SummaryOptions options) {
        return layerTable().text(options);
    }

    @Override
    public final Summary layerTable() {
        Summary declared = spec.summary();
        Map<String, ModelLayer> now = new LinkedHashMap<>();
        layers().forEach(layer -> now.put(layer.name(), layer));
        long trainable = weights().stream()
                .filter(Variable::trainable)
                .mapToLong(Variable::size)
                .sum();
        return new Summary(
                name(),
                declared.chain(),
                declared.layers().stream()
                        .map(layer -> layer.level() == 0
                                ? layer.withTrainable(now.get(layer.name()).trainable())
                                : layer)
                        .toList(),
                trainable,
                weights().parameterCount() - trainable,
                compiled == null ? 0 : compiled.optimizer.parameterCount());
    }

    /** Its inputs, its layers, and its operations outside of layers, in topological order. */
    public final List<ModelLayer> layers() {
        return ModelLayer.of(spec, weights());
    }

    /**
     * The layer with a name, in camel case or in snake case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public final ModelLayer layer(String name) {
        List<ModelLayer> layers = layers();
        List<String> names = layers.stream().map(ModelLayer::name).toList();
        int index = Names.indexOf(name, names);
        if (index < 0) {
            throw new IllegalArgumentException(Names.unknown("layer", name, names));
        }
        return layers.get(index);
    }

    @Override
    public final Weights weights() {
        return engine.weights.all;
    }

    /** The weights that training changes by their gradients: views of the model's own memory. */
    public final Weights trainableWeights() {
        return engine.weights.trainable;
    }

    /** The other weights: views of the model's own memory. */
    public final Weights nonTrainableWeights() {
        return engine.weights.nonTrainable;
    }

    /**
     * Gives all weights new values from a seed, and begins the random numbers of training anew. Weight i is filled from
     * stream i of the seed: the same seed gives the same bits.
     */
    public final void initialize(long seed) {
        engine.initialize(seed);
    }

    /** The seed of its weights, of dropout, and of the order of samples where {@link Fit#seed} says nothing. */
    public final long seed() {
        return engine.seed();
    }

    /**
     * Uses the weights of another model, often a trained one, for a layer that is that model: the same weights, not a
     * copy. What one of the models changes, the other sees; it stays open as long as this one is used. Both compute on
     * the kernels of the one that has been used already. Optimizers and {@link #initialize} of this model go on from
     * there, the one by its own state, the other with the weights that are this model's own.
     *
     * @param layer the layer's name, in camel case or in snake case, such as {@code tickets}
     * @throws IllegalArgumentException if there is no such layer, or the models' weights differ
     * @throws IllegalStateException if both models have computed already, on different kernels
     */
    public final void adopt(String layer, CompiledModel<?, ?, ?> trained) {
        engine.adopt(prefixOf(layer), trained.engine, trained.name() + "/");
    }

    /**
     * Stops training from changing the weights of a layer and of the layers in it, or lets it again, from the next step
     * on; their gradients are computed all the same. A layer that is never to be trained is better declared so: {@code
     * @Layer(trainable = false)}.
     *
     * @param layer the layer's name, in camel case or in snake case, or its path, such as {@code head/hidden}
     * @throws IllegalArgumentException if there is no layer of this name with weights, or one to be trained was declared
     *     not to be
     */
    public final void setTrainable(String layer, boolean trainable) {
        String prefix = prefixOf(layer);
        weights().stream()
                .filter(weight -> weight.path().startsWith(prefix))
                .filter(weight -> trainable || weight.trainable())
                .forEach(weight -> weight.setTrainable(trainable));
    }

    /** What the paths of a layer's weights begin with. */
    private String prefixOf(String layer) {
        Set<String> layers = new LinkedHashSet<>();
        for (Variable weight : weights()) {
            String path = weight.path().substring(name().length() + 1);
            for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
                layers.add(path.substring(0, end));
            }
        }
        List<String> names = List.copyOf(layers);
        int index = Names.indexOf(layer, names);
        if (index < 0) {
            throw new IllegalArgumentException(Names.unknown("layer with weights", layer, names));
        }
        return name() + "/" + names.get(index) + "/";
    }

    /**
     * Chooses where the model computes, before it has computed anything. They are not closed with the model. Without
     * this, {@link io.modelc.kernels.KernelsProvider} chooses.
     */
    public final void useKernels(Kernels kernels) {
        engine.use(kernels);
    }

    /** Gives back what the model holds on a device. It cannot be used any more. */
    @Override
    public void close() {
        engine.close();
    }

    // ---- compile

    /** Says how the model is to be trained. */
    public final void compile(Compile compile) {
        compiled = new Compiled(spec, compile);
        compiled.optimizer.bind(trainableWeights());
    }

    private Compiled compiled() {
        if (compiled == null) {
            throw new IllegalStateException(
                    "The model is not compiled yet. Call compile(Compile.with(optimizer).loss(...)) first.");
        }
        return compiled;
    }

    @Override
    public final Optimizer optimizer() {
        return compiled().optimizer;
    }

    /** The loss, the losses of outputs where there are several, and the metrics; all are reset at every epoch. */
    @Override
    public List<Metric> metrics() {
        return compiled == null ? List.of() : compiled.metrics();
    }

    /** Sets all metrics back to their start. */
    public final void resetMetrics() {
        metrics().forEach(Metric::resetState);
        if (compiled != null) {
            compiled.metrics().forEach(Metric::resetState);
        }
    }

    // ---- fit

    /** Trains for one epoch. */
    public final History fit(I inputs, T targets) {
        return fit(inputs, targets, Fit.epochs(1));
    }

    /** Trains on inputs and their targets. */
    public final History fit(I inputs, T targets, Fit fit) {
        return fit(inputsIn(inputs), targetsIn(targets), fit);
    }

    /** Trains on inputs and targets by name, in camel case or in snake case. */
    public final History fit(Map<String, NDArray> inputs, Map<String, NDArray> targets, Fit fit) {
        return fit(check.inputsByName(inputs), check.targetsByName(targets), fit);
    }

    /** Trains on inputs and targets in the order of their declaration. */
    public final History fit(List<NDArray> inputs, List<NDArray> targets, Fit fit) {
        compiled();
        boolean checkFinite = fit.checkFinite || compiled.checkFinite;
        FitData data = FitData.of(samples(inputs, targets, fit.sampleWeight, checkFinite), fit);
        Samples validation = fit.validationInputs == null
                ? data.validation()
                : samples(arrays(fit.validationInputs, true), arrays(fit.validationTargets, false), null, checkFinite);
        Batch batch = new Batch(batchData(data.training(), fit.batchSize));
        stopped = false;
        return new FitLoop(this, fit, data.training().count(), validation, checkFinite).run(batch);
    }

    /** Ends the training after the current batch. */
    @Override
    public final void stopTraining() {
        stopped = true;
    }

    final boolean isStopped() {
        return stopped;
    }

    @SuppressWarnings("unchecked")
    final Logs step(CompiledModel<?, ?, ?>.Batch batch) {
        return trainStep((Batch) batch);
    }

    /** What {@link Fit#validation} was given: the model's record or array, a list or a map. */
    @SuppressWarnings("unchecked")
    private List<NDArray> arrays(Object given, boolean inputs) {
        if (given instanceof List<?> list) {
            return (List<NDArray>) list;
        }
        if (given instanceof Map<?, ?> map) {
            Map<String, NDArray> arrays = (Map<String, NDArray>) map;
            return inputs ? check.inputsByName(arrays) : check.targetsByName(arrays);
        }
        try {
            return inputs ? inputList((I) given) : targetList((T) given);
        } catch (ClassCastException e) {
            throw new IllegalArgumentException(
                    "The validation " + (inputs ? "inputs" : "targets") + " are a "
                            + given.getClass().getSimpleName() + ", but must be what fit() takes.",
                    e);
        }
    }

    private List<NDArray> inputsIn(I inputs) {
        return inputList(Objects.requireNonNull(inputs, "The inputs are null."));
    }

    private List<NDArray> targetsIn(T targets) {
        return targetList(Objects.requireNonNull(targets, "The targets are null."));
    }

    private Samples samples(List<NDArray> inputs, List<NDArray> targets, NDArray weights, boolean checkFinite) {
        check.inputs(inputs);
        int count = inputs.get(0).rows();
        DataCheck.weights(weights, count);
        Samples samples = new Samples(inputs, check.targets(targets, count), weights);
        if (checkFinite) {
            check.finite(samples);
        }
        return samples;
    }

    private BatchData batchData(Samples samples, int batchSize) {
        boolean losses = compiled != null && compiled.hasLoss();
        return new BatchData(samples, batchSize, losses ? compiled.terms(samples) : List.of());
    }

    // ---- evaluate

    /** The loss and metrics on inputs and their targets. */
    public final Logs evaluate(I inputs, T targets) {
        return evaluate(inputs, targets, DEFAULT_BATCH_SIZE);
    }

    /** The loss and metrics, computed in batches of a size. */
    public final Logs evaluate(I inputs, T targets, int batchSize) {
        return evaluate(inputsIn(inputs), targetsIn(targets), batchSize);
    }

    /** The loss and metrics on inputs and targets in the order of their declaration. */
    public final Logs evaluate(List<NDArray> inputs, List<NDArray> targets) {
        return evaluate(inputs, targets, DEFAULT_BATCH_SIZE);
    }

    /** The loss and metrics on inputs and targets by name. */
    public final Logs evaluate(Map<String, NDArray> inputs, Map<String, NDArray> targets) {
        return evaluate(check.inputsByName(inputs), check.targetsByName(targets), DEFAULT_BATCH_SIZE);
    }

    /** The loss and metrics on inputs and targets by name, computed in batches of a size. */
    public final Logs evaluate(Map<String, NDArray> inputs, Map<String, NDArray> targets, int batchSize) {
        return evaluate(check.inputsByName(inputs), check.targetsByName(targets), batchSize);
    }

    /** The loss and metrics on inputs and targets in the order of their declaration, computed in batches of a size. */
    public final Logs evaluate(List<NDArray> inputs, List<NDArray> targets, int batchSize) {
        return evaluate(samples(inputs, targets, null, compiled().checkFinite), batchSize, List.of());
    }

    final Logs evaluate(Samples samples, int batchSize, List<Callback> callbacks) {
        BatchOrder order = new BatchOrder(samples.count(), Fit.atLeast(1, "batch size", batchSize), false, 0);
        return new EvaluateLoop(this, order, callbacks).run(new Batch(batchData(samples, batchSize)));
    }

    @SuppressWarnings("unchecked")
    final Logs test(CompiledModel<?, ?, ?>.Batch batch) {
        return testStep((Batch) batch);
    }

    // ---- predict

    /** The outputs for inputs. */
    public final O predict(I inputs) {
        return outputsOf(predict(inputsIn(inputs)));
    }

    /** The outputs for inputs, computed in batches of a size. */
    public final O predict(I inputs, int batchSize) {
        return outputsOf(predict(inputsIn(inputs), batchSize));
    }

    /** The outputs for inputs by name, by name. */
    public final Map<String, NDArray> predict(Map<String, NDArray> inputs) {
        List<NDArray> outputs = predict(check.inputsByName(inputs));
        Map<String, NDArray> named = new LinkedHashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            named.put(spec.outputNames().get(i), outputs.get(i));
        }
        return named;
    }

    /** The outputs for inputs, in the order of their declaration. */
    public final List<NDArray> predict(List<NDArray> inputs) {
        return predict(inputs, DEFAULT_BATCH_SIZE);
    }

    /** The outputs for inputs, in the order of their declaration, computed in batches of a size. */
    public final List<NDArray> predict(List<NDArray> inputs, int batchSize) {
        Samples samples = new Samples(check.inputs(inputs), List.of(), null);
        BatchOrder order = new BatchOrder(samples.count(), Fit.atLeast(1, "batch size", batchSize), false, 0);
        Batch batch = new Batch(new BatchData(samples, batchSize, List.of()));
        Predictions predictions = new Predictions(spec, samples.count());
        order.start(0);
        for (int step = 0; order.next(); step++) {
            order.gather(batch.data(), step);
            predictions.add(outputList(predictStep(batch)));
        }
        return predictions.toList();
    }

    // ---- one's own loop

    /**
     * The outputs for inputs.
     *
     * @param training true for the training pass, with dropout, after which {@link #backward} can be called; false for
     *     the inference pass
     */
    public final O forward(I inputs, boolean training) {
        return outputsOf(forward(inputsIn(inputs), training));
    }

    /**
     * The gradients of the trainable weights, from those of the outputs of the last training pass, and of the losses
     * that layers have added in it. They are in memory that the next call uses again.
     *
     * @throws IllegalStateException if there was no training pass since the last backward pass
     */
    public final Gradients backward(O outputGradients) {
        return backward(outputList(outputGradients));
    }

    /** The outputs for inputs in the order of declaration; see {@link #forward(Object, boolean)}. */
    public final List<NDArray> forward(List<NDArray> inputs, boolean training) {
        return engine.forward(check.inputs(inputs), training);
    }

    /** The gradients from those of the outputs in the order of declaration; see {@link #backward(Object)}. */
    public final Gradients backward(List<NDArray> outputGradients) {
        check.likeOutputs(outputGradients, engine.batchOfLastForward());
        return engine.backward(outputGradients);
    }

    /**
     * The loss of {@code compile}: the sum over outputs, each multiplied by its weight, and what layers have added in the
     * last pass.
     */
    public final float computeLoss(T targets, O predictions) {
        List<NDArray> target = targetsIn(targets);
        List<NDArray> prediction = outputList(predictions);
        double total = engine.layerLoss();
        for (int i = 0; i < prediction.size(); i++) {
            if (compiled().losses[i] != null) {
                total += compiled.lossWeights[i] * compiled.losses[i].call(target.get(i), prediction.get(i));
            }
        }
        return (float) total;
    }

    /** The gradient of {@link #computeLoss} with respect to the predictions, for {@link #backward}. */
    public final O lossGradients(T targets, O predictions) {
        List<NDArray> target = targetsIn(targets);
        List<NDArray> prediction = outputList(predictions);
        List<NDArray> gradients = new ArrayList<>();
        for (int i = 0; i < prediction.size(); i++) {
            gradients.add(
                    compiled().losses[i] == null
                            ? NDArray.zeros(prediction.get(i).shape())
                            : compiled.losses[i].gradient(
                                    target.get(i), prediction.get(i), null, compiled.lossWeights[i]));
        }
        return outputsOf(gradients);
    }

    // ---- one batch

    /** One training step on a batch. The metrics go on from where they are; {@link #resetMetrics} starts them anew. */
    public final Logs trainOnBatch(I inputs, T targets) {
        return trainOnBatch(inputsIn(inputs), targetsIn(targets), null);
    }

    /** One training step, with a weight for each sample. */
    public final Logs trainOnBatch(I inputs, T targets, NDArray sampleWeight) {
        return trainOnBatch(inputsIn(inputs), targetsIn(targets), sampleWeight);
    }

    /** One training step, by name. */
    public final Logs trainOnBatch(Map<String, NDArray> inputs, Map<String, NDArray> targets) {
        return trainOnBatch(check.inputsByName(inputs), check.targetsByName(targets), null);
    }

    /** One training step, in the order of declaration. */
    public final Logs trainOnBatch(List<NDArray> inputs, List<NDArray> targets) {
        return trainOnBatch(inputs, targets, null);
    }

    /** One training step, in the order of declaration, with a weight for each sample, or null. */
    public final Logs trainOnBatch(List<NDArray> inputs, List<NDArray> targets, NDArray sampleWeight) {
        return trainStep(batchOf(inputs, targets, sampleWeight)).copy();
    }

    /** The loss and metrics of a batch, added to what they are. */
    public final Logs testOnBatch(I inputs, T targets) {
        return testOnBatch(inputsIn(inputs), targetsIn(targets));
    }

    /** The loss and metrics of a batch by name, added to what they are. */
    public final Logs testOnBatch(Map<String, NDArray> inputs, Map<String, NDArray> targets) {
        return testOnBatch(check.inputsByName(inputs), check.targetsByName(targets));
    }

    /** The loss and metrics of a batch in the order of declaration, added to what they are. */
    public final Logs testOnBatch(List<NDArray> inputs, List<NDArray> targets) {
        return testStep(batchOf(inputs, targets, null)).copy();
    }

    /** The outputs for one batch. */
    public final O predictOnBatch(I inputs) {
        return predict(inputs, check.inputs(inputsIn(inputs)).get(0).rows());
    }

    private Batch batchOf(List<NDArray> inputs, List<NDArray> targets, NDArray sampleWeight) {
        Samples samples = samples(inputs, targets, sampleWeight, compiled().checkFinite);
        BatchData data = batchData(samples, samples.count());
        data.gather(null, 0, samples.count(), 0);
        return new Batch(data);
    }

    // ---- steps, to be overridden

    /**
     * One step of training: forward, losses, backward, and the optimizer, as {@code compile} says. Override it for a
     * training of one's own within {@link #fit}; what it returns is logged.
     */
    protected Logs trainStep(Batch batch) {
        compiled();
        return engine.train(compiled, lossesOf(batch));
    }

    /** One step of an evaluation, as {@code compile} says; what it returns is logged. */
    protected Logs testStep(Batch batch) {
        compiled();
        return engine.test(compiled, lossesOf(batch));
    }

    /** The outputs for a batch. */
    protected O predictStep(Batch batch) {
        return outputsOf(engine.predict(batch.data));
    }

    private BatchData lossesOf(Batch batch) {
        if (batch.data.terms.isEmpty()) {
            compiled.requireLoss();
        }
        return batch.data;
    }

    /** A batch of samples. Its arrays are over memory that the next batch uses again. */
    public final class Batch {

        private final BatchData data;

        private Batch(BatchData data) {
            this.data = data;
        }

        BatchData data() {
            return data;
        }

        /** The inputs. */
        public I inputs() {
            return inputsOf(data.inputViews());
        }

        /** The targets. */
        public T targets() {
            return targetsOf(data.targetViews());
        }

        /** The weights of the samples; null without. */
        public NDArray sampleWeight() {
            return data.weightView();
        }

        /** The number of samples. */
        public int size() {
            return data.count();
        }

        /** The number of the batch in its epoch, from 0. */
        public int index() {
            return data.index();
        }
    }
}

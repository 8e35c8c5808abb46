package io.modelc.runtime;

import io.modelc.data.NDArray;
import io.modelc.losses.Loss;
import io.modelc.losses.LossRows;
import io.modelc.losses.Reduction;
import io.modelc.metrics.Logs;
import io.modelc.metrics.Mean;
import io.modelc.metrics.Metric;
import io.modelc.optimizers.KernelOptimizer;
import io.modelc.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@link Compile} says, resolved against the outputs of a model. */
final class Compiled {

    final Optimizer optimizer;
    final Loss[] losses;
    final float[] lossWeights;
    final boolean checkFinite;
    private final ModelSpec spec;
    private final List<List<Metric>> outputMetrics = new ArrayList<>();
    private final Mean lossTracker = new Mean("loss");
    private final Mean[] lossTrackers;
    private final List<Metric> metrics = new ArrayList<>();
    private final Map<String, Metric> logged = new TreeMap<>();
    private final Logs logs = new Logs();
    private final Metric[] loggedMetrics;
    private final String[] loggedNames;

    Compiled(ModelSpec spec, Compile compile) {
        int outputs = spec.outputs().size();
        this.spec = spec;
        this.optimizer = compile.optimizer;
        this.checkFinite = compile.checkFinite;
        this.losses = resolveLosses(compile);
        this.lossWeights = resolveLossWeights(compile);
        this.lossTrackers = new Mean[outputs];
        resolveMetrics(compile);
        trackLosses();
        trackMetrics();
        this.loggedNames = logged.keySet().toArray(String[]::new);
        this.loggedMetrics = logged.values().toArray(Metric[]::new);
    }

    // ---- resolving

    private Loss[] resolveLosses(Compile compile) {
        Loss[] resolved = new Loss[spec.outputs().size()];
        if (compile.lossList != null) {
            checkLength("losses", compile.lossList.size());
            compile.lossList.toArray(resolved);
        }
        for (Compile.Choice<Loss> choice : compile.losses) {
            if (choice.output() == null && choice.name() == null) {
                Arrays.fill(resolved, choice.value());
            } else {
                resolved[index(choice)] = choice.value();
            }
        }
        for (int i = 0; i < resolved.length; i++) {
            if (resolved[i] != null && resolved[i].reduction() == Reduction.NONE) {
                throw new IllegalArgumentException(
                        "The loss of output '" + spec.outputNames().get(i)
                                + "' has the reduction NONE, but training needs one number. Use SUM or SUM_OVER_BATCH_SIZE.");
            }
        }
        return resolved;
    }

    private float[] resolveLossWeights(Compile compile) {
        float[] resolved = new float[spec.outputs().size()];
        Arrays.fill(resolved, 1);
        if (compile.lossWeightList != null) {
            checkLength("loss weights", compile.lossWeightList.size());
            for (int i = 0; i < resolved.length; i++) {
                resolved[i] = compile.lossWeightList.get(i).floatValue();
            }
        }
        for (Compile.Choice<Double> choice : compile.lossWeights) {
            resolved[index(choice)] = choice.value().floatValue();
        }
        return resolved;
    }

    private void resolveMetrics(Compile compile) {
        for (int i = 0; i < spec.outputs().size(); i++) {
            outputMetrics.add(new ArrayList<>());
        }
        if (compile.metricLists != null) {
            checkLength("lists of metrics", compile.metricLists.size());
            for (int i = 0; i < compile.metricLists.size(); i++) {
                outputMetrics.get(i).addAll(compile.metricLists.get(i));
            }
        }
        for (Compile.Choice<List<Metric>> choice : compile.metrics) {
            outputMetrics.get(metricIndex(choice)).addAll(choice.value());
        }
    }

    private int metricIndex(Compile.Choice<List<Metric>> choice) {
        boolean named = choice.output() != null || choice.name() != null;
        if (!named && spec.outputs().size() > 1) {
            throw new IllegalArgumentException("The model has several outputs (" + String.join(", ", spec.outputNames())
                    + "): say of which one a metric is, as in metrics(\""
                    + spec.outputNames().get(0) + "\", ...).");
        }
        return named ? index(choice) : 0;
    }

    private void checkLength(String what, int given) {
        if (given != spec.outputs().size()) {
            throw new IllegalArgumentException("The model has " + spec.outputs().size() + " outputs ("
                    + String.join(", ", spec.outputNames()) + "), but " + given + " " + what + " were given.");
        }
    }

    private int index(Compile.Choice<?> choice) {
        String name = choice.output() != null ? choice.output().name() : choice.name();
        int index = DataCheck.index("output", name, spec.outputNames());
        if (choice.output() != null && choice.output().index() != index) {
            throw new IllegalArgumentException("The output '" + name + "' is a constant of another model.");
        }
        return index;
    }

    // ---- what is logged

    private void trackLosses() {
        log("loss", lossTracker);
        long count = Arrays.stream(losses).filter(loss -> loss != null).count();
        for (int i = 0; count > 1 && i < losses.length; i++) {
            if (losses[i] != null) {
                String name = spec.outputNames().get(i) + "_loss";
                lossTrackers[i] = new Mean(name);
                log(name, lossTrackers[i]);
            }
        }
    }

    private void trackMetrics() {
        boolean several = spec.outputs().size() > 1;
        for (int i = 0; i < outputMetrics.size(); i++) {
            for (Metric metric : outputMetrics.get(i)) {
                log(several ? spec.outputNames().get(i) + "_" + metric.name() : metric.name(), metric);
            }
        }
    }

    private void log(String name, Metric metric) {
        if (logged.put(name, metric) != null) {
            throw new IllegalArgumentException(
                    "There are two metrics called '" + name + "'. Give one of them another name.");
        }
        if (metrics.contains(metric)) {
            throw new IllegalArgumentException(
                    "The metric '" + name + "' is used twice. Make a new one for each output.");
        }
        metrics.add(metric);
    }

    /** The loss, the losses of outputs where there are several, and the metrics. */
    List<Metric> metrics() {
        return List.copyOf(metrics);
    }

    /** The results now, sorted by name; the same object every time. */
    Logs logs() {
        for (int i = 0; i < loggedNames.length; i++) {
            logs.put(loggedNames[i], loggedMetrics[i].result());
        }
        return logs;
    }

    // ---- steps

    boolean needsOutputs(LossStage stage) {
        if (stage.hasCustomLoss()) {
            return true;
        }
        for (int i = 0; i < outputMetrics.size(); i++) {
            if (!outputMetrics.get(i).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    KernelOptimizer kernelOptimizer() {
        return optimizer instanceof KernelOptimizer kernelOptimizer ? kernelOptimizer : null;
    }

    /** Adds a batch to the metrics, whose losses and outputs have been read. */
    void update(LossStage stage, PassRun run, BatchData batch) {
        double total = run.layerLoss();
        for (int i = 0; i < losses.length; i++) {
            if (losses[i] != null) {
                total += (double) lossWeights[i] * stage.loss(i);
            }
            if (lossTrackers[i] != null) {
                lossTrackers[i].updateState(stage.loss(i), batch.count());
            }
        }
        lossTracker.updateState((float) total, batch.count());
        for (int i = 0; i < outputMetrics.size(); i++) {
            updateMetrics(i, run, batch);
        }
    }

    private void updateMetrics(int output, PassRun run, BatchData batch) {
        List<Metric> updated = outputMetrics.get(output);
        for (int m = 0; m < updated.size(); m++) {
            updated.get(m).updateState(batch.targetView(output), run.outputView(output, batch.count()), null);
        }
    }

    boolean hasLoss() {
        return Arrays.stream(losses).anyMatch(loss -> loss != null);
    }

    void requireLoss() {
        if (!hasLoss()) {
            throw new IllegalStateException(
                    "The model was compiled without a loss. Use compile(Compile.with(optimizer).loss(...)).");
        }
    }

    /** How the losses are computed for samples; checks that targets and weights fit them. */
    List<LossTerm> terms(Samples samples) {
        List<LossTerm> terms = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            if (losses[i] == null) {
                terms.add(LossTerm.NONE);
                continue;
            }
            NDArray targets = samples.targets().get(i);
            String what = "target '" + spec.outputNames().get(i) + "'";
            LossRows rows =
                    losses[i].rows(what, targets.shape(), spec.outputs().get(i).shapeFor(samples.count()));
            losses[i].check(what, targets, rows);
            Loss.rowWeights(samples.weights(), rows);
            terms.add(LossTerm.of(losses[i], lossWeights[i], rows, samples.count(), samples.weights() != null));
        }
        return terms;
    }
}

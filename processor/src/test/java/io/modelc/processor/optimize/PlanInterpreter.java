package io.modelc.processor.optimize;

import io.modelc.processor.graph.CarriedOutCalls;
import io.modelc.processor.graph.Input;
import io.modelc.processor.graph.LogitsGradient;
import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.OutputGradient;
import io.modelc.processor.graph.ReferenceInterpreter;
import io.modelc.processor.graph.WeightOp;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Carries out a plan as generated code does: the calls that the ops emit, on one array for each shared block, so that a
 * wrong argument shows, and a value that is overwritten too early. What nobody has written yet is NaN.
 */
final class PlanInterpreter {

    private final PassPlan plan;
    private final int batch;
    private final boolean atLogits;
    private final ReferenceInterpreter sizes;
    private final Map<Object, double[]> memory = new HashMap<>();

    PlanInterpreter(PassPlan plan, int batch, boolean atLogits) {
        this.plan = plan;
        this.batch = batch;
        this.atLogits = atLogits;
        this.sizes = new ReferenceInterpreter(batch);
    }

    /** Puts inputs and weights in place and computes the outputs. */
    void forward(Function<Input, double[]> inputs, Function<WeightOp, double[]> weights) {
        for (Node node : plan.storage().keySet()) {
            if (node.op() instanceof Input input) {
                write(node, inputs.apply(input));
            } else if (node.op() instanceof WeightOp weight) {
                write(node, weights.apply(weight));
            }
        }
        plan.forward().forEach(this::execute);
    }

    /** Puts the gradients of the outputs in place and computes those of the weights. */
    void backward(Function<OutputGradient, double[]> outputGradients) {
        plan.outputGradients().forEach(node -> write(node, outputGradients.apply((OutputGradient) node.op())));
        plan.backward().forEach(this::execute);
    }

    /** What an op that may not be in place finds where it would read its own result is NaN. */
    private void execute(Node node) {
        if (atLogits && node.op() instanceof LogitsGradient) {
            return;
        }
        if (!node.op().inPlace() && !node.op().sharesMemory()) {
            write(node, nans(sizes.size(node)));
        }
        node.op().emit(node, new CarriedOutCalls(batch, this::memory));
    }

    /** What is now where a value was planned to be. */
    double[] read(Node node) {
        return Arrays.copyOf(memory(node), sizes.size(node));
    }

    /** What is now in the memory of a weight's gradient; 0 where nothing was ever written. */
    double[] gradient(PlannedWeight weight) {
        return memory.getOrDefault(new Storage.Gradient(weight.offset(), weight.length()), new double[weight.length()]);
    }

    private void write(Node node, double[] value) {
        System.arraycopy(value, 0, memory(node), 0, value.length);
    }

    private double[] memory(Node node) {
        Storage storage = plan.storage().get(node);
        if (storage instanceof Storage.SameAs same) {
            return memory(same.node());
        } else if (storage instanceof Storage.Block block) {
            return memory.computeIfAbsent(
                    block.block(), index -> nans(plan.blocks().get(block.block()) * batch));
        }
        boolean ofNode = storage instanceof Storage.Fixed;
        return memory.computeIfAbsent(ofNode ? node : storage, key -> nans(sizes.size(node)));
    }

    private static double[] nans(int length) {
        double[] nans = new double[length];
        Arrays.fill(nans, Double.NaN);
        return nans;
    }
}

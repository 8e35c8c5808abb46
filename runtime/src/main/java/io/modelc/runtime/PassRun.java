package io.modelc.runtime;

import io.modelc.DType;
import io.modelc.data.NDArray;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.Step;
import io.modelc.optimizers.KernelOptimizer;
import io.modelc.weights.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A pass, the room on the host for what comes out of it, and the steps it is run in. Belongs to one thread at a time. */
class PassRun {

    final ModelSpec spec;
    final Kernels kernels;
    final Pass pass;

    /** The forward pass alone. */
    final Step forward = this::issueForward;

    private final HostArray[] outputs;
    private final Map<StageKey, LossStage> stages = new HashMap<>();
    private final float[] layerLoss = new float[1];
    private LossStage lastStage;

    PassRun(ModelSpec spec, Kernels kernels, Pass pass) {
        this.spec = spec;
        this.kernels = kernels;
        this.pass = pass;
        this.outputs = new HostArray[spec.outputs().size()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = new HostArray(
                    DType.FLOAT32, pass.capacity(), spec.outputs().get(i).shape());
        }
    }

    /** What makes the steps with losses what they are. */
    private record StageKey(List<LossTerm> terms, KernelOptimizer optimizer, List<Run> trained) {}

    /** The steps with these losses, and with the optimizer for these weights if it is not null. */
    final LossStage stage(List<LossTerm> terms, KernelOptimizer optimizer, List<Run> trained) {
        // A loop asks for the same ones at every step; making a key would allocate.
        if (lastStage == null || !lastStage.isOf(terms, optimizer, trained)) {
            lastStage = stages.computeIfAbsent(
                    new StageKey(terms, optimizer, trained), key -> new LossStage(this, terms, optimizer, trained));
        }
        return lastStage;
    }

    final int capacity() {
        return pass.capacity();
    }

    final void load(BatchData batch) {
        for (int i = 0; i < batch.inputs.length; i++) {
            batch.inputs[i].write(kernels, pass.input(i), batch.count());
        }
    }

    final void issueForward(int batch) {
        pass.forward(batch);
        for (int i = 0; i < outputs.length; i++) {
            kernels.fetch(pass.output(i), batch * outputs[i].rowSize());
        }
        if (pass.layerLoss() != null) {
            kernels.fetch(pass.layerLoss(), 1);
        }
    }

    final void readOutputs(int count) {
        for (int i = 0; i < outputs.length; i++) {
            outputs[i].read(kernels, pass.output(i), count);
        }
    }

    /** The sum of the losses that layers have added in the last forward pass; 0 without. */
    final float layerLoss() {
        if (pass.layerLoss() != null) {
            kernels.read(pass.layerLoss(), layerLoss, 0, 1);
        }
        return layerLoss[0];
    }

    /** An output that was read, over memory that the next batch uses. */
    final NDArray outputView(int index, int count) {
        return outputs[index].view(count);
    }

    final List<NDArray> outputCopies(int count) {
        List<NDArray> copies = new ArrayList<>(outputs.length);
        for (HostArray output : outputs) {
            copies.add(output.copy(count));
        }
        return copies;
    }
}

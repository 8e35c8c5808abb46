package io.modelc.runtime;

import io.modelc.data.NDArray;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.Step;
import io.modelc.weights.Arena;
import java.util.List;

/** The training pass and the steps it is run in. */
final class TrainingRun extends PassRun {

    final TrainingPass training;
    final Arena gradients;

    /** The backward pass from gradients that were given as numbers. */
    final Step backward = this::issueBackward;

    TrainingRun(ModelSpec spec, Kernels kernels, TrainingPass pass, Arena gradients) {
        super(spec, kernels, pass);
        this.training = pass;
        this.gradients = gradients;
    }

    private void issueBackward(int batch) {
        for (int i = 0; i < spec.outputs().size(); i++) {
            training.setAtLogits(i, false);
        }
        training.backward(batch);
    }

    void writeOutputGradient(int index, NDArray gradient) {
        kernels.write(training.outputGradient(index), gradient.toFloatArray(), 0, gradient.size());
    }

    void writeOutputGradients(List<NDArray> given) {
        for (int i = 0; i < given.size(); i++) {
            writeOutputGradient(i, given.get(i));
        }
    }
}

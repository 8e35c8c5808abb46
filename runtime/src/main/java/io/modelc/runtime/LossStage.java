package io.modelc.runtime;

import io.modelc.data.NDArray;
import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.Step;
import io.modelc.optimizers.KernelOptimizer;
import io.modelc.weights.Run;
import java.util.List;

/** The steps of a pass that compute losses: of an evaluation, of a training step, or of a backward pass from losses. */
final class LossStage {

    /** Forward and losses. */
    final Step evaluate = this::issueEvaluate;

    /** Forward, losses, backward, and the optimizer if there is one: all of a training step. */
    final Step train = this::issueTrain;

    /** Forward and losses with their gradients: a training step up to where a custom loss is computed on the host. */
    final Step trainUpToLoss = this::issueUpToLoss;

    /** Backward, and the optimizer if there is one: the rest of a training step behind a custom loss. */
    final Step trainFromLoss = this::issueFromLoss;

    /** Losses with their gradients, and backward. */
    final Step backward = this::issueLossAndBackward;

    private final PassRun run;
    private final Kernels kernels;
    private final List<LossTerm> terms;
    private final KernelOptimizer optimizer;
    private final List<Run> trained;
    private final LossRoom[] rooms;
    private final boolean custom;

    LossStage(PassRun run, List<LossTerm> terms, KernelOptimizer optimizer, List<Run> trained) {
        this.run = run;
        this.kernels = run.kernels;
        this.terms = terms;
        this.optimizer = optimizer;
        this.trained = trained;
        this.custom = terms.stream().anyMatch(term -> term.custom() != null);
        this.rooms = new LossRoom[terms.size()];
        for (int i = 0; i < rooms.length; i++) {
            rooms[i] = new LossRoom(kernels, terms.get(i), run.capacity());
        }
    }

    boolean isOf(List<LossTerm> terms, KernelOptimizer optimizer, List<Run> trained) {
        return this.terms == terms && this.optimizer == optimizer && this.trained == trained;
    }

    // ---- on the host

    /** Takes an output's targets, and the weights of samples if its loss has any. */
    void load(int output, NDArray targets, NDArray weights, int count) {
        rooms[output].load(targets, weights, count);
    }

    /** Gets the losses after a step. */
    void readLosses(int count) {
        for (int i = 0; i < rooms.length; i++) {
            rooms[i].read(count, run, i);
        }
    }

    /** The loss at an output, reduced, without its weight among the outputs. */
    float loss(int output) {
        return rooms[output].loss();
    }

    boolean hasCustomLoss() {
        return custom;
    }

    /** Computes the gradients of custom losses on the host; the outputs have been read. */
    void writeCustomGradients(int count) {
        for (int i = 0; i < rooms.length; i++) {
            if (terms.get(i).custom() != null) {
                trainingRun().writeOutputGradient(i, rooms[i].customGradient(run.outputView(i, count)));
            }
        }
    }

    // ---- steps

    private void issueEvaluate(int batch) {
        run.issueForward(batch);
        issueLosses(batch, false);
    }

    private void issueTrain(int batch) {
        issueUpToLoss(batch);
        issueFromLoss(batch);
    }

    private void issueUpToLoss(int batch) {
        run.issueForward(batch);
        issueLosses(batch, true);
    }

    private void issueLossAndBackward(int batch) {
        issueLosses(batch, true);
        issueFromLoss(batch);
    }

    private void issueFromLoss(int batch) {
        TrainingRun training = trainingRun();
        for (int i = 0; i < rooms.length; i++) {
            training.training.setAtLogits(i, atLogits(i));
        }
        training.training.backward(batch);
        if (optimizer != null) {
            optimizer.issue(kernels, trained, training.gradients.on(kernels));
        }
    }

    private void issueLosses(int batch, boolean withGradient) {
        for (int i = 0; i < rooms.length; i++) {
            Buffer gradient = withGradient ? trainingRun().training.outputGradient(i) : null;
            if (terms.get(i).isNone() && gradient != null) {
                kernels.fill(gradient, 0, batch * run.spec.outputs().get(i).size());
            } else if (terms.get(i).function() != null) {
                rooms[i].issue(run.pass.output(i), gradient, batch, withGradient && atLogits(i));
            }
        }
    }

    /** Whether the loss belongs to the output's activation, so that its gradient can begin at the logits. */
    private boolean atLogits(int output) {
        LossTerm term = terms.get(output);
        return term.function() != null
                && run.spec.outputs().get(output).activation().pairsWith(term.function());
    }

    private TrainingRun trainingRun() {
        return (TrainingRun) run;
    }
}

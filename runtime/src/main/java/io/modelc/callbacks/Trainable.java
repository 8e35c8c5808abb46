package io.modelc.callbacks;

import io.modelc.metrics.Metric;
import io.modelc.optimizers.Optimizer;
import io.modelc.weights.Weights;
import java.util.List;

/** A model as callbacks see it while it is trained. */
public interface Trainable {

    /** The model's name. */
    String name();

    /** What changes the weights. */
    Optimizer optimizer();

    /** The model's metrics, the loss among them. */
    List<Metric> metrics();

    /** All weights. */
    Weights weights();

    /** Ends the training after the current batch. */
    void stopTraining();
}

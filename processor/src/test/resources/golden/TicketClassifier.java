package com.example;

import static io.modelc.Ops.concatenate;
import static io.modelc.activations.Activations.RELU;
import static io.modelc.activations.Activations.SIGMOID;
import static io.modelc.activations.Activations.SOFTMAX;

import io.modelc.Forward;
import io.modelc.Layer;
import io.modelc.Model;
import io.modelc.Shape;
import io.modelc.Tensor;
import io.modelc.layers.Dense;

@Model
class TicketClassifier {
    static final int VOCABULARY_SIZE = 10_000;
    static final int TAGS = 100;
    static final int DEPARTMENTS = 4;

    record Outputs(Tensor priority, Tensor department) {}

    @Layer final Dense denseFeatures = new Dense(64, RELU);
    @Layer final Dense priority = new Dense(1, SIGMOID);
    @Layer final Dense department = new Dense(DEPARTMENTS, SOFTMAX);

    @Forward
    Outputs classify(@Shape(VOCABULARY_SIZE) Tensor title,
                     @Shape(VOCABULARY_SIZE) Tensor textBody,
                     @Shape(TAGS) Tensor tags) {
        Tensor features = denseFeatures.apply(concatenate(title, textBody, tags));
        return new Outputs(priority.apply(features), department.apply(features));
    }
}

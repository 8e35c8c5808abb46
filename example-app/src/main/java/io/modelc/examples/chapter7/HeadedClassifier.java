package io.modelc.examples.chapter7;

import static io.modelc.activations.Activations.RELU;

import io.modelc.Forward;
import io.modelc.Layer;
import io.modelc.Model;
import io.modelc.Shape;
import io.modelc.Tensor;
import io.modelc.layers.Dense;

/** Listing 7.15: a model with another one as its last layer. */
@Model
class HeadedClassifier {

    @Layer
    final Dense features = new Dense(ClassifierHead.FEATURES, RELU);

    @Layer
    final ClassifierHead head = new ClassifierHead(10);

    @Forward
    Tensor scores(@Shape(3) Tensor inputs) {
        return head.classify(features.apply(inputs));
    }
}

package io.modelc.examples.chapter7;

import static io.modelc.activations.Activations.RELU;

import io.modelc.Forward;
import io.modelc.Layer;
import io.modelc.Model;
import io.modelc.Shape;
import io.modelc.Tensor;
import io.modelc.layers.Dense;

/** Listing 7.16: a model written as a method, with a stack of layers in it. */
@Model
class MixedModel {

    @Layer
    final Dense dense = new Dense(64, RELU);

    @Layer
    final BinaryClassifier classifier = new BinaryClassifier();

    @Forward
    Tensor probability(@Shape(3) Tensor inputs) {
        return classifier.apply(dense.apply(inputs));
    }
}

package io.modelc.examples.chapter7;

import static io.modelc.activations.Activations.SIGMOID;
import static io.modelc.activations.Activations.SOFTMAX;

import io.modelc.Forward;
import io.modelc.Layer;
import io.modelc.Model;
import io.modelc.Shape;
import io.modelc.Tensor;
import io.modelc.layers.Dense;

/** Of listing 7.15: what classifies features, by a sigmoid if there are two classes and by a softmax if there are more. */
@Model
class ClassifierHead {

    static final int FEATURES = 64;

    @Layer
    final Dense dense;

    ClassifierHead(int classes) {
        dense = classes == 2 ? new Dense(1, SIGMOID) : new Dense(classes, SOFTMAX);
    }

    ClassifierHead() {
        this(2);
    }

    @Forward
    Tensor classify(@Shape(FEATURES) Tensor features) {
        return dense.apply(features);
    }
}

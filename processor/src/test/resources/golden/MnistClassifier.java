package com.example;

import static io.modelc.activations.Activations.RELU;
import static io.modelc.activations.Activations.SOFTMAX;

import io.modelc.Forward;
import io.modelc.Layer;
import io.modelc.Model;
import io.modelc.Shape;
import io.modelc.Tensor;
import io.modelc.layers.Dense;
import io.modelc.layers.Dropout;

@Model(name = "mnist")
class MnistClassifier {
    @Layer final Dense features = new Dense(512, RELU);
    @Layer final Dropout dropout = new Dropout(0.5);
    @Layer final Dense digits = new Dense(10, SOFTMAX);

    @Forward
    Tensor digits(@Shape(28 * 28) Tensor image) {
        return digits.apply(dropout.apply(features.apply(image)));
    }
}

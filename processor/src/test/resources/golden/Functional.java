package com.example;

import static io.modelc.activations.Activations.RELU;
import static io.modelc.activations.Activations.SOFTMAX;

import io.modelc.Forward;
import io.modelc.Layer;
import io.modelc.Model;
import io.modelc.Shape;
import io.modelc.Tensor;
import io.modelc.layers.Dense;

@Model(name = "my_functional_model")
class Functional {
    @Layer final Dense features = new Dense(64, RELU);
    @Layer final Dense scores = new Dense(10, SOFTMAX);

    @Forward
    Tensor scores(@Shape(3) Tensor myInput) {
        return scores.apply(features.apply(myInput));
    }
}

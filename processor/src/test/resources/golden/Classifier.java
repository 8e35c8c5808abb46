package com.example;

import static io.modelc.activations.Activations.RELU;
import static io.modelc.activations.Activations.SOFTMAX;

import io.modelc.Layer;
import io.modelc.Model;
import io.modelc.layers.Dense;

@Model(input = 3)
class Classifier {
    @Layer final Dense hidden = new Dense(64, RELU);
    @Layer final Dense scores = new Dense(10, SOFTMAX);
}

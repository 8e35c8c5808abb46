package com.example;

import static io.modelc.activations.Activations.SOFTMAX;

import io.modelc.Layer;
import io.modelc.Model;
import io.modelc.layers.Dense;

@Model(input = 3)
class DeeperClassifier extends Classifier {
    @Layer final Dense more = new Dense(10, SOFTMAX);
}

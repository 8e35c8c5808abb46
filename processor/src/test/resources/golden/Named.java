package com.example;

import static io.modelc.activations.Activations.RELU;
import static io.modelc.activations.Activations.SOFTMAX;

import io.modelc.Layer;
import io.modelc.Model;
import io.modelc.layers.Dense;

@Model(name = "my_example_model", input = 3)
class Named {
    @Layer(name = "my_first_layer") final Dense first = new Dense(64, RELU);
    @Layer(name = "my_last_layer") final Dense last = new Dense(10, SOFTMAX);
}

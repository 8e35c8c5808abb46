package com.example;

import static io.modelc.activations.Activations.GELU;
import static io.modelc.activations.Activations.SOFTMAX;

import io.modelc.Forward;
import io.modelc.Layer;
import io.modelc.Model;
import io.modelc.Shape;
import io.modelc.Tensor;
import io.modelc.layers.Add;
import io.modelc.layers.Dense;
import io.modelc.layers.Dropout;

@Model
class ResidualTower {
    static final int WIDTH = 32;

    @Layer final Dense[] blocks = new Dense[3];
    @Layer final Dropout dropout = new Dropout(0.1);
    @Layer final Add add = new Add();
    @Layer final Dense classes = new Dense(5, SOFTMAX);

    ResidualTower() {
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new Dense(WIDTH, GELU);
        }
    }

    @Forward
    Tensor classes(@Shape(WIDTH) Tensor signal) {
        Tensor x = signal;
        for (Dense block : blocks) {
            x = add.apply(x, dropout.apply(block.apply(x)));
        }
        return classes.apply(x);
    }
}

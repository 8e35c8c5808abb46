package io.modelc.examples.chapter7;

import static io.modelc.activations.Activations.SIGMOID;

import io.modelc.Layer;
import io.modelc.Model;
import io.modelc.Sequential;
import io.modelc.layers.Dense;

/** Of listing 7.16: a stack of layers, here of one, that others apply. */
@Model(input = 64)
class BinaryClassifier implements Sequential {

    @Layer
    final Dense probability = new Dense(1, SIGMOID);
}

package io.modelc.examples.chapter7;

import static io.modelc.activations.Activations.SOFTMAX;

import io.modelc.Layer;
import io.modelc.Model;
import io.modelc.layers.Dense;

/** Listing 7.7: a model that grows: hidden, scores, then more. */
@Model(input = 3)
class DeeperClassifier extends Classifier {
    @Layer
    final Dense more = new Dense(10, SOFTMAX);
}

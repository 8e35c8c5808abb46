package io.modelc.examples.chapter7;

import static io.modelc.activations.Activations.SOFTMAX;

import io.modelc.Forward;
import io.modelc.Layer;
import io.modelc.Model;
import io.modelc.Shape;
import io.modelc.Tensor;
import io.modelc.layers.Dense;

/** Listing 7.13: feature extraction. It says how difficult a ticket is, from what a trained model has found in it. */
@Model
class UpdatedTicketClassifier {

    record Outputs(Tensor priority, Tensor department, Tensor difficulty) {}

    @Layer
    final TicketClassifier tickets = new TicketClassifier();

    @Layer
    final Dense difficulty = new Dense(3, SOFTMAX);

    @Forward
    Outputs classify(
            @Shape(TicketClassifier.VOCABULARY_SIZE) Tensor title,
            @Shape(TicketClassifier.VOCABULARY_SIZE) Tensor textBody,
            @Shape(TicketClassifier.TAGS) Tensor tags) {
        var known = tickets.classify(title, textBody, tags);
        return new Outputs(known.priority(), known.department(), difficulty.apply(tickets.denseFeatures.output()));
    }
}

package io.modelc.examples.chapter7;

import static io.modelc.Ops.concatenate;
import static io.modelc.activations.Activations.SIGMOID;
import static io.modelc.activations.Activations.SOFTMAX;

import io.modelc.Forward;
import io.modelc.Layer;
import io.modelc.Model;
import io.modelc.Shape;
import io.modelc.Tensor;
import io.modelc.layers.Dense;

/** Listing 7.14: a model whose constructor says how many departments there are, with a layer of one's own. */
@Model
class CustomerTicketModel {

    record Outputs(Tensor priority, Tensor department) {}

    @Layer
    final SimpleDense mixing = new SimpleDense(64);

    @Layer
    final Dense priority = new Dense(1, SIGMOID);

    @Layer
    final Dense department;

    CustomerTicketModel(int departments) {
        department = new Dense(departments, SOFTMAX);
    }

    CustomerTicketModel() {
        this(TicketClassifier.DEPARTMENTS);
    }

    @Forward
    Outputs classify(
            @Shape(TicketClassifier.VOCABULARY_SIZE) Tensor title,
            @Shape(TicketClassifier.VOCABULARY_SIZE) Tensor textBody,
            @Shape(TicketClassifier.TAGS) Tensor tags) {
        Tensor features = mixing.call(concatenate(title, textBody, tags));
        return new Outputs(priority.apply(features), department.apply(features));
    }
}

package com.example;

import static io.modelc.Ops.concatenate;
import static io.modelc.Ops.exp;
import static io.modelc.Ops.greater;
import static io.modelc.Ops.log1p;
import static io.modelc.Ops.maximum;
import static io.modelc.Ops.mean;
import static io.modelc.Ops.relu;
import static io.modelc.Ops.softmax;
import static io.modelc.Ops.square;
import static io.modelc.Ops.sum;
import static io.modelc.Ops.transpose;
import static io.modelc.Ops.where;

import io.modelc.Forward;
import io.modelc.Layer;
import io.modelc.Model;
import io.modelc.Shape;
import io.modelc.Tensor;
import io.modelc.layers.Dense;

/** Ops written out, between layers: eight tokens of six features. */
@Model
class TokenMixer {
    record Outputs(Tensor attention, Tensor energy, Tensor halves) {}

    @Layer final Dense acrossTokens = new Dense(8);
    @Layer final Dense acrossFeatures = new Dense(6);
    @Layer final Dense gate = new Dense(1);

    @Forward
    Outputs mix(@Shape({8, 6}) Tensor tokens, @Shape(6) Tensor context) {
        Tensor mixed = transpose(acrossTokens.apply(transpose(tokens, 0, 2, 1)), 0, 2, 1);
        Tensor features = acrossFeatures.apply(mixed.plus(context.reshape(1, 6)));
        Tensor kept = where(greater(features, 0), features, features.times(0.1));
        Tensor attention = softmax(gate.apply(kept).reshape(8));
        Tensor energy = mean(square(kept).minus(sum(kept, -1).reshape(8, 1)), 1, 2);
        Tensor halves = concatenate(
                maximum(kept.slice(1, 0, 4), kept.slice(1, 4, 8)).reshape(24),
                log1p(relu(exp(attention).dividedBy(2))));
        return new Outputs(attention, energy.reshape(1), halves);
    }
}

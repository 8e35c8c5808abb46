package io.modelc.processor;

import com.google.testing.compile.JavaFileObjects;
import javax.tools.JavaFileObject;

/** Models of layers of one's own, and of other models. */
final class ComposedDeclarations {

    static final String PACKAGE = "com.example.composed";

    private static final String TEXT = """
            package com.example.composed;

            import static io.modelc.Ops.*;
            import static io.modelc.Weight.*;
            import static io.modelc.activations.Activations.*;
            import static io.modelc.initializers.Initializers.*;

            import io.modelc.*;
            import io.modelc.layers.*;
            import java.util.List;

            @Layer
            record SimpleDense(int units) {
                @Forward
                Tensor call(Tensor inputs) {
                    Tensor kernel = weight("kernel", GLOROT_UNIFORM, inputs.dim(-1), units);
                    Tensor bias = weight("bias", ZEROS, units);
                    return Ops.relu(inputs.matmul(kernel).plus(bias));
                }
            }

            @Model
            class Simple {
                @Layer final SimpleDense hidden = new SimpleDense(17);
                @Layer final SimpleDense scores = new SimpleDense(3);

                @Forward
                Tensor scores(@Shape(5) Tensor x) {
                    return scores.call(hidden.call(x));
                }
            }

            @Model
            class Catalogue {
                @Layer final Dense hidden = new Dense(17, RELU);
                @Layer final Dense scores = new Dense(3, RELU);

                @Forward
                Tensor scores(@Shape(5) Tensor x) {
                    return scores.apply(hidden.apply(x));
                }
            }

            @Layer
            class Residual {
                private final int units;
                @Layer final Dense[] steps = new Dense[2];
                @Layer final Dropout dropout = new Dropout(0.25);

                Residual(int units) {
                    this.units = units;
                    for (int i = 0; i < steps.length; i++) {
                        steps[i] = new Dense(units, i == 0 ? RELU : LINEAR);
                    }
                }

                @Forward
                Tensor call(Tensor inputs, boolean training) {
                    Tensor x = inputs;
                    for (Dense step : steps) {
                        x = step.apply(x);
                    }
                    Tensor gate = weight("gate", ONES, units);
                    return inputs.plus(x.times(gate)).times(training ? 1 : 0.5).plus(dropout.apply(x));
                }
            }

            @Model
            class Residuals {
                @Layer final Residual[] blocks = {new Residual(7), new Residual(7)};
                @Layer final Dense scores = new Dense(3, SOFTMAX);

                @Forward
                Tensor scores(@Shape(7) Tensor x, boolean training) {
                    for (Residual block : blocks) {
                        x = block.call(x, training);
                    }
                    return scores.apply(blocks[0].call(x, training));
                }
            }

            @Layer
            class Pairing {
                record Pair(Tensor sum, Tensor difference) {}

                @Layer final Dense left = new Dense(4);

                @Forward
                Pair call(Tensor a, Tensor b) {
                    Tensor x = left.apply(a);
                    Tensor y = left.apply(b);
                    return new Pair(x.plus(y), x.minus(y));
                }
            }

            @Model
            class Paired {
                @Layer final Pairing pairing = new Pairing();
                @Layer final Dense scores = new Dense(2, SIGMOID);

                record Outputs(Tensor scores, Tensor gap) {}

                @Forward
                Outputs compare(@Shape(3) Tensor first, @Shape(3) Tensor second) {
                    Pairing.Pair pair = pairing.call(first, second);
                    return new Outputs(scores.apply(pair.difference()), pair.sum());
                }
            }

            /** Centres by the moving mean in inference, by that of the batch in training. */
            @Layer
            record Centre(double momentum) {
                @Forward
                Tensor call(Tensor x, boolean training) {
                    Tensor moving = variable("moving_mean", ZEROS, x.dim(-1));
                    Tensor mean = x.mean(0);
                    assign(moving, moving.times(momentum).plus(mean.times(1 - momentum)));
                    return training ? x.minus(mean) : x.minus(moving);
                }
            }

            @Model
            class Centred {
                @Layer final Centre centre = new Centre(0.9);
                @Layer final Dense scores = new Dense(2);

                @Forward
                Tensor scores(@Shape(3) Tensor x, boolean training) {
                    return scores.apply(centre.call(x, training));
                }
            }

            /** Applies a layer with a moving mean twice, reads variables in the backward pass, and swaps two of them. */
            @Layer
            class Tracker {
                @Forward
                Tensor call(Tensor x) {
                    Tensor count = variable("count", ONES, 3);
                    Tensor other = variable("other", ZEROS, 3);
                    Tensor scaled = x.times(count).times(weight("scale", ONES, 3));
                    assign(count, count.plus(1));
                    assign(count, variable("count", ONES, 3).times(0.5));
                    Tensor before = other;
                    assign(other, count);
                    Tensor swapped = variable("swapped", ONES, 3);
                    assign(swapped, before);
                    return scaled.plus(swapped);
                }
            }

            @Model
            class Tracked {
                @Layer final Tracker tracker = new Tracker();
                @Layer final Centre centre = new Centre(0.5);
                @Layer final Dense scores = new Dense(3);

                @Forward
                Tensor scores(@Shape(3) Tensor x, boolean training) {
                    Tensor once = centre.call(tracker.call(scores.apply(x)), training);
                    return scores.apply(tracker.call(centre.call(once, training)));
                }
            }

            /** A kernel that is held small, and outputs that are held near 0. */
            @Layer
            record Regularized(int units) {
                @Forward
                Tensor call(Tensor x) {
                    Tensor kernel = weight("kernel", GLOROT_UNIFORM, x.dim(-1), units);
                    addLoss(square(kernel).sum().times(0.25));
                    Tensor y = x.matmul(kernel);
                    addLoss(abs(y).mean());
                    return y;
                }
            }

            @Model
            class Held {
                @Layer final Regularized first = new Regularized(4);
                @Layer final Regularized second = new Regularized(2);

                @Forward
                Tensor y(@Shape(3) Tensor x) {
                    return second.call(first.call(x));
                }
            }

            @Layer
            class Decay {
                @Forward
                Tensor call(Tensor x) {
                    Tensor scale = weight("scale", ONES, x.dim(-1));
                    addLoss(square(scale).sum());
                    return x.times(scale);
                }
            }

            @Model
            class Decaying {
                @Layer final Decay decay = new Decay();

                @Forward
                Tensor y(@Shape(2) Tensor x) {
                    return decay.call(x);
                }
            }

            @Model
            class Head implements Sequential {
                private final int classes;
                @Layer final Dense hidden = new Dense(6, RELU);
                @Layer final Dense scores;

                Head(int classes) {
                    this.classes = classes;
                    this.scores = new Dense(classes, SOFTMAX);
                }

                Head() {
                    this(4);
                }

                @Forward
                Tensor classify(@Shape(5) Tensor features) {
                    return scores.apply(hidden.apply(features));
                }
            }

            /** Builds on the inside of another model, as listing 7.13. */
            @Model
            class Extended {
                @Layer final Head head = new Head();
                @Layer final Dense difficulty = new Dense(3, SOFTMAX);

                record Outputs(Tensor classes, Tensor difficulty) {}

                @Forward
                Outputs classify(@Shape(5) Tensor x) {
                    Tensor classes = head.classify(x);
                    return new Outputs(classes, difficulty.apply(head.hidden.output()));
                }
            }

            @Model
            class ExtendedFrozen {
                @Layer(trainable = false) final Head head = new Head();
                @Layer final Dense difficulty = new Dense(3, SOFTMAX);

                record Outputs(Tensor classes, Tensor difficulty) {}

                @Forward
                Outputs classify(@Shape(5) Tensor x) {
                    Tensor classes = head.classify(x);
                    return new Outputs(classes, difficulty.apply(head.hidden.output()));
                }
            }

            @Model
            class Stack implements Sequential {
                @Layer final Dense first = new Dense(6, RELU);
                @Layer final Dropout dropout = new Dropout(0.5);
                @Layer final SimpleDense last = new SimpleDense(5);
            }

            @Model(input = 5)
            class StackOfStacks {
                @Layer final Stack bottom = new Stack();
                @Layer final Residual middle = new Residual(5);
                @Layer final Head top = new Head(3);
            }

            @Model
            class Mixed {
                @Layer final Stack body = new Stack();
                @Layer final Stack plain = new Stack();
                @Layer final Head head = new Head(3);
                @Layer(trainable = false) final Head frozen = new Head(2);

                record Outputs(Tensor classes, Tensor again, Tensor inner, Tensor fixed) {}

                @Forward
                Outputs mix(@Shape(5) Tensor x) {
                    Tensor features = body.apply(x).plus(Ops.apply(plain, x));
                    Tensor classes = head.classify(features);
                    Tensor inner = head.hidden.output();
                    Tensor again = Ops.apply(head, body.apply(features));
                    return new Outputs(classes, again, inner, frozen.classify(outputOf(head.hidden).slice(1, 0, 5)));
                }
            }
            """;

    private ComposedDeclarations() {}

    static JavaFileObject source() {
        return JavaFileObjects.forSourceString(PACKAGE + ".Composed", TEXT);
    }
}

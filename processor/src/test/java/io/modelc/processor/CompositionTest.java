package io.modelc.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelc.data.NDArray;
import io.modelc.kernels.Kernels;
import io.modelc.losses.MeanSquaredError;
import io.modelc.optimizers.SGD;
import io.modelc.runtime.Compile;
import io.modelc.runtime.CompiledModel;
import io.modelc.weights.Variable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Layers of one's own and models as layers: names, sharing, variables, and what is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompositionTest {

    private final Kernels kernels = GeneratedClassTest.plainKernels();
    private CompiledSources compiled;

    @BeforeAll
    void compile() {
        compiled = CompiledSources.of(List.of(ComposedDeclarations.source()));
    }

    @AfterAll
    void close() {
        kernels.close();
    }

    private CompiledModel<?, ?, ?> model(String name) {
        CompiledModel<?, ?, ?> model = compiled.newModel(ComposedDeclarations.PACKAGE + ".Compiled" + name);
        model.useKernels(kernels);
        return model;
    }

    private static List<String> paths(List<Variable> weights, String model) {
        return weights.stream()
                .map(weight -> weight.path().substring(model.length() + 1))
                .toList();
    }

    private static NDArray rows(float[]... rows) {
        return NDArray.of(rows);
    }

    private static float[] floats(NDArray array) {
        return array.toFloatArray();
    }

    @Test
    void theSimpleDenseLayerOfTheBookIsADenseLayer() {
        try (CompiledModel<?, ?, ?> own = model("Simple");
                CompiledModel<?, ?, ?> catalogue = model("Catalogue")) {
            assertThat(paths(own.weights(), "simple")).isEqualTo(paths(catalogue.weights(), "catalogue"));
            catalogue.weights().setValues(own.weights().values());
            List<NDArray> inputs = List.of(rows(new float[] {1, -2, 3, 0.5f, 4}, new float[] {0, 1, 0, -1, 2}));
            List<NDArray> gradients = List.of(rows(new float[] {1, 2, 3}, new float[] {-1, 0, 1}));
            NDArray expected = catalogue.forward(inputs, true).get(0);
            assertThat(floats(own.forward(inputs, true).get(0))).containsExactly(floats(expected));
            own.backward(gradients);
            catalogue.backward(gradients);
            assertThat(floats(own.predict(inputs).get(0))).containsExactly(floats(expected));
        }
    }

    @Test
    void weightsAreNamedByThePathOfTheirLayers() {
        try (CompiledModel<?, ?, ?> residuals = model("Residuals");
                CompiledModel<?, ?, ?> mixed = model("Mixed")) {
            assertThat(paths(residuals.weights(), "residuals"))
                    .containsExactly(
                            "blocks[0]/steps[0]/kernel",
                            "blocks[0]/steps[0]/bias",
                            "blocks[0]/steps[1]/kernel",
                            "blocks[0]/steps[1]/bias",
                            "blocks[0]/gate",
                            "blocks[1]/steps[0]/kernel",
                            "blocks[1]/steps[0]/bias",
                            "blocks[1]/steps[1]/kernel",
                            "blocks[1]/steps[1]/bias",
                            "blocks[1]/gate",
                            "scores/kernel",
                            "scores/bias");
            assertThat(paths(mixed.trainableWeights(), "mixed"))
                    .containsExactly(
                            "body/first/kernel",
                            "body/first/bias",
                            "body/last/kernel",
                            "body/last/bias",
                            "plain/first/kernel",
                            "plain/first/bias",
                            "plain/last/kernel",
                            "plain/last/bias",
                            "head/hidden/kernel",
                            "head/hidden/bias",
                            "head/scores/kernel",
                            "head/scores/bias");
            assertThat(paths(mixed.nonTrainableWeights(), "mixed"))
                    .containsExactly(
                            "frozen/hidden/kernel", "frozen/hidden/bias", "frozen/scores/kernel", "frozen/scores/bias");
        }
    }

    @Test
    void aModelIsOneRowOfTheSummaryOfAnother() {
        try (CompiledModel<?, ?, ?> stacks = model("StackOfStacks")) {
            String summary = stacks.summary();
            assertThat(summary).contains("bottom (Stack)", "middle (Residual)", "top (Head)", "(None, 3)");
            assertThat(summary).doesNotContain("(Dense)", "[]");
        }
    }

    @Test
    void aLayerOfSeveralOutputsShowsThemInTheSummary() {
        try (CompiledModel<?, ?, ?> paired = model("Paired")) {
            assertThat(paired.summary()).contains("[(None, 4),", "pairing[0][1]", "first[0][0]", "second[0][0]");
        }
    }

    @Test
    void anAssignedVariableChangesInTrainingAndNotInInference() {
        try (CompiledModel<?, ?, ?> centred = model("Centred")) {
            List<NDArray> inputs = List.of(rows(new float[] {1, 2, 3}, new float[] {3, 2, 5}));
            Variable moving = centred.weights().get("centre/moving_mean");
            centred.predict(inputs);
            assertThat(floats(moving.value())).containsExactly(0, 0, 0);
            centred.forward(inputs, true);
            assertThat(floats(moving.value())).containsExactly(new float[] {0.2f, 0.2f, 0.4f}, within(1e-6f));
            centred.forward(inputs, true);
            assertThat(floats(moving.value())).containsExactly(new float[] {0.38f, 0.38f, 0.76f}, within(1e-6f));
            centred.predict(inputs);
            assertThat(floats(moving.value())).containsExactly(new float[] {0.38f, 0.38f, 0.76f}, within(1e-6f));
        }
    }

    @Test
    void inferenceReadsWhatTrainingAssigned() {
        try (CompiledModel<?, ?, ?> centred = model("Centred")) {
            centred.weights().get("scores/kernel").set(rows(new float[] {1, 0}, new float[] {0, 1}, new float[] {0, 0
            }));
            centred.forward(List.of(rows(new float[] {10, 20, 30})), true);
            NDArray scores =
                    centred.predict(List.of(rows(new float[] {1, 2, 3}))).get(0);
            assertThat(floats(scores)).containsExactly(new float[] {0, 0}, within(1e-6f));
        }
    }

    @Test
    void assignmentsOfALayerAppliedTwiceAreMadeOneAfterTheOther() {
        try (CompiledModel<?, ?, ?> tracked = model("Tracked")) {
            tracked.forward(List.of(rows(new float[] {1, 2, 3})), true);
            Map<String, Float> expected = Map.of("count", 1f, "other", 1f, "swapped", 1f);
            // count: (1 + 1) / 2 and again; other: the count from before; swapped: the other from before, 0 and then 1.
            expected.forEach((name, value) -> assertThat(
                            floats(tracked.weights().get("tracker/" + name).value()))
                    .as(name)
                    .containsExactly(value, value, value));
        }
    }

    @Test
    void lossesOfLayersAreAddedToTheLossAndToTheGradients() {
        try (CompiledModel<?, ?, ?> decaying = model("Decaying")) {
            NDArray inputs = rows(new float[] {1, 2}, new float[] {3, 4});
            NDArray targets = rows(new float[] {1, 2}, new float[] {3, 6});
            // The mean squared error is 4 / 4, and the squares of two ones are 2.
            decaying.compile(Compile.with(new SGD(0.1)).loss(new MeanSquaredError()));
            assertThat(decaying.evaluate(List.of(inputs), List.of(targets)).get("loss"))
                    .isEqualTo(3f);
            decaying.forward(List.of(inputs), true);
            NDArray zeros = NDArray.zeros(2, 2);
            assertThat(floats(decaying.backward(List.of(zeros)).get("scale").value()))
                    .containsExactly(2, 2);
            assertThat(decaying.trainOnBatch(List.of(inputs), List.of(targets)).get("loss"))
                    .isEqualTo(3f);
            // The gradient of the error is 0 and 2 · (−2) · 4 / 4, that of the squares 2.
            assertThat(floats(decaying.weights().get("scale").value()))
                    .containsExactly(new float[] {0.8f, 1.2f}, within(1e-6f));
        }
    }

    @Test
    void aLossThatIsAddedMustBeOneNumber() {
        Declared.check("""
                @Layer
                class PerSample {
                    @Forward
                    Tensor call(Tensor x) {
                        Weight.addLoss(square(x));
                // ERROR: square | [MC355] A loss that is added must be one number
                        return x;
                    }
                }
                @Model
                class Lossy {
                    @Layer final PerSample perSample = new PerSample();
                    @Forward
                    Tensor y(@Shape(3) Tensor x) {
                        return perSample.call(x);
                    }
                }
                """);
    }

    @Test
    void whatCannotBeAssignedIsRefused() {
        Declared.check("""
                @Layer
                class Wrong {
                    @Forward
                    Tensor call(Tensor x) {
                        Tensor kernel = Weight.weight("kernel", io.modelc.initializers.Initializers.ZEROS, 3);
                        Weight.assign(kernel, kernel.times(2));
                // ERROR: kernel | [MC353]
                        return x.plus(kernel);
                    }
                }
                @Layer
                class OfTheBatch {
                    @Forward
                    Tensor call(Tensor x) {
                        Tensor last = Weight.variable("last", io.modelc.initializers.Initializers.ZEROS, 3);
                        Weight.assign(last, x);
                // ERROR: x | The variable of_the_batch/last has the shape (3,), but the value assigned to it has (None, 3).
                        return x.plus(last);
                    }
                }
                @Model
                class Both {
                    @Layer final Wrong wrong = new Wrong();
                    @Layer final OfTheBatch ofTheBatch = new OfTheBatch();
                    @Forward
                    Tensor y(@Shape(3) Tensor x) {
                        return ofTheBatch.call(wrong.call(x));
                    }
                }
                """);
    }

    @Test
    void aLayerThatHasNotBeenAppliedHasNoOutput() {
        Declared.check("""
                @Model
                class Early {
                    @Layer final Dense hidden = new Dense(3);
                    @Forward
                    Tensor y(@Shape(3) Tensor x) {
                        return hidden.apply(hidden.output());
                // ERROR: hidden.output | [MC350] The layer hidden has produced nothing yet
                    }
                }
                """);
    }

    @Test
    void aLayerOfSeveralOutputsHasNoSingleOne() {
        Declared.check("""
                @Layer
                class Two {
                    record Pair(Tensor a, Tensor b) {}
                    @Forward
                    Pair call(Tensor x) {
                        return new Pair(x, x.times(2));
                    }
                }
                @Model
                class OfTwo {
                    @Layer final Two two = new Two();
                    @Forward
                    Tensor y(@Shape(3) Tensor x) {
                        Two.Pair pair = two.call(x);
                        return pair.a().plus(outputOf(two));
                // ERROR: outputOf | [MC351] The layer two returns 2 tensors
                    }
                }
                """);
    }

    @Test
    void whatTakesSeveralInputsCannotBeAppliedToOne() {
        Declared.check("""
                @Layer
                class Sum {
                    @Forward
                    Tensor call(Tensor a, Tensor b) {
                        return a.plus(b);
                    }
                }
                @Model
                class OfSum {
                    @Layer final Sum sum = new Sum();
                    @Forward
                    Tensor y(@Shape(3) Tensor x) {
                        return apply(sum, x);
                // ERROR: sum | [MC352] Sum cannot be applied to a tensor
                    }
                }
                @Model
                class OfText {
                    @Layer final Dense hidden = new Dense(3);
                    @Forward
                    Tensor y(@Shape(3) Tensor x) {
                        return apply("hidden", hidden.apply(x));
                // ERROR: "hidden" | [MC352] String cannot be applied to a tensor
                    }
                }
                """);
    }

    @Test
    void aLayerOfTwoInputsCannotStandInARow() {
        Declared.check("""
                @Model(input = 3)
                class Rows {
                    @Layer final Plus plus = new Plus();
                // ERROR: new Plus() | [MC328]
                }
                @Layer
                class Plus {
                    @Forward
                    Tensor call(Tensor a, Tensor b) {
                        return a.plus(b);
                    }
                }
                """);
    }

    @Test
    void aMistakeInAStackIsAtItsLayer() {
        Declared.check("""
                @Model(input = 3)
                class Inner implements Sequential {
                    @Layer final Dense first = new Dense(4);
                    @Layer final Narrow narrow = new Narrow();
                }
                @Layer
                class Narrow {
                    @Forward
                    Tensor call(Tensor x) {
                        return x.slice(1, 0, 9);
                // ERROR: x.slice | [MC213]
                    }
                }
                """);
    }
}

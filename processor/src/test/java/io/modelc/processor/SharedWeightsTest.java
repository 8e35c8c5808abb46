package io.modelc.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelc.data.NDArray;
import io.modelc.kernels.Kernels;
import io.modelc.losses.CategoricalCrossentropy;
import io.modelc.optimizers.Adam;
import io.modelc.optimizers.Optimizer;
import io.modelc.optimizers.SGD;
import io.modelc.runtime.Compile;
import io.modelc.runtime.CompiledModel;
import io.modelc.weights.Variable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Weights that two models have in common, and weights that training leaves alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedWeightsTest {

    private static final List<NDArray> INPUTS =
            List.of(NDArray.of(new float[][] {{1, -2, 3, 0.5f, 4}, {0, 1, 0, -1, 2}, {2, 2, -1, 0, 1}}));
    private static final NDArray CLASSES = NDArray.of(new float[][] {{1, 0, 0, 0}, {0, 0, 1, 0}, {0, 1, 0, 0}});
    private static final NDArray DIFFICULTIES = NDArray.of(new float[][] {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}});
    private static final List<NDArray> TARGETS = List.of(CLASSES, DIFFICULTIES);

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

    private CompiledModel<?, ?, ?> model(String name, Optimizer optimizer) {
        CompiledModel<?, ?, ?> model = compiled.newModel(ComposedDeclarations.PACKAGE + ".Compiled" + name);
        model.useKernels(kernels);
        model.compile(Compile.with(optimizer).loss(new CategoricalCrossentropy()));
        return model;
    }

    private static List<float[]> values(CompiledModel<?, ?, ?> model, String layer) {
        return model.weights().stream()
                .filter(weight -> weight.path().contains("/" + layer + "/")
                        || model.name().equals(layer))
                .map(Variable::value)
                .map(NDArray::toFloatArray)
                .toList();
    }

    private static boolean same(List<float[]> a, List<float[]> b) {
        return Arrays.deepEquals(a.toArray(), b.toArray());
    }

    private static void train(CompiledModel<?, ?, ?> model, int steps) {
        for (int step = 0; step < steps; step++) {
            model.trainOnBatch(INPUTS, TARGETS);
        }
    }

    @Test
    void anAdoptedModelKeepsItsWeightsAndTheirChanges() {
        CompiledModel<?, ?, ?> head = model("Head", new SGD(0.1));
        CompiledModel<?, ?, ?> extended = model("Extended", new Adam(0.01));
        head.initialize(7);
        extended.adopt("head", head);
        assertThat(same(values(extended, "head"), values(head, "head"))).isTrue();
        assertThat(extended.predict(INPUTS).get(0).toFloatArray())
                .containsExactly(head.predict(INPUTS).get(0).toFloatArray());

        List<float[]> before = values(head, "head");
        train(extended, 3);
        assertThat(same(values(head, "head"), before)).isFalse();
        assertThat(same(values(extended, "head"), values(head, "head"))).isTrue();

        head.trainOnBatch(INPUTS, List.of(CLASSES));
        assertThat(same(values(extended, "head"), values(head, "head"))).isTrue();
        assertThat(extended.predict(INPUTS).get(0).toFloatArray())
                .containsExactly(head.predict(INPUTS).get(0).toFloatArray());
    }

    @Test
    void trainingWithAdoptedWeightsIsTrainingWithEqualOnes() {
        CompiledModel<?, ?, ?> head = model("Head", new SGD(0.1));
        CompiledModel<?, ?, ?> sharing = model("Extended", new Adam(0.01));
        CompiledModel<?, ?, ?> alone = model("Extended", new Adam(0.01));
        train(sharing, 1);
        train(alone, 1);
        head.weights().setValues(sharing.weights().values().subList(0, 4));
        sharing.adopt("head", head);
        train(sharing, 5);
        train(alone, 5);
        assertThat(same(values(sharing, "head"), values(alone, "head"))).isTrue();
        assertThat(same(values(sharing, "difficulty"), values(alone, "difficulty")))
                .isTrue();
    }

    @Test
    void aFrozenLayerAdoptsWhatAnotherModelTrains() {
        CompiledModel<?, ?, ?> head = model("Head", new SGD(0.1));
        CompiledModel<?, ?, ?> frozen = model("ExtendedFrozen", new Adam(0.01));
        head.trainOnBatch(INPUTS, List.of(CLASSES));
        frozen.adopt("head", head);
        List<float[]> before = values(head, "head");
        train(frozen, 3);
        assertThat(same(values(head, "head"), before)).isTrue();
        head.trainOnBatch(INPUTS, List.of(CLASSES));
        assertThat(same(values(frozen, "head"), values(head, "head"))).isTrue();
        assertThat(frozen.predict(INPUTS).get(0).toFloatArray())
                .containsExactly(head.predict(INPUTS).get(0).toFloatArray());
    }

    @Test
    void aModelOfOtherWeightsIsNotAdopted() {
        CompiledModel<?, ?, ?> extended = model("Extended", new SGD());
        CompiledModel<?, ?, ?> simple = model("Simple", new SGD());
        CompiledModel<?, ?, ?> mixed = model("Mixed", new SGD());
        CompiledModel<?, ?, ?> head = model("Head", new SGD());
        assertThatThrownBy(() -> extended.adopt("haed", head))
                .hasMessageContaining("There is no layer with weights 'haed'. Did you mean 'head'?");
        assertThatThrownBy(() -> mixed.adopt("head", head))
                .hasMessageContaining(
                        "mixed/head/scores/kernel has the shape (6, 3), but head/scores/kernel has (6, 4)");
        assertThatThrownBy(() -> extended.adopt("difficulty", simple))
                .hasMessageContaining("has no weight for extended/difficulty/kernel");
        assertThatThrownBy(() -> extended.adopt("head", extended)).hasMessageContaining("no weight for");
    }

    @Test
    void aLayerThatIsNotTrainableForNowKeepsItsWeights() {
        CompiledModel<?, ?, ?> declared = model("ExtendedFrozen", new Adam(0.01));
        CompiledModel<?, ?, ?> frozen = model("Extended", new Adam(0.01));
        frozen.weights().setValues(declared.weights().values());
        frozen.setTrainable("head", false);
        List<float[]> before = values(frozen, "head");
        train(declared, 4);
        train(frozen, 4);
        assertThat(same(values(frozen, "head"), before)).isTrue();
        assertThat(same(values(frozen, "difficulty"), values(declared, "difficulty")))
                .isTrue();
        frozen.setTrainable("head/hidden", true);
        train(frozen, 1);
        assertThat(same(values(frozen, "hidden"), before.subList(0, 2))).isFalse();
        assertThat(same(values(frozen, "scores"), before.subList(2, 4))).isTrue();
    }

    @Test
    void aLoopOfOnesOwnLeavesThemAlone() {
        CompiledModel<?, ?, ?> extended = model("Extended", new SGD());
        CompiledModel<?, ?, ?> head = model("Head", new SGD());
        Adam optimizer = new Adam(0.01);
        extended.adopt("head", head);
        extended.setTrainable("head/hidden", false);
        List<float[]> before = values(head, "head");
        List<NDArray> outputs = extended.forward(INPUTS, true);
        optimizer.apply(extended.backward(outputs), extended.trainableWeights());
        assertThat(same(values(head, "head").subList(0, 2), before.subList(0, 2)))
                .isTrue();
        assertThat(same(values(head, "head").subList(2, 4), before.subList(2, 4)))
                .isFalse();
    }

    @Test
    void whatWasDeclaredFrozenCannotBeTrained() {
        CompiledModel<?, ?, ?> frozen = model("ExtendedFrozen", new SGD());
        frozen.setTrainable("head", false);
        assertThatThrownBy(() -> frozen.setTrainable("head", true))
                .hasMessageContaining("extended_frozen/head/hidden/kernel was declared not to be trained");
    }

    @Test
    void anOptimizerOfOnesOwnLeavesThemAlone() {
        CompiledModel<?, ?, ?> extended = model("Extended", new Counting());
        CompiledModel<?, ?, ?> head = model("Head", new SGD());
        extended.adopt("head", head);
        extended.setTrainable("difficulty", false);
        List<float[]> kept = values(extended, "difficulty");
        List<float[]> changed = values(head, "head");
        train(extended, 1);
        assertThat(same(values(extended, "difficulty"), kept)).isTrue();
        for (int i = 0; i < changed.size(); i++) {
            assertThat(values(head, "head").get(i)[0]).isEqualTo(changed.get(i)[0] + 1);
        }
    }

    private static final class Counting extends Optimizer {

        Counting() {
            super("counting", 1);
        }

        @Override
        protected void update(Variable variable, float[] values, float[] gradient) {
            for (int i = 0; i < values.length; i++) {
                values[i] += 1;
            }
        }
    }
}

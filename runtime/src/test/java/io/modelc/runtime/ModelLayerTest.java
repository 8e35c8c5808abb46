package io.modelc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelc.DType;
import io.modelc.HandWrittenMnist;
import io.modelc.initializers.Initializers;
import io.modelc.summary.LayerSpec;
import io.modelc.summary.Summary;
import io.modelc.weights.Variable;
import io.modelc.weights.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelLayerTest {

    private final HandWrittenMnist model = new HandWrittenMnist();

    @Test
    void inputsAndLayersAreListedInOrder() {
        assertThat(model.layers())
                .extracting(ModelLayer::toString)
                .containsExactly(
                        "<InputLayer name=image, built=True>",
                        "<Dense name=features, built=True>",
                        "<Dropout name=dropout, built=True>",
                        "<Dense name=digits, built=True>");
    }

    @Test
    void aLayerKnowsWhatItReadsAndGives() {
        ModelLayer digits = model.layer("digits");

        assertThat(digits.type()).isEqualTo("Dense");
        assertThat(digits.input()).hasToString("<Tensor shape=(None, 512), dtype=float32, name=dropout[0][0]>");
        assertThat(digits.output()).isEqualTo(new SymbolicTensor("digits[0][0]", "(None, 10)", DType.FLOAT32));
        assertThat(digits.trainable()).isTrue();
        assertThat(model.layer("image").input().shape()).isEqualTo("(None, 784)");
    }

    @Test
    void aLayersWeightsAreTheModels() {
        assertThat(model.layer("features").weights())
                .extracting(Variable::path)
                .containsExactly("mnist/features/kernel", "mnist/features/bias");
        assertThat(model.layer("dropout").weights()).isEmpty();
        assertThat(model.layer("digits").weights().get(0))
                .isSameAs(model.weights().get("digits/kernel"));
    }

    @Test
    void aMisspeltLayerIsAnErrorThatNamesTheNearest() {
        assertThatThrownBy(() -> model.layer("feature"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no layer 'feature'. Did you mean 'features'?"
                        + " The names are: image, features, dropout, digits.");
    }

    @Test
    void aLayerThatIsNotTrainedAnyMoreSaysSo() {
        model.setTrainable("features", false);

        assertThat(model.layer("features").trainable()).isFalse();
        assertThat(model.summary(Summary.options().showTrainable()))
                .contains("401,920 │   N   │", "5,130 │   Y   │", "0 │   -   │")
                .contains("Trainable params: 5,130", "Non-trainable params: 401,920");
    }

    @Test
    void inputsHaveTheirType() {
        ModelSpec spec = ModelSpec.named("words")
                .input("wordIds", DType.INT32, 80)
                .layer("word_ids", LayerSpec.INPUT, "(None, 80)", 0)
                .build();

        assertThat(layers(spec).get(0).output().dtype()).isEqualTo(DType.INT32);
    }

    @Test
    void aStackShowsNoInputButReadsIt() {
        ModelSpec spec = ModelSpec.named("stack")
                .input("inputs", DType.FLOAT32, 3)
                .layer("inputs", LayerSpec.INPUT, "(None, 3)", 0)
                .hidden()
                .layer("hidden", "Dense", "(None, 64)", 256, "inputs[0][0]")
                .build();

        assertThat(layers(spec)).hasSize(1);
        assertThat(layers(spec).get(0).input().shape()).isEqualTo("(None, 3)");
    }

    @Test
    void aSharedLayerIsListedOnceAndSeveralResultsAreAList() {
        ModelSpec spec = ModelSpec.named("shared")
                .input("a", DType.FLOAT32, 3)
                .layer("a", LayerSpec.INPUT, "(None, 3)", 0)
                .layer("split", "Split", List.of("(None, 1)", "(None, 2)"), 0, "a[0][0]")
                .layer("same", "Same", "(None, 1)", 0, "split[0][0]")
                .again("(None, 2)", "split[0][1]")
                .connected()
                .build();
        List<ModelLayer> layers = layers(spec);

        assertThat(layers).hasSize(3);
        assertThat(layers.get(2).input().shape()).isEqualTo("(None, 1)");
        assertThat(layers.get(1).outputs()).extracting(SymbolicTensor::shape).containsExactly("(None, 1)", "(None, 2)");
        assertThatThrownBy(() -> layers.get(1).output())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The layer split has 2 outputs, not one. Call outputs() for the list.");
    }

    @Test
    void theInnermostLayerThatIsListedOwnsAWeight() {
        ModelSpec spec = ModelSpec.named("nested")
                .input("a", DType.FLOAT32, 3)
                .weight("head/dense/kernel", Initializers.ZEROS, 3, 1)
                .layer("a", LayerSpec.INPUT, "(None, 3)", 0)
                .layer("head", "Head", "(None, 1)", 3, "a[0][0]")
                .layer("dense", "Dense", "(None, 1)", 3)
                .level(1)
                .build();
        Weights weights = new ModelWeights(spec).all;

        List<ModelLayer> layers = ModelLayer.of(spec, weights);
        assertThat(layers).extracting(ModelLayer::name).containsExactly("a", "head");
        assertThat(layers.get(1).weights()).hasSize(1);
    }

    private static List<ModelLayer> layers(ModelSpec spec) {
        return ModelLayer.of(spec, new ModelWeights(spec).all);
    }
}

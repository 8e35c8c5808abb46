package io.modelc.layers;

import static io.modelc.Tensor.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelc.FakeTracer;
import io.modelc.Tensor;
import io.modelc.WrittenTensor;
import io.modelc.activations.ActivationFunction;
import io.modelc.activations.Activations;
import io.modelc.errors.DeclarationException;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static final Tensor X = new WrittenTensor("x", BATCH, 4);
    private static final Tensor Y = new WrittenTensor("y", BATCH, 4);
    private static final Tensor WIDE = new WrittenTensor("wide", BATCH, 5);
    private static final Tensor IMAGE = new WrittenTensor("image", BATCH, 3, 4);
    private static final Tensor SCALAR = new WrittenTensor("scalar", BATCH);

    @Test
    void denseIsActivationOfKernelAndBias() {
        assertThat(inferred(() -> new Dense(3, Activations.RELU).apply(X)))
                .isEqualTo("RELU(ADD(matmul(x, kernel[4, 3]), bias[3]))");
        assertThat(inferred(() -> new Dense(3).useBias(false).apply(X))).isEqualTo("matmul(x, kernel[4, 3])");
    }

    @Test
    void denseNeedsUnitsAnActivationAndFeatures() {
        assertMistake(() -> new Dense(0).apply(X), "units", "[MC101] Dense needs at least one unit, but got units=0.");
        assertMistake(
                () -> new Dense(3, (ActivationFunction) null).apply(X),
                "activation",
                "[MC103] Dense needs a value for activation, but got null.");
        assertMistake(
                () -> new Dense(3).apply(SCALAR),
                null,
                "[MC109] Dense needs inputs with an axis of features, such as (None, 64), but got (None,).\n"
                        + "Insert a Flatten, which makes one number per sample an axis of size 1.");
        assertMistake(
                () -> new Dense(3).apply(null), "inputs", "[MC103] Dense needs a value for inputs, but got null.");
    }

    @Test
    void dropoutDropsInTrainingOnly() {
        assertThat(trained(() -> new Dropout(0.5).apply(X))).isEqualTo("dropout(x, 0.5)");
        assertThat(trained(() -> new Dropout(0).apply(X))).isEqualTo("x");
        assertThat(inferred(() -> new Dropout(0.5).apply(X))).isEqualTo("x");
        assertThat(trained(() -> new Dropout(0.5).infer(X))).isEqualTo("x");
    }

    @Test
    void dropoutNeedsARateBelowOne() {
        String message = "[MC102] The dropout rate must be at least 0 and less than 1, but got ";
        assertMistake(() -> new Dropout(1).apply(X), "rate", message + "1.0.");
        assertMistake(() -> new Dropout(-0.1).apply(X), "rate", message + "-0.1.");
        assertMistake(() -> new Dropout(Double.NaN).apply(X), "rate", message + "NaN.");
    }

    @Test
    void flattenLeavesOneAxis() {
        assertThat(inferred(() -> new Flatten().apply(IMAGE))).isEqualTo("reshape(image, [-1])");
    }

    @Test
    void activationAppliesIt() {
        assertThat(inferred(() -> new Activation(Activations.TANH).apply(X))).isEqualTo("TANH(x)");
    }

    @Test
    void addSumsAllInputs() {
        assertThat(inferred(() -> new Add().apply(X, Y, X))).isEqualTo("ADD(ADD(x, y), x)");
    }

    @Test
    void addRepeatsSamplesWithFewerAxes() {
        assertThat(inferred(() -> new Add().apply(IMAGE, X))).isEqualTo("ADD(image, reshape(x, [1, 4]))");
        assertThat(inferred(() -> new Add().apply(IMAGE, new WrittenTensor("row", 4))))
                .isEqualTo("ADD(image, row)");
    }

    @Test
    void addNeedsInputsThatCanBeBroadcast() {
        assertMistake(
                () -> new Add().apply(X, WIDE),
                null,
                "[MC108] Add needs inputs of the same shape, or of size 1 where they differ, "
                        + "but got (None, 4) and (None, 5).");
        assertMistake(() -> new Add().apply(X), null, "[MC105] Add needs at least two inputs, but got 1.");
        assertMistake(() -> new Add().apply(X, null), "inputs", "[MC103] Add needs a value for inputs, but got null.");
    }

    @Test
    void concatenateJoinsAlongItsAxis() {
        assertThat(inferred(() -> new Concatenate().apply(X, WIDE, Y))).isEqualTo("join(1: x, wide, y)");
        assertThat(inferred(() -> new Concatenate(1).apply(IMAGE, IMAGE))).isEqualTo("join(1: image, image)");
    }

    @Test
    void concatenateNeedsInputsThatDifferInItsAxisOnly() {
        assertMistake(
                () -> new Concatenate().apply(IMAGE, X),
                null,
                "[MC106] Concatenate needs inputs with the same number of axes, but got (None, 3, 4) and (None, 4).\n"
                        + "Insert a Flatten before it, for the inputs with more axes.");
        assertMistake(
                () -> new Concatenate().apply(IMAGE, new WrittenTensor("other", BATCH, 2, 4)),
                null,
                "[MC107] Concatenate needs inputs whose sizes differ in axis -1 only, "
                        + "but got (None, 3, 4) and (None, 2, 4).");
        assertMistake(
                () -> new Concatenate(0).apply(X, X),
                null,
                "[MC110] Concatenate got axis=0, but its inputs have the axes 1 to 1 besides the batch: "
                        + "(None, 4) and (None, 4).");
    }

    private static String inferred(Supplier<Tensor> layer) {
        return FakeTracer.run(false, layer).toString();
    }

    private static String trained(Supplier<Tensor> layer) {
        return FakeTracer.run(true, layer).toString();
    }

    private static void assertMistake(Supplier<Tensor> layer, String parameter, String message) {
        AbstractThrowableAssert<?, ?> mistake = assertThatThrownBy(() -> inferred(layer));
        mistake.isInstanceOfSatisfying(
                DeclarationException.class, e -> assertThat(e.parameter()).isEqualTo(parameter));
        mistake.hasMessage(message);
    }
}

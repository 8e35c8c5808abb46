package io.modelc.runtime;

import static io.modelc.runtime.Digits.inputs;
import static io.modelc.runtime.Digits.labels;
import static io.modelc.runtime.Digits.model;
import static io.modelc.runtime.Digits.quiet;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.modelc.DType;
import io.modelc.HandWrittenMlp;
import io.modelc.data.NDArray;
import io.modelc.losses.Reduction;
import io.modelc.losses.SparseCategoricalCrossentropy;
import io.modelc.metrics.Mean;
import io.modelc.optimizers.Adam;
import org.junit.jupiter.api.Test;

/** Mistakes at run time are answered in the user's words, before a kernel sees them. */
class BadInputTest {

    private final HandWrittenMlp model = model();

    @Test
    void anInputOfAnotherShapeIsNamedWithWhatIsNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(NDArray.zeros(4, 16)))
                .withMessage("Input 'x' needs the shape (None, 17), but got (4, 16).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(NDArray.zeros(17)))
                .withMessage("Input 'x' needs the shape (None, 17), but got (17,). For one sample, add a batch axis:"
                        + " reshape(1, 17).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.forward(NDArray.scalar(1), true))
                .withMessageContaining("but got ().");
    }

    @Test
    void anInputOfAnotherTypeIsNamedWithWhatIsNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(NDArray.zeros(DType.INT32, 4, 17)))
                .withMessage("Input 'x' needs float32, but got int32. NDArray.toFloat32() converts it.");
    }

    @Test
    void noSamplesAndABatchSizeOf0AreErrors() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.fit(NDArray.zeros(0, 17), NDArray.zeros(0), quiet(1)))
                .withMessage("There are no samples: input 'x' has the shape (0, 17).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(inputs(4), 0))
                .withMessage("The batch size must be at least 1, but got 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.evaluate(inputs(4), labels(4), -1))
                .withMessageContaining("-1");
    }

    @Test
    void aTargetForEachSampleIsNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.fit(inputs(4), labels(3), quiet(1)))
                .withMessage("The target 'out' has the shape (3,), but input 'x' has 4 samples: there must be equally"
                        + " many.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.fit(inputs(4), NDArray.zeros(4, 2), quiet(1)))
                .withMessageContaining("target 'out' of shape (4, 2) do not fit predictions of shape (4, 3)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.fit(inputs(4), labels(4), quiet(1).sampleWeight(NDArray.zeros(3))))
                .withMessageContaining("a weight for each of the 4 samples");
    }

    @Test
    void aLabelOutOfRangeIsNamedWithItsSample() {
        NDArray labels = NDArray.of(new int[] {0, 1, 3, 2});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.fit(inputs(4), labels, quiet(1)))
                .withMessage("The label 3 of sample 2 in target 'out' is no class: there are 3 classes, 0 to 2.");
        assertThatIllegalArgumentException().isThrownBy(() -> model.evaluate(inputs(4), labels));
        assertThatIllegalArgumentException().isThrownBy(() -> model.trainOnBatch(inputs(4), labels));
    }

    @Test
    void checkFiniteNamesWhereNaNOrInfinityEnters() {
        NDArray inputs = inputs(4);
        float[] values = inputs.toFloatArray();
        values[2 * 17 + 5] = Float.NaN;
        NDArray bad = NDArray.of(values, 4, 17);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.fit(bad, labels(4), quiet(1).checkFinite(true)))
                .withMessage("The input 'x' has the value NaN in sample 2, element 5.");
        HandWrittenMlp diverging = model();
        diverging.weights().get("out/bias").set(NDArray.of(new float[] {Float.NaN, 0, 0}));
        assertThatIllegalStateException()
                .isThrownBy(() -> diverging.fit(inputs, labels(4), quiet(1).checkFinite(true)))
                .withMessageContaining("The loss became NaN in epoch 1, batch 1.");
    }

    @Test
    void fitNeedsCompileAndALoss() {
        HandWrittenMlp raw = new HandWrittenMlp(17, 8, 3);
        assertThatIllegalStateException()
                .isThrownBy(() -> raw.fit(inputs(4), labels(4), quiet(1)))
                .withMessage("The model is not compiled yet. Call compile(Compile.with(optimizer).loss(...)) first.");
        raw.compile(Compile.with(new Adam()));
        assertThatIllegalStateException()
                .isThrownBy(() -> raw.fit(inputs(4), labels(4), quiet(1)))
                .withMessageContaining("compiled without a loss");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> raw.compile(
                        Compile.with(new Adam()).loss(new SparseCategoricalCrossentropy(false, Reduction.NONE))))
                .withMessageContaining("training needs one number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> raw.compile(Compile.with(new Adam()).metrics(new Mean("loss"))))
                .withMessageContaining("two metrics called 'loss'");
    }

    @Test
    void backwardNeedsAForwardPassOfTheSameBatch() {
        assertThatIllegalStateException()
                .isThrownBy(() -> model.backward(NDArray.zeros(4, 3)))
                .withMessageContaining("call forward(inputs, true) before each backward");
        model.forward(inputs(4), true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.backward(NDArray.zeros(5, 3)))
                .withMessage("The gradient of output 'out' needs the shape (4, 3), but got (5, 3).");
    }

    @Test
    void aClosedModelSaysSo() {
        model.predict(inputs(1));
        model.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> model.predict(inputs(1)))
                .withMessage("The model 'mlp' is closed.");
    }
}

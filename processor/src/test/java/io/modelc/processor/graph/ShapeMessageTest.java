package io.modelc.processor.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelc.DType;
import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.initializers.Initializers;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a user reads when shapes do not fit. */
class ShapeMessageTest {

    private final Graph graph = new Graph("model");
    private final GraphTracer tracer = new GraphTracer(graph, true);
    private final Tensor image = graph.input("image", DType.FLOAT32, 28, 28);
    private final Tensor features = graph.input("features", DType.FLOAT32, 64);

    private Tensor weight(String name, int... shape) {
        return tracer.weight(name, Initializers.ZEROS, true, shape);
    }

    private static void says(ThrowingCallable mistake, String... lines) {
        assertThatThrownBy(mistake).isInstanceOf(DeclarationException.class).hasMessage(String.join("\n", lines));
    }

    private static void marks(String parameter, ThrowingCallable mistake) {
        assertThatThrownBy(mistake)
                .isInstanceOfSatisfying(DeclarationException.class, exception -> assertThat(exception.parameter())
                        .isEqualTo(parameter));
    }

    @Test
    void sumOfShapesThatDoNotFit() {
        Tensor other = graph.input("other", DType.FLOAT32, 32);
        says(
                () -> features.plus(other),
                "[MC203] The shapes (None, 64) and (None, 32) do not fit: axis -1 is 64 in the one and 32 in the other.",
                "Along each axis, counted from the last, the sizes must be equal or one of them 1.");
        says(
                () -> features.choose(features, other),
                "[MC203] The shapes (None, 64) and (None, 32) do not fit: axis -1 is 64 in the one and 32 in the other.",
                "Along each axis, counted from the last, the sizes must be equal or one of them 1.");
        says(
                () -> features.plus(weight("table", 10, 64)),
                "[MC203] The shapes (None, 64) and (10, 64) do not fit: axis -2 is None in the one and 10 in the other.",
                "Along each axis, counted from the last, the sizes must be equal or one of them 1.");
    }

    @Test
    void sumThatWouldPutTheBatchBehind() {
        says(
                () -> features.plus(weight("table", 10, 1, 64)),
                "[MC204] The shapes (None, 64) and (10, 1, 64) do not fit: the batch would not be the first axis of the"
                        + " result.",
                "Give the tensor without a batch no more axes than the other one has.");
    }

    @Test
    void productThatNeedsAFlatten() {
        says(
                () -> image.matmul(weight("kernel", 784, 10)),
                "[MC208] Cannot multiply (None, 28, 28) by a kernel of (784, 10): the last axis has 28 elements, but the"
                        + " kernel needs 784.",
                "All axes together have as many: insert a Flatten().");
    }

    @Test
    void productOfOtherSizes() {
        says(
                () -> features.matmul(weight("kernel", 32, 10)),
                "[MC207] Cannot multiply (None, 64) by a kernel of (32, 10): the last axis has 64 elements, but the"
                        + " kernel needs 32.");
    }

    @Test
    void productOfOtherRanks() {
        says(
                () -> features.matmul(features),
                "[MC206] A matrix product needs a kernel of two axes without the batch, such as (64, 10), but got"
                        + " (None, 64).");
        says(
                () -> features.matmul(weight("bias", 64)),
                "[MC206] A matrix product needs a kernel of two axes without the batch, such as (64, 10), but got (64,).");
        says(
                () -> graph.input("label", DType.INT32).matmul(weight("kernel", 1, 10)),
                "[MC205] A matrix product needs at least two axes on its left, such as (None, 64), but got (None,).");
        marks("kernel", () -> features.matmul(features));
    }

    @Test
    void reshapeToOtherElements() {
        says(
                () -> image.reshape(28, 27),
                "[MC210] Cannot reshape (None, 28, 28) to [28, 27]: the one has 784 elements, the other 756.",
                "Not counting the batch, both must have the same number; one size may be -1 for what is left.");
        says(
                () -> image.reshape(-1, 27),
                "[MC210] Cannot reshape (None, 28, 28) to [-1, 27]: the one has 784 elements, the other 27.",
                "Not counting the batch, both must have the same number; one size may be -1 for what is left.");
        says(
                () -> image.reshape(-1, -1, 28),
                "[MC209] A shape needs sizes of at least 1, one of which may be -1 for what is left, but got [-1, -1, 28].",
                "The batch axis is not part of the shape.");
        says(
                () -> image.reshape(0, 784),
                "[MC209] A shape needs sizes of at least 1, one of which may be -1 for what is left, but got [0, 784].",
                "The batch axis is not part of the shape.");
        marks("sampleShape", () -> image.reshape(0, 784));
    }

    @Test
    void joinOfUnequalTensors() {
        Tensor table = graph.input("table", DType.FLOAT32, 14, 28);
        says(
                () -> image.join(-1, table),
                "[MC212] Cannot join (None, 28, 28) and (None, 14, 28) along axis 2: axis 1 is 28 in the one and 14 in"
                        + " the other.",
                "All axes but the joined one must have the same sizes.");
        says(
                () -> image.join(-1, features),
                "[MC211] Cannot join (None, 28, 28) and (None, 64): the one has 3 axes, the other 2.",
                "Tensors to be joined need the same number of axes.");
        says(
                () -> features.join(0, features),
                "[MC216] Joining along the batch axis of (None, 64) would mix samples.",
                "Axis 0 is the batch; choose another one.");
        assertThat(image.join(1, table).shape()).containsExactly(-1, 42, 28);
    }

    @Test
    void sliceOutOfRange() {
        says(
                () -> features.slice(1, 60, 65),
                "[MC213] Cannot take the elements from 60 to 65 of axis 1 of (None, 64), which has 64.",
                "A range needs 0 <= start < end <= size.");
        says(
                () -> features.slice(-1, 3, 3),
                "[MC213] Cannot take the elements from 3 to 3 of axis -1 of (None, 64), which has 64.",
                "A range needs 0 <= start < end <= size.");
        says(
                () -> features.slice(0, 0, 1),
                "[MC216] A slice along the batch axis of (None, 64) would mix samples.",
                "Axis 0 is the batch; choose another one.");
    }

    @Test
    void axesThatAreNotThere() {
        says(
                () -> features.sum(2),
                "[MC201] There is no axis 2 in the shape (None, 64).",
                "Axes are counted from 0, or from the last one backwards from -1.");
        says(
                () -> features.softmax(-3),
                "[MC201] There is no axis -3 in the shape (None, 64).",
                "Axes are counted from 0, or from the last one backwards from -1.");
        says(() -> image.mean(1, -2), "[MC215] Axis -2 is named twice for the shape (None, 28, 28).");
        marks("axis", () -> features.dim(5));
    }

    @Test
    void transposeOfOtherAxes() {
        for (int[] axes : new int[][] {{0, 2}, {0, 1, 1}, {1, 0, 2}, {2, 1}}) {
            assertThatThrownBy(() -> image.transpose(axes)).hasMessageStartingWith("[MC214]");
        }
        says(
                () -> image.transpose(1, 0, 2),
                "[MC214] Cannot order the axes of (None, 28, 28) as [1, 0, 2].",
                "Every axis must be named once, the batch axis, 0, first.");
        assertThat(image.transpose(0, -1, 1).shape()).containsExactly(-1, 28, 28);
    }

    @Test
    void softmaxNeverRunsOverTheBatch() {
        Tensor scalars = graph.input("scalars", DType.FLOAT32);
        says(
                () -> scalars.softmax(-1),
                "[MC216] A softmax along the batch axis of (None,) would mix samples.",
                "Axis 0 is the batch; choose another one.");
        assertThatThrownBy(() -> features.logSoftmax(0)).hasMessageStartingWith("[MC216]");
    }

    @Test
    void sizeOfTheBatch() {
        says(
                () -> features.dim(0),
                "[MC202] The size of the batch axis of (None, 64) is not known when the model is compiled.",
                "Ask for another axis; a mean over the batch is mean(0).");
        assertThat(features.dim(-1)).isEqualTo(64);
    }

    @Test
    void moreElementsThanAnArrayHolds() {
        Tensor wide = graph.input("wide", DType.FLOAT32, 50_000, 1);
        Tensor high = graph.input("high", DType.FLOAT32, 1, 50_000);
        says(
                () -> wide.plus(high),
                "[MC217] A result of shape (None, 50000, 50000) has more than 2,147,483,647 elements a sample.");
        assertThatThrownBy(() -> weight("kernel", 50_000, 50_000)).hasMessageStartingWith("[MC217]");
        assertThatThrownBy(() -> image.reshape(1 << 30, 1 << 30, 1 << 30)).hasMessageStartingWith("[MC217]");
        assertThatThrownBy(() -> graph.input("huge", DType.FLOAT32, 1 << 30, 1 << 30, 1 << 30))
                .hasMessageStartingWith("[MC217]");
    }

    @Test
    void sizesThatAreNotPositive() {
        says(
                () -> weight("kernel", 3, 0),
                "[MC218] The shape of the weight kernel needs sizes of at least 1, but got [3, 0].");
        says(
                () -> graph.input("empty", DType.FLOAT32, -1),
                "[MC218] The shape of the input empty needs sizes of at least 1, but got [-1].");
        marks("shape", () -> weight("kernel", 3, 0));
    }

    @Test
    void dropoutRateOutOfRange() {
        for (double rate : new double[] {-0.1, 1, Double.NaN}) {
            assertThatThrownBy(() -> features.dropout(rate)).hasMessageStartingWith("[MC102]");
        }
    }

    @Test
    void namesThatAreTaken() {
        says(
                () -> graph.input("image", DType.FLOAT32, 1),
                "[MC220] There are two inputs called image.",
                "Give one of them another name.");
        graph.output("scores", features);
        says(
                () -> graph.output("scores", image),
                "[MC220] There are two outputs called scores.",
                "Give one of them another name.");
    }

    @Test
    void outputThatDependsOnNoInput() {
        says(
                () -> graph.output("table", weight("table", 3)),
                "[MC222] The output table has the shape (3,), without a batch axis.",
                "An output is computed from the inputs, one result for each sample.");
    }

    @Test
    void tensorOfAnotherModel() {
        Tensor foreign = new Graph("other").input("x", DType.FLOAT32, 64);
        assertThatThrownBy(() -> features.plus(foreign)).hasMessageStartingWith("[MC221]");
        assertThatThrownBy(() -> graph.output("x", foreign)).hasMessageStartingWith("[MC221]");
        assertThatThrownBy(() -> features.join(1, foreign)).hasMessageStartingWith("[MC221]");
    }
}

package io.modelc.processor.optimize;

import static io.modelc.ops.Binary.ADD;
import static io.modelc.ops.Binary.GREATER;
import static io.modelc.ops.Binary.GREATER_EQUAL;
import static io.modelc.ops.Binary.LESS;
import static io.modelc.ops.Binary.LESS_EQUAL;
import static io.modelc.ops.Binary.POWER;
import static io.modelc.ops.Unary.IDENTITY;
import static io.modelc.ops.Unary.NEGATE;
import static io.modelc.ops.Unary.RELU;
import static io.modelc.ops.Unary.SIGMOID;
import static io.modelc.ops.Unary.SQUARE;
import static io.modelc.ops.Unary.TANH;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelc.Tensor;
import io.modelc.processor.differentiate.Differentiation;
import io.modelc.processor.graph.Affine;
import io.modelc.processor.graph.CombineNumber;
import io.modelc.processor.graph.Dropout;
import io.modelc.processor.graph.LogitsGradient;
import io.modelc.processor.graph.Map;
import io.modelc.processor.graph.MatMul;
import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.Op;
import io.modelc.processor.graph.OutputActivation;
import io.modelc.processor.graph.PassGraph;
import io.modelc.processor.graph.Softmax;
import io.modelc.processor.graph.TestModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What plans look like. */
class PlanTest {

    private final TestModel model = new TestModel(2, 0, -1, 1);

    private static Plan plan(TestModel model) {
        return Optimization.plan(PassGraph.inference(model.graph()), Differentiation.of(model.graph()));
    }

    private Tensor dense(Tensor x, int units) {
        return x.matmul(model.weight(x.dim(-1), units)).plus(model.weight(units));
    }

    private static List<String> names(List<Node> instructions) {
        return instructions.stream()
                .map(node -> node.op().getClass().getSimpleName())
                .toList();
    }

    private static Storage storage(PassPlan pass, Class<? extends Op> op) {
        Node node = pass.storage().keySet().stream()
                .filter(each -> op.isInstance(each.op()))
                .findFirst()
                .orElseThrow();
        return pass.storage().get(node);
    }

    @Test
    void theChaptersDigitClassifierIsPlannedAsOneWouldByHand() {
        Tensor features = dense(model.input(784), 512).map(RELU);
        model.output(dense(features.dropout(0.5), 10).softmax(-1));
        Plan plan = plan(model);

        assertThat(names(plan.training().forward())).containsExactly("Affine", "Dropout", "Affine", "Softmax");
        assertThat(names(plan.training().backward()))
                .containsExactly(
                        "LogitsGradient",
                        "Sum",
                        "MatMulTransposedA",
                        "MatMulTransposedB",
                        "Dropout",
                        "Combine",
                        "Sum",
                        "MatMulTransposedA");
        // The gradient of the features takes the memory of the dropped-out features, read for the last time before.
        assertThat(plan.training().blocks()).containsExactly(512, 512, 10);
        assertThat(plan.training().bytesPerSample()).isEqualTo(4 * (784 + 512 + 512 + 10 + 10));
        assertThat(plan.outputs().get(0).activation()).isEqualTo(OutputActivation.SOFTMAX);
        assertThat(plan.weights()).extracting(PlannedWeight::offset).containsExactly(0, 401_408, 401_920, 407_040);
    }

    @Test
    void inferenceNeedsOnlyTheWidestCut() {
        Tensor x = model.input(100);
        for (int i = 0; i < 6; i++) {
            x = dense(x, 100).map(RELU);
        }
        model.output(x);
        assertThat(plan(model).inference().blocks()).containsExactly(100, 100);
        assertThat(plan(model).training().blocks()).hasSize(7);
    }

    @Test
    void softmaxAndItsGradientAreInPlace() {
        model.output(dense(model.input(4), 3).softmax(-1));
        PassPlan training = plan(model).training();
        assertThat(storage(training, Softmax.class)).isInstanceOf(Storage.SameAs.class);
        Storage.SameAs gradient = (Storage.SameAs) storage(training, LogitsGradient.class);
        assertThat(training.storage().get(gradient.node())).isEqualTo(new Storage.OutputGradientMemory(0, 3));
    }

    @Test
    void whatBackwardReadsIsNotOverwrittenInTraining() {
        model.output(dense(dense(model.input(4), 4).map(RELU).dropout(0.5), 2));
        assertThat(storage(plan(model).training(), Dropout.class)).isInstanceOf(Storage.Block.class);
        assertThat(storage(plan(model).inference(), Dropout.class)).isInstanceOf(Storage.SameAs.class);
    }

    @Test
    void aProductFusesWithBiasAndActivation() {
        model.output(dense(model.input(4), 3).map(SIGMOID));
        assertThat(plan(model).inference().forward().get(0).op()).isEqualTo(new Affine(SIGMOID));
        assertThat(plan(model).training().forward()).hasSize(1);
        assertThat(plan(model).outputs().get(0).activation()).isEqualTo(OutputActivation.SIGMOID);
    }

    @Test
    void aProductWithoutBiasFusesWithItsActivation() {
        model.output(model.input(4).matmul(model.weight(4, 3)).map(RELU));
        assertThat(plan(model).training().forward()).singleElement().satisfies(node -> {
            assertThat(node.op()).isEqualTo(new Affine(RELU));
            assertThat(node.inputs()).hasSize(2);
        });
    }

    @Test
    void anActivationWhoseGradientReadsItsInputStaysByItself() {
        model.output(dense(model.input(4), 3).map(SQUARE));
        assertThat(names(plan(model).training().forward())).containsExactly("Affine", "Map");
        assertThat(plan(model).training().forward().get(0).op()).isEqualTo(new Affine(IDENTITY));
        assertThat(names(plan(model).inference().forward())).containsExactly("Affine");
    }

    @Test
    void aProductThatOthersReadStaysByItself() {
        Tensor product = model.input(4).matmul(model.weight(4, 3));
        model.output(product.plus(model.weight(3)));
        model.output(product);
        assertThat(plan(model).inference().forward().get(0).op()).isEqualTo(new MatMul());
    }

    @Test
    void inputsGetNoGradient() {
        model.output(dense(model.input(4), 3));
        assertThat(names(plan(model).training().backward())).containsExactly("Sum", "MatMulTransposedA");
    }

    @Test
    void gradientsOfWeightsAreComputedAtTheirPlace() {
        model.output(dense(model.input(4), 3));
        PassPlan training = plan(model).training();
        assertThat(training.backward())
                .extracting(training.storage()::get)
                .containsExactly(new Storage.Gradient(12, 3), new Storage.Gradient(0, 12));
    }

    @Test
    void weightsWithTheSameGradientEachHaveIt() {
        model.output(model.input(3).plus(model.weight(3)).plus(model.weight(3)));
        PassPlan training = plan(model).training();
        assertThat(names(training.backward())).containsExactly("Sum", "Copy");
        assertThat(training.storage().values()).contains(new Storage.Gradient(0, 3), new Storage.Gradient(3, 3));
    }

    @Test
    void gradientsOfWeightsAreNotOverwrittenByWhatReadsThem() {
        Tensor kernel = model.weight(4, 3).plus(model.weight(4, 3).map(TANH));
        model.output(model.input(4).matmul(kernel));
        PassPlan training = plan(model).training();
        assertThat(names(training.backward())).containsExactly("MatMulTransposedA", "Combine");
        assertThat(training.backward())
                .extracting(training.storage()::get)
                .containsExactly(new Storage.Gradient(0, 12), new Storage.Gradient(12, 12));
    }

    @Test
    void nothingIsComputedInPlaceOfAGradientOfAWeight() {
        Tensor kernel = model.weight(4, 3).plus(model.weight(4, 3).times(2).map(TANH));
        model.output(model.input(4).matmul(kernel));
        PassPlan training = plan(model).training();
        assertThat(training.backward())
                .extracting(training.storage()::get)
                .filteredOn(Storage.SameAs.class::isInstance)
                .extracting(same -> training.storage().get(((Storage.SameAs) same).node()))
                .noneMatch(Storage.Gradient.class::isInstance);
    }

    @Test
    void constantsBecomeNumbersOfInstructions() {
        Tensor x = model.input(3);
        Tensor half = model.constant(0.5);
        model.output(half.minus(x));
        model.output(half.combine(GREATER, x));
        model.output(half.combine(LESS_EQUAL, x));
        model.output(x.combine(POWER, half));
        assertThat(plan(model).inference().forward())
                .extracting(Node::op)
                .containsExactlyInAnyOrder(
                        new Map(NEGATE),
                        new CombineNumber(ADD, 0.5),
                        new CombineNumber(LESS, 0.5),
                        new CombineNumber(GREATER_EQUAL, 0.5),
                        new CombineNumber(POWER, 0.5));
    }

    @Test
    void aConstantToThePowerOfAValueIsFilledIn() {
        model.output(model.constant(2).combine(POWER, model.input(3)));
        assertThat(names(plan(model).inference().forward())).containsExactly("Constant", "Combine");
    }

    @Test
    void whatNoOutputNeedsIsNotComputed() {
        Tensor x = model.input(4);
        x.map(RELU);
        model.output(dense(x, 3));
        assertThat(plan(model).inference().forward()).hasSize(1);
    }

    @Test
    void equalComputationsAreOne() {
        Tensor x = model.input(4);
        model.output(x.map(RELU).plus(1).times(x.map(RELU).plus(1)));
        assertThat(plan(model).inference().forward()).hasSize(3);
    }

    @Test
    void identitiesVanish() {
        Tensor x = model.input(2, 3);
        Tensor same =
                x.times(1).plus(0).dividedBy(1).minus(0).map(IDENTITY).negate().negate();
        Tensor moved = same.reshape(3, 2)
                .reshape(2, 3)
                .transpose(0, 2, 1)
                .transpose(0, 2, 1)
                .slice(1, 0, 2);
        model.output(moved.dropout(0).map(RELU).map(RELU));
        PassPlan inference = plan(model).inference();
        assertThat(names(inference.forward())).containsExactly("Map");
        assertThat(inference.forward().get(0).inputs()).isEqualTo(inference.inputs());
    }
}

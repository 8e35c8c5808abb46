package io.modelc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import io.modelc.data.NDArray;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.KernelsProvider;
import io.modelc.processor.differentiate.Differentiation;
import io.modelc.processor.evaluate.EvaluatedModel;
import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.OutputGradient;
import io.modelc.processor.graph.PassGraph;
import io.modelc.processor.graph.ReferenceInterpreter;
import io.modelc.random.Philox;
import io.modelc.runtime.CompiledModel;
import io.modelc.weights.Gradients;
import io.modelc.weights.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated classes compute what their graphs say: compiled by javac, loaded, and run on the plain kernels, against the
 * interpreter that computes the same graph in double precision and knows nothing of plans, memory and emission.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedClassTest {

    /**
     * What float32 may lose, relative to the largest value of a tensor: 2⁻²⁴ at each of up to 20,100 terms of a sum, and
     * at each of a few dozen instructions, with a margin for cancellation. A gradient that cancels altogether, as that
     * of a bias before a softmax does, is measured by a hundredth of the largest gradient of the model.
     */
    private static final double TOLERANCE = 2e-4;

    private CompiledSources compiled;

    @BeforeAll
    void compile() {
        List<JavaFileObject> sources = new ArrayList<>(GoldenFiles.sources());
        sources.add(ComposedDeclarations.source());
        for (int i = 0; i < 30; i++) {
            String name = "Drawn" + i;
            String text = i % 5 == 4 ? RandomDeclaration.chain(name, i) : RandomDeclaration.graph(name, i);
            sources.add(JavaFileObjects.forSourceString(RandomDeclaration.PACKAGE + "." + name, text));
        }
        compiled = CompiledSources.of(sources);
    }

    Stream<String> models() {
        return compiled.models().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void outputsAndGradientsAreThoseOfTheGraph(String name) {
        try (Session session = new Session(compiled, name)) {
            // A full batch, partial ones after it, and a larger one, for which the memory grows.
            for (int batch : new int[] {7, 1, 33, 7}) {
                session.checkInference(batch);
                session.checkTraining(batch);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aForwardPassWithoutABackwardPassLeavesNothingBehind(String name) {
        try (Session session = new Session(compiled, name)) {
            session.forward(7, true);
            session.forward(3, true);
            session.checkTraining(5);
            session.forward(7, true);
            session.checkInference(2);
            session.checkTraining(1);
        }
    }

    /** Kernels that give the same bits everywhere. */
    static Kernels plainKernels() {
        String before = System.setProperty("modelc.kernels", "plain");
        try {
            return KernelsProvider.create();
        } finally {
            if (before == null) {
                System.clearProperty("modelc.kernels");
            } else {
                System.setProperty("modelc.kernels", before);
            }
        }
    }

    /** A generated model, beside the graph that it was generated from. */
    private static final class Session implements AutoCloseable {

        private final EvaluatedModel evaluated;
        private final PassGraph training;
        private final CompiledModel<?, ?, ?> model;
        private final Kernels kernels = plainKernels();
        private final Random random = new Random(11);
        private final Map<String, double[]> weights = new LinkedHashMap<>();
        private int step;

        Session(CompiledSources compiled, String name) {
            this.evaluated = compiled.models().get(name);
            this.training = Differentiation.of(evaluated.training());
            int dot = name.lastIndexOf('.') + 1;
            this.model = compiled.newModel(name.substring(0, dot) + "Compiled" + name.substring(dot));
            model.useKernels(kernels);
            for (String path : evaluated.training().weights().keySet()) {
                Variable weight = model.weights().get(path);
                int[] shape = weight.value().shape();
                // Sums of variance 1 or less, so that no activation is where it is flat.
                NDArray value = drawn(shape.length == 1 ? 0.5 : Math.sqrt(3.0 / shape[0]), shape);
                weight.set(value);
                weights.put(path, doubles(value));
            }
        }

        void forward(int batch, boolean isTraining) {
            model.forward(inputs(batch), isTraining);
            step += isTraining ? 1 : 0;
            // A training pass changes variables even if no backward pass follows.
            training.assignments()
                    .keySet()
                    .forEach(path ->
                            weights.put(path, doubles(model.weights().get(path).value())));
        }

        void checkInference(int batch) {
            List<NDArray> inputs = inputs(batch);
            List<NDArray> outputs = model.forward(inputs, false);
            ReferenceInterpreter reference = new ReferenceInterpreter(batch);
            give(reference, evaluated.inference().inputs(), inputs);
            evaluated.inference().weights().forEach((path, node) -> reference.set(node, weights.get(path)));
            checkOutputs(outputs, evaluated.inference().outputs(), reference);
        }

        void checkTraining(int batch) {
            List<NDArray> inputs = inputs(batch);
            List<NDArray> outputs = model.forward(inputs, true);
            List<NDArray> outputGradients =
                    outputs.stream().map(output -> drawn(1, output.shape())).toList();
            Gradients gradients = model.backward(outputGradients);
            ReferenceInterpreter reference = new ReferenceInterpreter(batch, mask(model.seed(), ++step));
            give(reference, training.inputs(), inputs);
            evaluated.training().weights().forEach((path, node) -> reference.set(node, weights.get(path)));
            for (Node node : training.outputGradients()) {
                reference.set(node, doubles(outputGradients.get(((OutputGradient) node.op()).index())));
            }
            checkOutputs(outputs, training.outputs(), reference);
            checkAssignments(reference);
            double largest = training.weightGradients().values().stream()
                    .mapToDouble(node -> largest(reference.value(node)))
                    .max()
                    .orElse(0);
            training.weightGradients()
                    .forEach((path, node) -> check(
                            "gradient of " + path + ", batch of " + batch,
                            doubles(gradients.get(path).value()),
                            reference.value(node),
                            largest / 100));
        }

        /** The variables that the pass has changed are what the graph says, and it goes on with them. */
        private void checkAssignments(ReferenceInterpreter reference) {
            training.assignments().forEach((path, node) -> {
                double[] actual = doubles(model.weights().get(path).value());
                check("variable " + path, actual, reference.value(node), 1e-3);
                weights.put(path, actual);
            });
        }

        private static void give(ReferenceInterpreter reference, List<Node> nodes, List<NDArray> values) {
            for (int i = 0; i < nodes.size(); i++) {
                reference.set(nodes.get(i), doubles(values.get(i)));
            }
        }

        private static void checkOutputs(
                List<NDArray> outputs, Map<String, Node> expected, ReferenceInterpreter reference) {
            int index = 0;
            for (Map.Entry<String, Node> output : expected.entrySet()) {
                check(
                        "output " + output.getKey() + ", batch of "
                                + outputs.get(0).rows(),
                        doubles(outputs.get(index++)),
                        reference.value(output.getValue()),
                        1e-3);
            }
        }

        private static double largest(double[] values) {
            return Arrays.stream(values).map(Math::abs).max().orElse(0);
        }

        private static void check(String what, double[] actual, double[] expected, double leastScale) {
            double scale = Math.max(leastScale, largest(expected));
            assertThat(actual).as(what).hasSameSizeAs(expected);
            for (int i = 0; i < actual.length; i++) {
                double error = Math.abs(actual[i] - expected[i]);
                assertThat(error <= TOLERANCE * scale)
                        .as("%s [%s] is %s, not %s; the largest is %s", what, i, actual[i], expected[i], scale)
                        .isTrue();
            }
        }

        /** The mask of {@link Kernels#dropout}: after its formula, with the function of the generator itself. */
        private static ReferenceInterpreter.Mask mask(long seed, long step) {
            int[] words = new int[4];
            return (stream, rate, element) -> {
                Philox.block(
                        element / 4,
                        stream,
                        (int) step,
                        (int) (step >>> 32),
                        (int) seed,
                        (int) (seed >>> 32),
                        words,
                        0);
                return Philox.toFloat(words[element % 4]) < (float) rate;
            };
        }

        private List<NDArray> inputs(int batch) {
            return evaluated.training().inputs().stream()
                    .map(input -> {
                        int[] shape = input.dims().toArray();
                        shape[0] = batch;
                        return drawn(1, shape);
                    })
                    .toList();
        }

        private NDArray drawn(double bound, int... shape) {
            NDArray zeros = NDArray.zeros(shape);
            float[] values = new float[zeros.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble(-bound, bound);
            }
            return NDArray.of(values, shape);
        }

        private static double[] doubles(NDArray array) {
            float[] floats = array.toFloatArray();
            double[] doubles = new double[floats.length];
            for (int i = 0; i < floats.length; i++) {
                doubles[i] = floats[i];
            }
            return doubles;
        }

        @Override
        public void close() {
            model.close();
            kernels.close();
        }
    }
}

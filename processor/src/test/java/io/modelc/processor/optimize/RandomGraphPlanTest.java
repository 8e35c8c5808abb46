package io.modelc.processor.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelc.processor.differentiate.Differentiation;
import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.PassGraph;
import io.modelc.processor.graph.RandomModel;
import io.modelc.processor.graph.ReferenceInterpreter;
import io.modelc.processor.graph.TestModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans of random graphs, carried out in shared memory, against the plain values of the graph as it was declared. */
class RandomGraphPlanTest {

    private static final int GRAPHS = 100;

    @ParameterizedTest
    @ValueSource(longs = {0, 1000, 2000, 3000})
    void plansComputeWhatTheGraphSays(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + GRAPHS; seed++) {
            check("graph " + seed, RandomModel.of(seed), seed % 2 == 0);
        }
    }

    private static void check(String name, TestModel model, boolean atLogits) {
        PassGraph inference = PassGraph.inference(model.graph());
        PassGraph training = Differentiation.of(model.graph());
        List<double[]> seeds =
                training.outputGradients().stream().map(model::drawn).toList();
        ReferenceInterpreter reference = model.interpreter(atLogits);
        for (int i = 0; i < seeds.size(); i++) {
            reference.set(training.outputGradients().get(i), seeds.get(i));
        }
        Plan plan = Optimization.plan(inference, training);

        PlanInterpreter serving = new PlanInterpreter(plan.inference(), model.batch(), false);
        forward(serving, model);
        compareOutputs(name + ", inference", plan.inference(), serving, inference, reference);

        PlanInterpreter step = new PlanInterpreter(plan.training(), model.batch(), atLogits);
        for (int repeated = 0; repeated < 2; repeated++) {
            forward(step, model);
            compareOutputs(name + ", forward", plan.training(), step, training, reference);
            step.backward(gradient -> seeds.get(gradient.index()));
            compareOutputs(name + ", backward", plan.training(), step, training, reference);
            for (PlannedWeight weight : plan.weights()) {
                Node gradient = training.weightGradients().get(weight.path());
                double[] expected = gradient == null ? new double[weight.length()] : reference.value(gradient);
                assertThat(step.gradient(weight))
                        .as(name + ", d " + weight.path())
                        .containsExactly(expected, within(1e-9));
            }
        }
    }

    private static void forward(PlanInterpreter plan, TestModel model) {
        Map<Node, double[]> values = model.values();
        plan.forward(
                input -> values.get(model.graph().inputs().get(input.index())),
                weight -> values.get(model.graph().weights().get(weight.path())));
    }

    private static void compareOutputs(
            String name, PassPlan plan, PlanInterpreter actual, PassGraph pass, ReferenceInterpreter reference) {
        List<Node> outputs = List.copyOf(pass.outputs().values());
        for (int i = 0; i < outputs.size(); i++) {
            assertThat(actual.read(plan.outputs().get(i)))
                    .as(name + ", output " + i)
                    .containsExactly(reference.value(outputs.get(i)), within(1e-9));
        }
    }
}

package io.modelc.processor.differentiate;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.PassGraph;
import io.modelc.processor.graph.ReferenceInterpreter;
import io.modelc.processor.graph.TestModel;
import java.util.List;
import java.util.Map;

/** Compares the gradients of a graph with central differences, in double precision. */
public final class GradientCheck {

    private static final double EPSILON = 1e-6;
    private static final double ABSOLUTE = 1e-5;
    private static final double RELATIVE = 1e-3;

    private GradientCheck() {}

    /** Checks the whole Jacobian: of every element of every output by every element of every weight. */
    public static void checkJacobian(TestModel model) {
        PassGraph pass = Differentiation.of(model.graph());
        ReferenceInterpreter sizes = new ReferenceInterpreter(model.batch());
        for (int output = 0; output < pass.outputGradients().size(); output++) {
            for (int element = 0; element < sizes.size(pass.outputGradients().get(output)); element++) {
                List<double[]> seeds = pass.outputGradients().stream()
                        .map(seed -> new double[sizes.size(seed)])
                        .toList();
                seeds.get(output)[element] = 1;
                checkGradients("y" + output + "[" + element + "]", model, pass, seeds);
            }
        }
    }

    private static List<double[]> outputsAt(
            TestModel model, List<Node> outputs, Node weight, int element, double change) {
        double[] moved = model.values().get(weight).clone();
        moved[element] += change;
        ReferenceInterpreter interpreter = model.interpreter(false).set(weight, moved);
        return outputs.stream().map(interpreter::value).toList();
    }

    /** Checks the gradients of Σ seed · output by all elements of all weights, given the seeds. */
    public static void checkGradients(String name, TestModel model, PassGraph pass, List<double[]> seeds) {
        ReferenceInterpreter interpreter = model.interpreter(false);
        for (int i = 0; i < seeds.size(); i++) {
            interpreter.set(pass.outputGradients().get(i), seeds.get(i));
        }
        List<Node> outputs = List.copyOf(pass.outputs().values());
        for (Map.Entry<String, Node> weight : model.graph().weights().entrySet()) {
            int size = interpreter.size(weight.getValue());
            for (int element = 0; element < size; element++) {
                double up = weighted(seeds, outputsAt(model, outputs, weight.getValue(), element, EPSILON));
                double down = weighted(seeds, outputsAt(model, outputs, weight.getValue(), element, -EPSILON));
                double expected = (up - down) / (2 * EPSILON);
                Node gradient = pass.weightGradients().get(weight.getKey());
                double actual = gradient == null ? 0 : interpreter.value(gradient)[element];
                assertThat(Math.abs(actual - expected))
                        .as("%s, d %s[%s]: %s, by differences %s", name, weight.getKey(), element, actual, expected)
                        .isLessThanOrEqualTo(ABSOLUTE + RELATIVE * Math.abs(expected));
            }
        }
    }

    private static double weighted(List<double[]> seeds, List<double[]> outputs) {
        double sum = 0;
        for (int i = 0; i < seeds.size(); i++) {
            for (int j = 0; j < seeds.get(i).length; j++) {
                sum += seeds.get(i)[j] * outputs.get(i)[j];
            }
        }
        return sum;
    }
}

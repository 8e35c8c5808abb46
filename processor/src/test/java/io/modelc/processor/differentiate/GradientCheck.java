package io.modelc.processor.differentiate;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.PassGraph;
import io.modelc.processor.graph.ReferenceInterpreter;
import io.modelc.processor.graph.TestModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares the gradients of a graph with central differences, in double precision. */
public final class GradientCheck {

    private static final double EPSILON = 1e-6;
    private static final double ABSOLUTE = 1e-5;
    private static final double RELATIVE = 1e-3;

    private final TestModel model;
    private final PassGraph pass;
    private final List<Node> outputs;
    private final Map<String, List<List<double[]>>> differences = new HashMap<>();

    private GradientCheck(TestModel model) {
        this.model = model;
        this.pass = Differentiation.of(model.graph());
        this.outputs = List.copyOf(pass.outputs().values());
        model.graph().weights().forEach((path, weight) -> {
            List<List<double[]>> ofElements = new ArrayList<>();
            for (int element = 0; element < model.values().get(weight).length; element++) {
                ofElements.add(differences(weight, element));
            }
            differences.put(path, ofElements);
        });
    }

    /** Checks the whole Jacobian: of every element of every output by every element of every weight. */
    public static void checkJacobian(TestModel model) {
        GradientCheck check = new GradientCheck(model);
        List<Node> seeds = check.pass.outputGradients();
        ReferenceInterpreter sizes = new ReferenceInterpreter(model.batch());
        for (int output = 0; output < seeds.size(); output++) {
            for (int element = 0; element < sizes.size(seeds.get(output)); element++) {
                List<double[]> unit =
                        seeds.stream().map(seed -> new double[sizes.size(seed)]).toList();
                unit.get(output)[element] = 1;
                check.compare("y" + output + "[" + element + "]", unit);
            }
        }
    }

    /** Checks the gradients of a random weighting of all outputs, Σ seed · output, by every element of every weight. */
    public static void checkGradients(String name, TestModel model) {
        GradientCheck check = new GradientCheck(model);
        check.compare(
                name, check.pass.outputGradients().stream().map(model::drawn).toList());
    }

    private void compare(String name, List<double[]> seeds) {
        ReferenceInterpreter interpreter = model.interpreter(false);
        for (int i = 0; i < seeds.size(); i++) {
            interpreter.set(pass.outputGradients().get(i), seeds.get(i));
        }
        differences.forEach((path, ofElements) -> {
            Node gradient = pass.weightGradients().get(path);
            for (int element = 0; element < ofElements.size(); element++) {
                double expected = weighted(seeds, ofElements.get(element));
                double actual = gradient == null ? 0 : interpreter.value(gradient)[element];
                assertThat(Math.abs(actual - expected))
                        .as("d %s / d %s[%s]: %s, by differences %s", name, path, element, actual, expected)
                        .isLessThanOrEqualTo(ABSOLUTE + RELATIVE * Math.abs(expected));
            }
        });
    }

    /** The change of each output by one element of a weight. */
    private List<double[]> differences(Node weight, int element) {
        List<double[]> up = outputsAt(weight, element, EPSILON);
        List<double[]> down = outputsAt(weight, element, -EPSILON);
        for (int output = 0; output < up.size(); output++) {
            for (int i = 0; i < up.get(output).length; i++) {
                up.get(output)[i] = (up.get(output)[i] - down.get(output)[i]) / (2 * EPSILON);
            }
        }
        return up;
    }

    private List<double[]> outputsAt(Node weight, int element, double change) {
        double[] moved = model.values().get(weight).clone();
        moved[element] += change;
        ReferenceInterpreter interpreter = model.interpreter(false).set(weight, moved);
        return outputs.stream().map(output -> interpreter.value(output).clone()).toList();
    }

    private static double weighted(List<double[]> seeds, List<double[]> differences) {
        double sum = 0;
        for (int i = 0; i < seeds.size(); i++) {
            for (int j = 0; j < seeds.get(i).length; j++) {
                sum += seeds.get(i)[j] * differences.get(i)[j];
            }
        }
        return sum;
    }
}

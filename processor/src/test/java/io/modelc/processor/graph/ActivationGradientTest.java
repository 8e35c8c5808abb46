package io.modelc.processor.graph;

import io.modelc.activations.ActivationFunction;
import io.modelc.activations.Activations;
import io.modelc.ops.Unary;
import io.modelc.processor.differentiate.GradientCheck;
import io.modelc.trace.Tracer;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The activation functions of the catalogue get right gradients from the ops they are written in. */
class ActivationGradientTest {

    @TestFactory
    Stream<DynamicTest> activations() {
        return Arrays.stream(Activations.class.getFields())
                .filter(field -> field.getType() == ActivationFunction.class)
                .map(field -> DynamicTest.dynamicTest(field.getName(), () -> check(activation(field))));
    }

    private static ActivationFunction activation(Field field) throws IllegalAccessException {
        return (ActivationFunction) field.get(null);
    }

    private static void check(ActivationFunction activation) {
        for (double range : new double[] {0.4, 2}) {
            TestModel model = new TestModel(3, 11, -range, range);
            GraphTracer tracer = new GraphTracer(model.graph(), true);
            // Bounded before exp(), since differences of great numbers say little.
            model.output(Tracer.with(tracer, () -> activation.apply(model.variable(2, 6)))
                    .map(Unary.TANH)
                    .map(Unary.EXP));
            GradientCheck.checkJacobian(model);
        }
    }
}

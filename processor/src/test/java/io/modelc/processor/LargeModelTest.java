package io.modelc.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.testing.compile.JavaFileObjects;
import io.modelc.data.NDArray;
import io.modelc.runtime.CompiledModel;
import io.modelc.weights.Gradients;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A model whose passes, description and names are too many for one class file. */
class LargeModelTest {

    private static final int BLOCKS = 1_500;
    private static final double STEP = 0.01;

    private static CompiledSources compiled;

    @BeforeAll
    static void compile() {
        compiled =
                CompiledSources.of(List.of(JavaFileObjects.forSourceString("deep.Deep", """
                package deep;

                import static io.modelc.Ops.tanh;

                import io.modelc.*;
                import io.modelc.layers.Dense;

                @Model
                class Deep {
                    @Layer final Dense[] blocks = new Dense[%d];

                    Deep() {
                        for (int i = 0; i < blocks.length; i++) {
                            blocks[i] = new Dense(2);
                        }
                    }

                    @Forward
                    Tensor state(@Shape(2) Tensor x) {
                        for (Dense block : blocks) {
                            x = x.plus(tanh(block.apply(x)).times(%s));
                        }
                        return x;
                    }
                }
                """.formatted(BLOCKS, STEP))));
    }

    @Test
    void noMethodIsTooLongToBeCompiled() throws IOException {
        assertThat(compiled.classFiles()).hasSizeGreaterThan(20);
        for (Map.Entry<String, byte[]> file : compiled.classFiles().entrySet()) {
            assertThat(MethodLengthTest.codeLengths(file.getValue()).values())
                    .as(file.getKey())
                    .allMatch(length -> length <= MethodLengthTest.HUGE_METHOD_LIMIT);
        }
    }

    @Test
    void outputsAndGradientsAreThoseOfAPlainLoop() {
        try (CompiledModel<?, ?, ?> model = compiled.newModel("deep.CompiledDeep")) {
            double[][] kernels = new double[BLOCKS][];
            for (int i = 0; i < BLOCKS; i++) {
                kernels[i] =
                        doubles(model.weights().get("blocks[" + i + "]/kernel").value());
            }
            double[][] states = new double[BLOCKS + 1][];
            double[][] turned = new double[BLOCKS][];
            states[0] = new double[] {0.5, -1};
            for (int i = 0; i < BLOCKS; i++) {
                double[] k = kernels[i];
                double[] x = states[i];
                turned[i] = new double[] {Math.tanh(x[0] * k[0] + x[1] * k[2]), Math.tanh(x[0] * k[1] + x[1] * k[3])};
                states[i + 1] = new double[] {x[0] + STEP * turned[i][0], x[1] + STEP * turned[i][1]};
            }
            NDArray input = NDArray.of(new float[] {0.5f, -1}, 1, 2);
            for (boolean training : new boolean[] {false, true}) {
                NDArray output = model.forward(List.of(input), training).get(0);
                assertThat(doubles(output)).containsExactly(states[BLOCKS], within(1e-3));
            }

            Gradients gradients = model.backward(List.of(NDArray.of(new float[] {1, 0.5f}, 1, 2)));
            double[] d = {1, 0.5};
            for (int i = BLOCKS - 1; i >= 0; i--) {
                double[] k = kernels[i];
                double[] x = states[i];
                double a = d[0] * STEP * (1 - turned[i][0] * turned[i][0]);
                double b = d[1] * STEP * (1 - turned[i][1] * turned[i][1]);
                assertThat(doubles(gradients.get("blocks[" + i + "]/kernel").value()))
                        .containsExactly(new double[] {x[0] * a, x[0] * b, x[1] * a, x[1] * b}, within(1e-5));
                assertThat(doubles(gradients.get("blocks[" + i + "]/bias").value()))
                        .containsExactly(new double[] {a, b}, within(1e-5));
                d = new double[] {d[0] + a * k[0] + b * k[1], d[1] + a * k[2] + b * k[3]};
            }
        }
    }

    private static double[] doubles(NDArray array) {
        float[] floats = array.toFloatArray();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }
}

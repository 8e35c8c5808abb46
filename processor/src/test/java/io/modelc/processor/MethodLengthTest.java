package io.modelc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import io.modelc.data.NDArray;
import io.modelc.runtime.CompiledModel;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** HotSpot leaves methods of more than 8,000 bytecodes to the interpreter, and the JVM refuses more than 65,535. */
class MethodLengthTest {

    static final int HUGE_METHOD_LIMIT = 8_000;

    private static CompiledSources compiled;

    @BeforeAll
    static void compile() {
        compiled = CompiledSources.of(List.of(
                JavaFileObjects.forSourceString("tall.Tower", """
                        package tall;

                        import static io.modelc.activations.Activations.RELU;

                        import io.modelc.*;
                        import io.modelc.layers.Dense;

                        @Model
                        class Tower {
                            @Layer final Dense[] floors = new Dense[300];

                            Tower() {
                                for (int i = 0; i < floors.length; i++) {
                                    floors[i] = new Dense(4, RELU);
                                }
                            }

                            @Forward
                            Tensor top(@Shape(4) Tensor x) {
                                Tensor y = x;
                                for (Dense floor : floors) {
                                    y = floor.apply(y);
                                }
                                return y;
                            }
                        }
                        """),
                JavaFileObjects.forSourceString("tall.Formula", """
                        package tall;

                        import static io.modelc.Ops.*;

                        import io.modelc.*;
                        import io.modelc.layers.Dense;

                        @Model
                        class Formula {
                            @Layer final Dense dense = new Dense(6);

                            @Forward
                            Tensor result(@Shape({3, 5}) Tensor x) {
                                Tensor y = dense.apply(x);
                                for (int i = 0; i < 150; i++) {
                                    Tensor turned = transpose(y, 0, 2, 1);
                                    Tensor row = turned.slice(1, i % 6, i % 6 + 1).reshape(3, 1);
                                    y = where(greater(y, 0.01 * i), tanh(y.times(row)), y.plus(0.5));
                                }
                                return y;
                            }
                        }
                        """)));
    }

    @Test
    void noMethodOfAChainOfThreeHundredLayersIsTooLongToBeCompiled() throws IOException {
        assertShort("tall.CompiledTower");
    }

    @Test
    void noMethodOfALongFormulaIsTooLongToBeCompiled() throws IOException {
        assertShort("tall.CompiledFormula");
    }

    @Test
    void whatIsSplitStillRuns() {
        try (CompiledModel<?, ?, ?> tower = compiled.newModel("tall.CompiledTower");
                CompiledModel<?, ?, ?> formula = compiled.newModel("tall.CompiledFormula")) {
            assertThat(tower.weights().size()).isEqualTo(600);
            assertThat(tower.summary()).contains("floors[0] (Dense)", "floors[299] (Dense)");
            assertThat(outputs(tower, NDArray.zeros(2, 4)).shape()).containsExactly(2, 4);
            assertThat(outputs(formula, NDArray.zeros(2, 3, 5)).shape()).containsExactly(2, 3, 6);
        }
    }

    private static NDArray outputs(CompiledModel<?, ?, ?> model, NDArray input) {
        NDArray output = model.forward(List.of(input), true).get(0);
        model.backward(List.of(output));
        return output;
    }

    private static void assertShort(String name) throws IOException {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> file : compiled.classFiles().entrySet()) {
            if (file.getKey().startsWith(name)) {
                codeLengths(file.getValue())
                        .forEach((method, length) -> lengths.put(file.getKey() + "." + method, length));
            }
        }
        assertThat(lengths).containsKeys(name + ".<clinit>", name + "$Training.<init>", name + "$Training.backward");
        lengths.values().removeIf(length -> length <= HUGE_METHOD_LIMIT);
        assertThat(lengths).as("the methods that are too long").isEmpty();
    }

    // ---- class files, after chapter 4 of the Java Virtual Machine Specification

    /** The length of each method's code. */
    static Map<String, Integer> codeLengths(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        in.skipNBytes(8);
        String[] texts = constantPool(in);
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        for (int fields = in.readUnsignedShort(); fields > 0; fields--) {
            in.skipNBytes(6);
            skipAttributes(in);
        }
        Map<String, Integer> lengths = new LinkedHashMap<>();
        for (int methods = in.readUnsignedShort(); methods > 0; methods--) {
            in.skipNBytes(2);
            String name = texts[in.readUnsignedShort()];
            in.skipNBytes(2);
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                boolean isCode = "Code".equals(texts[in.readUnsignedShort()]);
                int length = in.readInt();
                if (isCode) {
                    in.skipNBytes(4);
                    lengths.merge(name, in.readInt(), Math::max);
                    in.skipNBytes(length - 8L);
                } else {
                    in.skipNBytes(length);
                }
            }
        }
        return lengths;
    }

    private static String[] constantPool(DataInputStream in) throws IOException {
        String[] texts = new String[in.readUnsignedShort()];
        for (int i = 1; i < texts.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> throw new IOException("a constant of the unknown tag " + tag);
            }
        }
        return texts;
    }

    private static void skipAttributes(DataInputStream in) throws IOException {
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
            in.skipNBytes(2);
            in.skipNBytes(in.readInt());
        }
    }
}

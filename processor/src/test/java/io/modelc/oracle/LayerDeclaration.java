package io.modelc.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The declaration that tests a layer. The compiler makes no gradients of inputs, so the layer's inputs are weights: the
 * model's own input is the identity matrix, and row i of {@code identity · kernel} is sample i, the kernel's gradient
 * that of the layer's input, exactly.
 */
final class LayerDeclaration {

    static final String NAME = "Case";

    private LayerDeclaration() {}

    /** The text of a declaration. */
    static String of(String className, String layer, List<Values> inputs, boolean inference) {
        int batch = inputs.get(0).samples();
        String arguments =
                IntStream.range(0, inputs.size()).mapToObj(i -> "x" + i).collect(Collectors.joining(", "));
        return """
                package oracle;

                import io.modelc.Forward;
                import io.modelc.Layer;
                import io.modelc.Model;
                import io.modelc.Shape;
                import io.modelc.Tensor;
                import io.modelc.activations.Activations;
                import io.modelc.layers.*;

                @Model
                class Case {
                %s
                    @Layer final %s tested = %s;

                    @Forward
                    Tensor outputs(@Shape(%d) Tensor identity) {
                %s
                        return %s;
                    }
                }
                """.formatted(
                        lines(inputs, LayerDeclaration::given),
                        className,
                        layer,
                        batch,
                        lines(inputs, LayerDeclaration::input),
                        KerasLayers.call(className, "tested", inference, arguments));
    }

    private interface Line {
        String of(int index, Values input);
    }

    private static String lines(List<Values> inputs, Line line) {
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> line.of(i, inputs.get(i)))
                .collect(Collectors.joining("\n"));
    }

    private static String given(int index, Values input) {
        return "    @Layer final Dense given" + index + " = new Dense(" + input.data().length / input.samples()
                + ").useBias(false);";
    }

    private static String input(int index, Values input) {
        String shape =
                Arrays.stream(input.sampleShape()).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "        Tensor x" + index + " = given" + index + ".apply(identity).reshape(" + shape + ");";
    }
}

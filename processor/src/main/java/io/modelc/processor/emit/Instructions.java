package io.modelc.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.modelc.Tensor;
import io.modelc.processor.graph.Dims;
import io.modelc.processor.graph.Emission;
import io.modelc.processor.graph.LayerCall;
import io.modelc.processor.graph.LogitsGradient;
import io.modelc.processor.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes the calls of a pass: a commented line or two for each value, a paragraph for each layer. */
final class Instructions implements Emission {

    /** Where comments give the shapes. */
    private static final int SHAPES_COLUMN = 72;

    private static final int PARAGRAPH_LIMIT = 3_000;

    private final FieldNames names;
    private final Constants constants;
    private final Function<Node, String> references;
    private CodeBlock.Builder code;
    private Node current;
    private int bytecodes;

    /**
     * Instructions of code in which values are called so.
     *
     * @param references the expression by which a value is reached where the instructions stand
     */
    Instructions(FieldNames names, Constants constants, Function<Node, String> references) {
        this.names = names;
        this.constants = constants;
        this.references = references;
    }

    /** One paragraph: the code of what one call of a layer computes, as much of it as a method may hold. */
    record Paragraph(LayerCall layer, CodeBlock code, int bytecodes) {}

    /** The code for these nodes. */
    List<Paragraph> of(List<Node> nodes) {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (int next = 0; next < nodes.size(); ) {
            LayerCall layer = LayerCall.outermostOf(nodes.get(next));
            code = CodeBlock.builder();
            bytecodes = 0;
            do {
                write(nodes.get(next++));
            } while (next < nodes.size()
                    && LayerCall.outermostOf(nodes.get(next)) == layer
                    && bytecodes < PARAGRAPH_LIMIT);
            paragraphs.add(new Paragraph(layer, code.build(), bytecodes));
        }
        return paragraphs;
    }

    private void write(Node node) {
        current = node;
        code.add("// $L\n", comment(node));
        if (node.op() instanceof LogitsGradient gradient) {
            code.add("// (unless the loss, a crossentropy, has given it already)\n");
            code.beginControlFlow("if (!atLogits($L))", gradient.index());
            node.op().emit(node, this);
            code.endControlFlow();
        } else {
            node.op().emit(node, this);
        }
    }

    private String comment(Node node) {
        List<String> inputs = new ArrayList<>();
        node.inputs().forEach(input -> inputs.add(names.inComment(input, node)));
        String formula =
                names.inComment(node, node) + " = " + node.op().formula(inputs).replace("(None", "(batch");
        String space = " ".repeat(Math.max(2, SHAPES_COLUMN - formula.length()));
        return formula + space + shape(node.dims());
    }

    private static String shape(Dims dims) {
        return dims.toString().replace("None", "batch").replace(",)", ")");
    }

    @Override
    public void call(String kernel, String... arguments) {
        code.addStatement("k.$L($L)", kernel, String.join(", ", arguments));
        // aload and getfield for each buffer or constant, the same for the receiver, and the call.
        bytecodes += 9;
        for (String argument : arguments) {
            bytecodes += argument.indexOf('.') > 0 ? 10 : 5;
        }
    }

    @Override
    public String buffer(Node node) {
        return references.apply(node);
    }

    @Override
    public String size(Node node) {
        return node.dims().hasBatch()
                ? "batch * " + sampleSize(node)
                : Integer.toString(node.dims().sampleSize());
    }

    @Override
    public String rows(Node node) {
        long rows = 1;
        Dims dims = node.dims();
        for (int axis = 0; axis < dims.rank() - 1; axis++) {
            rows *= dims.size(axis) == Tensor.BATCH ? 1 : dims.size(axis);
        }
        return count(dims.hasBatch(), rows);
    }

    @Override
    public String columns(Node node) {
        Dims dims = node.dims();
        boolean isSample = dims.rank() == 2 && dims.hasBatch();
        return isSample ? sampleSize(node) : Integer.toString(dims.size(dims.rank() - 1));
    }

    private String sampleSize(Node node) {
        return constants.size(names.ofSize(node), node.dims().sampleSize());
    }

    @Override
    public String count(boolean perSample, long number) {
        if (!perSample) {
            return Long.toString(number);
        }
        return number == 1 ? "batch" : "batch * " + number;
    }

    @Override
    public String constant(Enum<?> constant) {
        return constants.imported(constant);
    }

    @Override
    public String literal(double value) {
        float number = (float) value;
        if (Float.isNaN(number) || Float.isInfinite(number)) {
            return "Float." + (number > 0 ? "POSITIVE_INFINITY" : number < 0 ? "NEGATIVE_INFINITY" : "NaN");
        }
        return number == Math.rint(number) && Math.abs(number) < 1000 && !isNegativeZero(number)
                ? Integer.toString((int) number)
                : number + "f";
    }

    private static boolean isNegativeZero(float number) {
        return Float.floatToRawIntBits(number) == Float.floatToRawIntBits(-0f);
    }

    @Override
    public String layout(int[] numbers) {
        return constants.layout(names.of(current), numbers);
    }
}

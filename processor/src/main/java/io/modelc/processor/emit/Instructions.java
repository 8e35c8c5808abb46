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

/** Writes the calls of a pass: a commented line or two for each value, a paragraph for each layer. */
final class Instructions implements Emission {

    /** Where comments give the shapes. */
    private static final int SHAPES_COLUMN = 72;

    /** No paragraph has many more bytecodes, so that methods can be split between them. */
    private static final int PARAGRAPH_LIMIT = 3_000;

    private final FieldNames names;
    private final Constants constants;
    private CodeBlock.Builder code;
    private Node current;
    private int bytecodes;

    Instructions(FieldNames names, Constants constants) {
        this.names = names;
        this.constants = constants;
    }

    /** One paragraph: the code of what one call of a layer computes. */
    record Paragraph(LayerCall layer, CodeBlock code, int bytecodes) {}

    /** The code for these nodes. */
    List<Paragraph> of(List<Node> nodes) {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (int start = 0, end; start < nodes.size(); start = end) {
            LayerCall layer = outermost(nodes.get(start));
            code = CodeBlock.builder();
            bytecodes = 0;
            end = start;
            do {
                write(nodes.get(end++));
            } while (end < nodes.size() && outermost(nodes.get(end)) == layer && bytecodes < PARAGRAPH_LIMIT);
            paragraphs.add(new Paragraph(layer, code.build(), bytecodes));
        }
        return paragraphs;
    }

    private static LayerCall outermost(Node node) {
        return node.layer() == null ? null : node.layer().outermost();
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
        bytecodes += 9 + 5 * arguments.length;
    }

    @Override
    public String buffer(Node node) {
        return names.of(node);
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

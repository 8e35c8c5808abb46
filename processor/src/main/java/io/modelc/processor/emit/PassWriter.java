package io.modelc.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.modelc.processor.graph.LayerCall;
import io.modelc.processor.graph.Node;
import io.modelc.processor.optimize.PassPlan;
import io.modelc.processor.optimize.PlannedOutput;
import io.modelc.processor.optimize.Storage;
import io.modelc.summary.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the nested class of one pass: a field for each buffer, and the methods that compute them. */
final class PassWriter {

    /** Well below the 8,000 bytecodes over which HotSpot leaves a method to the interpreter. */
    private static final int METHOD_LIMIT = 6_000;

    /** How many sizes of blocks an array may be written with: 7 bytecodes each. */
    private static final int BLOCKS_LIMIT = 500;

    private final PassPlan plan;
    private final FieldNames names;
    private final Constants constants;
    private final WeightConstants weights;
    private final boolean training;
    /** Null where one class holds the whole pass. */
    private final PassParts parts;

    private final Identifiers methods = new Identifiers("forward", "backward");

    PassWriter(
            PassPlan plan,
            List<PlannedOutput> outputs,
            WeightConstants weights,
            Constants constants,
            boolean training) {
        this.plan = plan;
        this.names = new FieldNames(plan, outputs);
        this.constants = constants;
        this.weights = weights;
        this.training = training;
        this.parts = PassParts.areNeeded(plan) ? new PassParts(plan, names) : null;
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(training ? "Training" : "Inference")
                .addJavadoc(
                        training ? "The training pass: $L a sample." : "The inference pass: $L a sample.",
                        Summary.memory(plan.bytesPerSample()))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .superclass(training ? RuntimeTypes.TRAINING_PASS : RuntimeTypes.PASS);
        if (parts == null) {
            whole(type);
        } else {
            inParts(type);
        }
        return type.build();
    }

    private void whole(TypeSpec.Builder type) {
        fields(plan.storage().keySet(), names::of).forEach(type::addField);
        type.addMethod(constructor());
        addPasses((name, what, nodes) ->
                methods(pass(name), name, what, nodes, names::of).forEach(type::addMethod));
    }

    /** What adds a method that computes some values. */
    private interface Method {
        void add(String name, String what, List<Node> nodes);
    }

    private void addPasses(Method methods) {
        methods.add("forward", "The outputs", plan.forward());
        if (training) {
            methods.add("backward", "The gradients of the weights", plan.backward());
        }
    }

    // ---- parts

    private void inParts(TypeSpec.Builder type) {
        List<MethodSpec> sharing = sharing();
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(RuntimeTypes.PASS_CONTEXT, "context")
                .addStatement(
                        "super(context, $L, $L)",
                        plan.inputs().size(),
                        plan.outputs().size());
        sharing.forEach(method -> constructor.addStatement("$L()", method.name()));
        for (PassParts.Part part : parts.parts()) {
            ClassName name = ClassName.get("", part.name());
            type.addField(name, part.field(), Modifier.PRIVATE, Modifier.FINAL);
            constructor.addStatement("$L = new $T()", part.field(), name);
        }
        type.addMethod(constructor.build());
        type.addMethods(sharing);
        addPasses((name, what, nodes) -> {
            MethodSpec.Builder method = pass(name);
            for (PassParts.Part part : parts.parts()) {
                if (part.backward() == name.equals("backward")) {
                    method.addStatement("$L.compute(batch)", part.field());
                }
            }
            type.addMethod(method.build());
        });
        parts.parts().forEach(part -> type.addType(part(part)));
    }

    private TypeSpec part(PassParts.Part part) {
        Function<Node, String> references = node -> parts.reference(node, part);
        MethodSpec.Builder compute = MethodSpec.methodBuilder("compute").addParameter(int.class, "batch");
        return TypeSpec.classBuilder(part.name())
                .addJavadoc("A part of the $L pass.", part.backward() ? "backward" : "forward")
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .addFields(fields(part.fields(), references))
                .addMethods(methods(compute, "compute", "Values of this part", part.instructions(), references))
                .build();
    }

    /** Methods that allocate the shared blocks. */
    private List<MethodSpec> sharing() {
        List<MethodSpec> all = new ArrayList<>();
        for (int from = 0; from < plan.blocks().size(); from += BLOCKS_LIMIT) {
            List<Integer> sizes =
                    plan.blocks().subList(from, Math.min(plan.blocks().size(), from + BLOCKS_LIMIT));
            String numbers = sizes.stream().map(String::valueOf).collect(Collectors.joining(", "));
            all.add(MethodSpec.methodBuilder("shareFrom" + from)
                    .addModifiers(Modifier.PRIVATE)
                    .addStatement("share($L)", numbers)
                    .build());
        }
        return all;
    }

    // ---- fields

    /** The groups in which the fields stand, each under a heading. */
    private enum Group {
        INPUTS("Inputs"),
        WEIGHTS("Weights: views of the model's"),
        VALUES("Values: those that are never needed at the same time share a block of memory"),
        GRADIENTS("Gradients");

        final String heading;

        Group(String heading) {
            this.heading = heading;
        }
    }

    private List<FieldSpec> fields(Collection<Node> values, Function<Node, String> references) {
        Map<Group, List<Node>> groups = values.stream().collect(Collectors.groupingBy(this::group));
        List<FieldSpec> fields = new ArrayList<>();
        for (Group group : Group.values()) {
            List<Node> nodes = groups.getOrDefault(group, List.of());
            for (int i = 0; i < nodes.size(); i++) {
                fields.add(field(nodes.get(i), i == 0 ? group.heading : null, references));
            }
        }
        return fields;
    }

    private Group group(Node node) {
        if (names.isBackward(node)) {
            return Group.GRADIENTS;
        }
        Storage storage = plan.storage().get(node);
        if (storage instanceof Storage.SameAs same) {
            return group(same.node());
        }
        if (storage instanceof Storage.InputMemory) {
            return Group.INPUTS;
        }
        if (storage instanceof Storage.WeightMemory) {
            return Group.WEIGHTS;
        }
        return Group.VALUES;
    }

    private FieldSpec field(Node node, String heading, Function<Node, String> references) {
        FieldSpec.Builder field = FieldSpec.builder(RuntimeTypes.BUFFER, names.of(node), Modifier.FINAL)
                .initializer("$L", output(node, memory(node, references)));
        if (heading != null) {
            field.addJavadoc("$L", SourceLayout.heading(heading));
        }
        return field.build();
    }

    private String output(Node node, String memory) {
        if (node == plan.loss()) {
            return "loss(" + memory + ")";
        }
        int index = plan.outputs().indexOf(node);
        return index < 0 ? memory : "output(" + index + ", " + memory + ")";
    }

    private String memory(Node node, Function<Node, String> references) {
        Storage storage = plan.storage().get(node);
        if (storage instanceof Storage.InputMemory input) {
            return "input(" + input.index() + ", " + size(node) + ")";
        }
        if (storage instanceof Storage.WeightMemory weight) {
            String method = weight.trainable() ? "weight(" : "variable(";
            return method + weights.of(weight.offset(), weight.trainable()) + ", " + product(node) + ")";
        }
        if (storage instanceof Storage.Gradient gradient) {
            return "gradient(" + weights.of(gradient.offset(), true) + ", " + product(node) + ")";
        }
        if (storage instanceof Storage.Block block) {
            return "value(" + block.block() + ", " + size(node) + ")";
        }
        if (storage instanceof Storage.Fixed fixed) {
            return "fixed(" + fixed.length() + ")";
        }
        if (storage instanceof Storage.OutputGradientMemory gradient) {
            return "outputGradient(" + gradient.index() + ", " + size(node) + ")";
        }
        if (storage instanceof Storage.SameAs same) {
            return references.apply(same.node());
        }
        throw new IllegalStateException("no such storage: " + storage);
    }

    /** The number of elements, as the product of the sizes: {@code 784 * 512}. */
    private static String product(Node node) {
        int[] sizes = node.dims().toArray();
        return sizes.length == 0
                ? "1"
                : Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining(" * "));
    }

    private String size(Node node) {
        return constants.size(names.ofSize(node), node.dims().sampleSize());
    }

    // ---- methods

    private MethodSpec constructor() {
        CodeBlock.Builder call = CodeBlock.builder()
                .add(
                        "super(context, $L, $L",
                        plan.inputs().size(),
                        plan.outputs().size());
        plan.blocks().forEach(size -> call.add(", $L", size));
        return MethodSpec.constructorBuilder()
                .addParameter(RuntimeTypes.PASS_CONTEXT, "context")
                .addStatement(call.add(")").build())
                .build();
    }

    private static MethodSpec.Builder pass(String name) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(int.class, "batch");
    }

    /** A method that computes some values, and those that it calls because it would become too long. */
    private List<MethodSpec> methods(
            MethodSpec.Builder main, String name, String what, List<Node> nodes, Function<Node, String> references) {
        List<List<Instructions.Paragraph>> parts = parts(new Instructions(names, constants, references).of(nodes));
        if (parts.size() == 1) {
            return List.of(main.addCode(code(parts.get(0))).build());
        }
        List<MethodSpec> all = new ArrayList<>();
        for (List<Instructions.Paragraph> part : parts) {
            String partName = methods.unique(name + partName(part));
            main.addStatement("$L(batch)", partName);
            all.add(MethodSpec.methodBuilder(partName)
                    .addJavadoc("$L, a part.", what)
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(int.class, "batch")
                    .addCode(code(part))
                    .build());
        }
        all.add(0, main.build());
        return all;
    }

    /** Paragraphs in order, as many together as a method may hold; at least one part, be it empty. */
    private static List<List<Instructions.Paragraph>> parts(List<Instructions.Paragraph> paragraphs) {
        List<List<Instructions.Paragraph>> parts = new ArrayList<>();
        parts.add(new ArrayList<>());
        int size = 0;
        for (Instructions.Paragraph paragraph : paragraphs) {
            if (size > 0 && size + paragraph.bytecodes() > METHOD_LIMIT) {
                parts.add(new ArrayList<>());
                size = 0;
            }
            parts.get(parts.size() - 1).add(paragraph);
            size += paragraph.bytecodes();
        }
        return parts;
    }

    private static CodeBlock code(List<Instructions.Paragraph> paragraphs) {
        return paragraphs.stream().map(Instructions.Paragraph::code).collect(CodeBlock.joining("\n"));
    }

    /** After the layers in it: {@code Blocks0ToBlocks3}. */
    private static String partName(List<Instructions.Paragraph> part) {
        String first = layerName(part.get(0).layer());
        String last = layerName(part.get(part.size() - 1).layer());
        return first.equals(last) ? first : first + "To" + last;
    }

    static String layerName(LayerCall layer) {
        return layer == null
                ? "Model"
                : Identifiers.capitalized(Identifiers.camelCase(layer.layer().path()));
    }
}

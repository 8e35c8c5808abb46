package io.modelc.processor.emit;

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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the nested class of one pass: a field for each buffer, and the methods that compute them. */
final class PassWriter {

    /** Well below the 8,000 bytecodes over which HotSpot leaves a method to the interpreter. */
    private static final int METHOD_LIMIT = 6_000;

    /** So many fields have initializers of fewer bytecodes than that, at some 14 each. */
    private static final int FIELDS_LIMIT = 400;

    private final PassPlan plan;
    private final FieldNames names;
    private final Constants constants;
    private final WeightConstants weights;
    private final Instructions instructions;
    private final boolean training;
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
        this.instructions = new Instructions(names, constants);
        this.training = training;
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(training ? "Training" : "Inference")
                .addJavadoc(
                        training ? "The training pass: $L a sample." : "The inference pass: $L a sample.",
                        Summary.memory(plan.bytesPerSample()))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .superclass(training ? RuntimeTypes.TRAINING_PASS : RuntimeTypes.PASS);
        Map<Group, List<FieldSpec>> fields = fields();
        int count = fields.values().stream().mapToInt(List::size).sum();
        if (count <= FIELDS_LIMIT) {
            fields.values().forEach(type::addFields);
            type.addMethod(constructor(List.of()));
        } else {
            fields.values().forEach(group -> group.forEach(field -> type.addField(withoutValue(field))));
            List<MethodSpec> placements = placements(fields);
            type.addMethod(constructor(placements)).addMethods(placements);
        }
        methods("forward", "The outputs", plan.forward()).forEach(type::addMethod);
        if (training) {
            methods("backward", "The gradients of the weights", plan.backward()).forEach(type::addMethod);
        }
        return type.build();
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

    private Map<Group, List<FieldSpec>> fields() {
        Map<Group, List<Node>> groups = plan.storage().keySet().stream().collect(Collectors.groupingBy(this::group));
        Map<Group, List<FieldSpec>> fields = new EnumMap<>(Group.class);
        // In the order of the groups, since the constants for sizes are collected on the way.
        for (Group group : Group.values()) {
            List<Node> nodes = groups.getOrDefault(group, List.of());
            fields.put(
                    group,
                    nodes.stream()
                            .map(node -> field(node, node == nodes.get(0) ? group.heading : null))
                            .toList());
        }
        return fields;
    }

    private static FieldSpec withoutValue(FieldSpec field) {
        return FieldSpec.builder(field.type(), field.name())
                .addJavadoc(field.javadoc())
                .build();
    }

    /** What gives the fields their values, where one constructor would be too long for them: methods for each group. */
    private List<MethodSpec> placements(Map<Group, List<FieldSpec>> fields) {
        List<MethodSpec> placements = new ArrayList<>();
        fields.forEach((group, all) -> {
            for (int start = 0; start < all.size(); start += FIELDS_LIMIT) {
                String name = "place" + Identifiers.capitalized(group.name().toLowerCase(Locale.ROOT));
                MethodSpec.Builder method =
                        MethodSpec.methodBuilder(methods.unique(name)).addModifiers(Modifier.PRIVATE);
                all.subList(start, Math.min(all.size(), start + FIELDS_LIMIT))
                        .forEach(field -> method.addStatement("$L = $L", field.name(), field.initializer()));
                placements.add(method.build());
            }
        });
        return placements;
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

    private FieldSpec field(Node node, String heading) {
        FieldSpec.Builder field = FieldSpec.builder(RuntimeTypes.BUFFER, names.of(node), Modifier.FINAL)
                .initializer(output(node, memory(node)));
        if (heading != null) {
            field.addJavadoc("$L", SourceLayout.heading(heading));
        }
        return field.build();
    }

    private String output(Node node, String memory) {
        int index = plan.outputs().indexOf(node);
        return index < 0 ? memory : "output(" + index + ", " + memory + ")";
    }

    private String memory(Node node) {
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
            return names.of(same.node());
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

    private MethodSpec constructor(List<MethodSpec> placements) {
        CodeBlock.Builder call = CodeBlock.builder()
                .add(
                        "super(context, $L, $L",
                        plan.inputs().size(),
                        plan.outputs().size());
        plan.blocks().forEach(size -> call.add(", $L", size));
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(RuntimeTypes.PASS_CONTEXT, "context")
                .addStatement(call.add(")").build());
        placements.forEach(placement -> constructor.addStatement("$L()", placement.name()));
        return constructor.build();
    }

    private List<MethodSpec> methods(String name, String what, List<Node> nodes) {
        List<List<Instructions.Paragraph>> parts = parts(instructions.of(nodes));
        MethodSpec.Builder main = MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(int.class, "batch");
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

    private static String layerName(LayerCall layer) {
        return layer == null
                ? "Model"
                : Identifiers.capitalized(Identifiers.camelCase(layer.layer().path()));
    }
}

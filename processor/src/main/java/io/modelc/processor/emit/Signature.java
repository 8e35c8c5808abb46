package io.modelc.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.modelc.processor.graph.Input;
import io.modelc.processor.optimize.PlannedOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/**
 * The types by which a model takes and gives data: an array where there is one, else a record with a component for
 * each; and the methods that turn them into lists and back.
 */
final class Signature {

    private static final TypeName LIST = ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.ND_ARRAY);

    /** One of the three: its record, or null where it is a single array. */
    private record Side(String word, TypeName type, TypeSpec record, List<String> components) {}

    private final Side inputs;
    private final Side outputs;
    private final Side targets;

    private Signature(Side inputs, Side outputs, Side targets) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.targets = targets;
    }

    static Signature of(ModelDescription model) {
        List<String> inputs = model.plan().inputs().stream().map(Input::name).toList();
        List<String> outputs =
                model.plan().outputs().stream().map(PlannedOutput::name).toList();
        return of(model.generated(), inputs, outputs, model.outputsAreRecord());
    }

    static Signature of(ClassName generated, List<String> inputs, List<String> outputs, boolean outputsAreRecord) {
        return new Signature(
                side(
                        generated,
                        "Inputs",
                        "The inputs, an array each, with a row for each sample.",
                        inputs,
                        inputs.size() != 1),
                side(
                        generated,
                        "Outputs",
                        "The outputs, an array each, with a row for each sample.",
                        outputs,
                        outputsAreRecord),
                side(
                        generated,
                        "Targets",
                        "What the outputs should be, with a row for each sample.",
                        outputs,
                        outputsAreRecord));
    }

    private static Side side(
            ClassName generated, String name, String javadoc, List<String> components, boolean record) {
        if (!record) {
            return new Side(name.toLowerCase(Locale.ROOT), RuntimeTypes.ND_ARRAY, null, components);
        }
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        components.forEach(component -> constructor.addParameter(
                ParameterSpec.builder(RuntimeTypes.ND_ARRAY, component).build()));
        TypeSpec type = TypeSpec.recordBuilder(name)
                .addJavadoc(javadoc)
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(constructor.build())
                .build();
        return new Side(name.toLowerCase(Locale.ROOT), generated.nestedClass(name), type, components);
    }

    /** The constant by which users name an output: {@code PRIORITY}. */
    static FieldSpec outputConstant(int index, String output, Identifiers identifiers) {
        String name = identifiers.unique(Identifiers.constantCase(Identifiers.camelCase(output)));
        return FieldSpec.builder(RuntimeTypes.OUTPUT, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T($L, $S)", RuntimeTypes.OUTPUT, index, output)
                .build();
    }

    TypeName superclass() {
        return ParameterizedTypeName.get(RuntimeTypes.COMPILED_MODEL, inputs.type(), outputs.type(), targets.type());
    }

    List<TypeSpec> records() {
        List<TypeSpec> records = new ArrayList<>();
        for (Side side : List.of(inputs, outputs, targets)) {
            if (side.record() != null) {
                records.add(side.record());
            }
        }
        return records;
    }

    List<MethodSpec> methods() {
        return List.of(
                toList("inputList", inputs),
                toList("outputList", outputs),
                toList("targetList", targets),
                fromList("inputsOf", inputs),
                fromList("outputsOf", outputs),
                fromList("targetsOf", targets));
    }

    private static MethodSpec toList(String name, Side side) {
        CodeBlock values = side.record() == null
                ? CodeBlock.of("$L", side.word())
                : side.components().stream()
                        .map(component -> CodeBlock.of("$L.$L()", side.word(), component))
                        .collect(CodeBlock.joining(", "));
        return override(name)
                .addParameter(side.type(), side.word())
                .returns(LIST)
                .addStatement("return $T.of($L)", List.class, values)
                .build();
    }

    private static MethodSpec fromList(String name, Side side) {
        List<CodeBlock> values = new ArrayList<>();
        for (int i = 0; i < side.components().size(); i++) {
            values.add(CodeBlock.of("$L.get($L)", side.word(), i));
        }
        CodeBlock arguments = values.stream().collect(CodeBlock.joining(", "));
        return override(name)
                .addParameter(LIST, side.word())
                .returns(side.type())
                .addStatement(
                        side.record() == null
                                ? CodeBlock.of("return $L", arguments)
                                : CodeBlock.of("return new $T($L)", side.type(), arguments))
                .build();
    }

    private static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
    }
}

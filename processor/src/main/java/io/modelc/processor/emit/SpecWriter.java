package io.modelc.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.modelc.processor.graph.Input;
import io.modelc.processor.optimize.Plan;
import io.modelc.processor.optimize.PlannedOutput;
import io.modelc.processor.optimize.PlannedWeight;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The constant {@code SPEC}, which describes the model to the runtime: one chain of calls; of a large model, methods of
 * nested classes, since neither a static initialiser nor a table of constants may grow without bound.
 */
final class SpecWriter {

    /** How many calls a method may have: at most 80 bytecodes each. */
    private static final int CALLS_OF_A_METHOD = 80;

    /** How many methods a class may have: about 10 constants for each of their calls. */
    private static final int METHODS_OF_A_CLASS = 40;

    private static final ClassName BUILDER = RuntimeTypes.MODEL_SPEC.nestedClass("Builder");

    private final String name;
    private final List<CodeBlock> calls = new ArrayList<>();

    /** The description of a model. */
    SpecWriter(ModelDescription model) {
        this.name = model.name();
        Plan plan = model.plan();
        plan.inputs().forEach(this::add);
        plan.weights().forEach(this::add);
        plan.outputs().forEach(this::add);
        model.summary().layers().forEach(layer -> calls.addAll(LayerCode.of(layer)));
        if (!model.summary().chain()) {
            add(".connected()");
        }
    }

    /** The constant. */
    FieldSpec field() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (isLarge()) {
            code.add("$L.spec()", holder(0));
        } else {
            code.add("$T.named($S)\n", RuntimeTypes.MODEL_SPEC, name).indent().indent();
            calls.forEach(call -> code.add("$L\n", call));
            code.add(".build()").unindent().unindent();
        }
        return FieldSpec.builder(RuntimeTypes.MODEL_SPEC, "SPEC", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(code.build())
                .build();
    }

    /** The classes that the constant needs. */
    List<TypeSpec> types() {
        if (!isLarge()) {
            return List.of();
        }
        List<List<MethodSpec>> classes = cut(methods(), METHODS_OF_A_CLASS);
        List<TypeSpec> types = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            TypeSpec.Builder type = TypeSpec.classBuilder(holder(i))
                    .addJavadoc("What the model has, a part.")
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
            if (i == 0) {
                type.addMethod(spec(classes));
            }
            types.add(type.addMethods(classes.get(i)).build());
        }
        return types;
    }

    private boolean isLarge() {
        return calls.size() > CALLS_OF_A_METHOD;
    }

    private static String holder(int index) {
        return index == 0 ? "Spec" : "Spec" + (index + 1);
    }

    /** The method that calls all the others. */
    private MethodSpec spec(List<List<MethodSpec>> classes) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("spec")
                .addModifiers(Modifier.STATIC)
                .returns(RuntimeTypes.MODEL_SPEC)
                .addStatement("$T spec = $T.named($S)", BUILDER, RuntimeTypes.MODEL_SPEC, name);
        for (int i = 0; i < classes.size(); i++) {
            for (MethodSpec part : classes.get(i)) {
                method.addStatement("$L.$L(spec)", holder(i), part.name());
            }
        }
        return method.addStatement("return spec.build()").build();
    }

    private List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        for (List<CodeBlock> some : cut(calls, CALLS_OF_A_METHOD)) {
            MethodSpec.Builder method = MethodSpec.methodBuilder("part" + (methods.size() + 1))
                    .addModifiers(Modifier.STATIC)
                    .addParameter(BUILDER, "spec");
            some.forEach(call -> method.addStatement("spec$L", call));
            methods.add(method.build());
        }
        return methods;
    }

    private static <T> List<List<T>> cut(List<T> all, int most) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += most) {
            parts.add(all.subList(from, Math.min(all.size(), from + most)));
        }
        return parts;
    }

    // ---- calls

    private void add(Input input) {
        add(
                ".input($S, $L$L)",
                input.name(),
                input.dtype().name(),
                sizes(input.dims().toArray(), 1));
    }

    private void add(PlannedWeight weight) {
        add(
                ".$L($S, $L$L)",
                weight.trainable() ? "weight" : "variable",
                weight.path(),
                InitializerCode.of(weight.initializer()),
                sizes(weight.dims().toArray(), 0));
    }

    private void add(PlannedOutput output) {
        add(
                ".output($S, $T.$L$L)",
                output.name(),
                RuntimeTypes.OUTPUT_ACTIVATION,
                output.activation().name(),
                sizes(output.dims().toArray(), 1));
    }

    private void add(String format, Object... arguments) {
        calls.add(CodeBlock.of(format, arguments));
    }

    private static String sizes(int[] dims, int from) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < dims.length; i++) {
            out.append(", ").append(dims[i]);
        }
        return out.toString();
    }
}

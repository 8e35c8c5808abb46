package io.modelc.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.modelc.processor.graph.Input;
import io.modelc.processor.optimize.PlannedOutput;
import io.modelc.processor.optimize.PlannedWeight;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the model's description for the runtime: one chain of calls, or methods of them where it would be too long. */
final class SpecWriter {

    /** So many calls have fewer bytecodes than HotSpot compiles, at some 30 each. */
    private static final int CALLS_LIMIT = 200;

    private final ModelDescription model;
    private final List<CodeBlock> calls = new ArrayList<>();

    SpecWriter(ModelDescription model) {
        this.model = model;
        model.plan().inputs().forEach(this::input);
        model.plan().weights().forEach(this::weight);
        model.plan().outputs().forEach(this::output);
        model.summary().layers().forEach(layer -> calls.addAll(LayerCode.of(layer)));
        if (!model.summary().chain()) {
            calls.add(CodeBlock.of("connected()"));
        }
    }

    /** The constant {@code SPEC}. */
    FieldSpec field() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (isLong()) {
            code.add("description()");
        } else {
            code.add("$T.named($S)\n", RuntimeTypes.MODEL_SPEC, model.name())
                    .indent()
                    .indent();
            calls.forEach(call -> code.add(".$L\n", call));
            code.add(".build()").unindent().unindent();
        }
        return FieldSpec.builder(RuntimeTypes.MODEL_SPEC, "SPEC", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(code.build())
                .build();
    }

    /** The methods that it needs, if any. */
    List<MethodSpec> methods() {
        if (!isLong()) {
            return List.of();
        }
        TypeName builder = RuntimeTypes.MODEL_SPEC.nestedClass("Builder");
        MethodSpec.Builder whole = MethodSpec.methodBuilder("description")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(RuntimeTypes.MODEL_SPEC)
                .addStatement("$T spec = $T.named($S)", builder, RuntimeTypes.MODEL_SPEC, model.name());
        List<MethodSpec> methods = new ArrayList<>();
        for (int start = 0; start < calls.size(); start += CALLS_LIMIT) {
            MethodSpec.Builder part = MethodSpec.methodBuilder("describePart" + (methods.size() + 1))
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .addParameter(builder, "spec");
            calls.subList(start, Math.min(calls.size(), start + CALLS_LIMIT))
                    .forEach(call -> part.addStatement("spec.$L", call));
            whole.addStatement("describePart$L(spec)", methods.size() + 1);
            methods.add(part.build());
        }
        methods.add(0, whole.addStatement("return spec.build()").build());
        return methods;
    }

    private boolean isLong() {
        return calls.size() > CALLS_LIMIT;
    }

    private void input(Input input) {
        calls.add(CodeBlock.of(
                "input($S, $L$L)",
                input.name(),
                input.dtype().name(),
                sizes(input.dims().toArray(), 1)));
    }

    private void weight(PlannedWeight weight) {
        calls.add(CodeBlock.of(
                "$L($S, $L$L)",
                weight.trainable() ? "weight" : "variable",
                weight.path(),
                InitializerCode.of(weight.initializer()),
                sizes(weight.dims().toArray(), 0)));
    }

    private void output(PlannedOutput output) {
        calls.add(CodeBlock.of(
                "output($S, $T.$L$L)",
                output.name(),
                RuntimeTypes.OUTPUT_ACTIVATION,
                output.activation().name(),
                sizes(output.dims().toArray(), 1)));
    }

    private static String sizes(int[] dims, int from) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < dims.length; i++) {
            out.append(", ").append(dims[i]);
        }
        return out.toString();
    }
}

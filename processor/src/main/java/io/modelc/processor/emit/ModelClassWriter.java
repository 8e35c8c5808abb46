package io.modelc.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.modelc.processor.optimize.Plan;
import io.modelc.processor.optimize.PlannedOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the generated class of a model. */
public final class ModelClassWriter {

    private static final String GENERATOR = "io.modelc.processor.ModelProcessor";

    /** For how many values there are named constants: a class file holds 65,535 of all kinds. */
    private static final int MOST_NAMED = 5_000;

    private final ModelDescription model;
    private final Plan plan;
    private final Signature signature;
    private final Constants constants;
    private final Identifiers identifiers = new Identifiers("SPEC");
    private final List<FieldSpec> outputs;
    private final WeightConstants weights;

    private ModelClassWriter(ModelDescription model) {
        this.model = model;
        this.plan = model.plan();
        this.signature = Signature.of(model);
        this.outputs = outputs();
        boolean named = plan.training().storage().size() <= MOST_NAMED;
        this.constants = new Constants(named);
        this.weights = new WeightConstants(plan.weights(), named, identifiers);
    }

    /** The source text of the generated class. */
    public static String write(ModelDescription model) {
        return new ModelClassWriter(model).text();
    }

    private String text() {
        // Training first: it has all the values, in order, and so has the list of their sizes.
        TypeSpec training = new PassWriter(plan.training(), plan.outputs(), weights, constants, true).write();
        TypeSpec inference = new PassWriter(plan.inference(), plan.outputs(), weights, constants, false).write();
        SpecWriter spec = new SpecWriter(model);
        TypeSpec.Builder type = TypeSpec.classBuilder(model.generated())
                .addJavadoc(javadoc())
                .addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                        .addMember("value", "$S", GENERATOR)
                        .build())
                .addModifiers(Modifier.PUBLIC)
                .superclass(signature.superclass())
                .addFields(outputs)
                .addFields(weights.fields())
                .addFields(sizes())
                .addFields(layouts(constants.layouts().get(0), Modifier.PRIVATE))
                .addField(spec.field())
                .addMethod(constructor())
                .addMethod(pass("inferencePass", RuntimeTypes.PASS, "Inference"))
                .addMethod(pass("trainingPass", RuntimeTypes.TRAINING_PASS, "Training"))
                .addMethods(signature.methods())
                .addTypes(signature.records())
                .addType(inference)
                .addType(training)
                .addTypes(spec.types())
                .addTypes(layoutHolders());
        JavaFile.Builder file = JavaFile.builder(model.generated().packageName(), type.build())
                .indent("    ")
                .skipJavaLangImports(true);
        constants.enums().forEach(constant -> file.addStaticImport(constant));
        plan.inputs().forEach(input -> file.addStaticImport(input.dtype()));
        plan.weights().forEach(weight -> InitializerCode.constant(weight.initializer())
                .ifPresent(constant -> file.addStaticImport(RuntimeTypes.INITIALIZERS, constant)));
        return SourceLayout.of(file.build().toString());
    }

    private CodeBlock javadoc() {
        return CodeBlock.of(
                "The compiled form of {@link $T}.\n\n<pre>\n$L</pre>\n",
                model.declaration(),
                escaped(model.fullSummary()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;");
    }

    // ---- constants

    private List<FieldSpec> outputs() {
        List<FieldSpec> fields = new ArrayList<>();
        for (PlannedOutput output : plan.outputs()) {
            fields.add(Signature.outputConstant(fields.size(), output.name(), identifiers).toBuilder()
                    .addJavadoc("The output {@code $L}: {@code $L}.", output.name(), output.dims())
                    .build());
        }
        return fields;
    }

    private List<FieldSpec> sizes() {
        List<FieldSpec> fields = new ArrayList<>();
        constants.sizes().forEach((name, size) -> {
            FieldSpec.Builder field = constant(TypeName.INT, name).initializer("$L", size);
            if (fields.isEmpty()) {
                field.addJavadoc("$L", SourceLayout.heading("Floats of one sample"));
            }
            fields.add(field.build());
        });
        return fields;
    }

    private static List<FieldSpec> layouts(Map<String, int[]> layouts, Modifier... visibility) {
        List<FieldSpec> fields = new ArrayList<>();
        layouts.forEach((name, numbers) -> {
            FieldSpec.Builder field = FieldSpec.builder(int[].class, name, visibility)
                    .addModifiers(Modifier.STATIC, Modifier.FINAL)
                    .initializer("{$L}", Arrays.toString(numbers).replaceAll("[\\[\\]]", ""));
            if (fields.isEmpty()) {
                field.addJavadoc(
                        "$L",
                        SourceLayout.heading("Layouts of copies: sizes, strides of the source, strides of the target"));
            }
            fields.add(field.build());
        });
        return fields;
    }

    private List<TypeSpec> layoutHolders() {
        List<TypeSpec> types = new ArrayList<>();
        for (int i = 1; i < constants.layouts().size(); i++) {
            types.add(TypeSpec.classBuilder(Constants.holder(i))
                    .addJavadoc("More layouts of copies.")
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addFields(layouts(constants.layouts().get(i)))
                    .build());
        }
        return types;
    }

    private static FieldSpec.Builder constant(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }

    // ---- methods

    private static MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addJavadoc("A new model, its weights as their initializers say.")
                .addModifiers(Modifier.PUBLIC)
                .addStatement("super(SPEC)")
                .build();
    }

    private static MethodSpec pass(String name, ClassName type, String implementation) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(RuntimeTypes.PASS_CONTEXT, "context")
                .returns(type)
                .addStatement("return new $L(context)", implementation)
                .build();
    }
}

package io.modelc.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * What is written in place of a model with a mistake, so that the compiler reports the mistake and not each use of the
 * missing class besides.
 *
 * @param declaration the user's class
 * @param inputs the names of its inputs, as far as they are known
 * @param outputs the names of its outputs, as far as they are known
 * @param outputsAreRecord whether it returns a record
 */
public record StandIn(ClassName declaration, List<String> inputs, List<String> outputs, boolean outputsAreRecord) {

    /** The source text of the class. */
    public String write() {
        ClassName generated = ModelDescription.generatedFor(declaration);
        Signature signature = Signature.of(generated, inputs, outputs, outputsAreRecord);
        TypeSpec.Builder type = TypeSpec.classBuilder(generated)
                .addJavadoc("Stands in for {@link $T}, which has a mistake.", declaration)
                .addModifiers(Modifier.PUBLIC)
                .superclass(signature.superclass())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addStatement("super(mistake())")
                        .build())
                .addMethod(MethodSpec.methodBuilder("mistake")
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(RuntimeTypes.MODEL_SPEC)
                        .addStatement(refusal())
                        .build())
                .addMethod(pass("inferencePass", RuntimeTypes.PASS))
                .addMethod(pass("trainingPass", RuntimeTypes.TRAINING_PASS))
                .addMethods(signature.methods())
                .addTypes(signature.records());
        Identifiers identifiers = new Identifiers();
        for (int i = 0; i < outputs.size(); i++) {
            type.addField(Signature.outputConstant(i, outputs.get(i), identifiers));
        }
        return SourceLayout.of(JavaFile.builder(generated.packageName(), type.build())
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .toString());
    }

    private MethodSpec pass(String name, ClassName type) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(RuntimeTypes.PASS_CONTEXT, "context")
                .returns(type)
                .addStatement(refusal())
                .build();
    }

    private CodeBlock refusal() {
        return CodeBlock.of(
                "throw new $T($S)", IllegalStateException.class, declaration.simpleName() + " has a mistake");
    }
}

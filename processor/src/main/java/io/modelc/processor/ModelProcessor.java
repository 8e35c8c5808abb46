package io.modelc.processor;

import com.google.auto.service.AutoService;
import io.modelc.Model;
import io.modelc.errors.Message;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * The annotation processor that compiles {@link Model}s. It mentions no class of the syntax tree API, so that it loads
 * in an IDE whose own Java runtime lacks the module {@code jdk.compiler}.
 *
 * <p>Options: {@code -Amodelc.summary=true} prints the summary of every model; {@code -Amodelc.plot=false}
 * writes no pictures; {@code -Amodelc.debug=true} says why a
 * model had to wait for another round.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes({"io.modelc.*", "javax.annotation.processing.Generated"})
@SupportedOptions({"modelc.summary", "modelc.plot", "modelc.debug"})
public final class ModelProcessor extends AbstractProcessor {

    private final Claim claim;
    private ModelCompiler compiler;

    /** Created by the compiler. */
    public ModelProcessor() {
        this(ModelProcessor.class.getClassLoader());
    }

    ModelProcessor(ClassLoader processors) {
        this.claim = new Claim(processors);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    /** Compiles models; claims their annotations, and that of the generated class, where it takes nothing from other processors. */
    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<? extends Element> models = round.getElementsAnnotatedWith(Model.class);
        try {
            if (compiler == null) {
                compiler = new ModelCompiler(processingEnv, new GeneratingBackend(processingEnv));
            }
            compiler.run(models, round.processingOver());
        } catch (NoClassDefFoundError noSyntaxTrees) {
            for (Element model : models) {
                String text = Message.NO_TREES.text(model.getSimpleName());
                processingEnv.getMessager().printMessage(Diagnostic.Kind.WARNING, text, model);
            }
        }
        return !annotations.isEmpty() && claim.takesNothingFromOthers(round);
    }
}

package io.modelc.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.modelc.processor.evaluate.EvaluatedModel;
import io.modelc.processor.evaluate.ModelSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Models that depend on what other processors generate, and mistakes of the compiler itself. */
class RoundsTest {

    private static final JavaFileObject MODEL = JavaFileObjects.forSourceString("test.Small", """
            package test;
            import io.modelc.*;
            import io.modelc.layers.Dense;
            @Model(input = Sizes.WIDTH)
            class Small {
                @Layer final Dense scores = new Dense(Sizes.UNITS);
                static CompiledSmall create() { return new CompiledSmall(); }
            }
            """);

    private static final String SIZES =
            "package test; class Sizes { static final int WIDTH = 3; static final int UNITS = WIDTH + 1; }";

    private abstract static class AnyProcessor extends AbstractProcessor {

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }
    }

    private static final class SizesGenerator extends AnyProcessor {

        private boolean done;

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                try (Writer out =
                        processingEnv.getFiler().createSourceFile("test.Sizes").openWriter()) {
                    out.write(SIZES);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }

    @Test
    void aModelWaitsForNamesThatAreGeneratedInItsRound() {
        Compilation compilation = javac().withProcessors(new ModelProcessor(), new SizesGenerator())
                .compile(MODEL);
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("test.CompiledSmall")
                .contentsAsUtf8String()
                .contains("(3, 4)");
    }

    private static final class Crashing extends AnyProcessor implements Backend {

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            new ModelCompiler(processingEnv, this)
                    .run(round.getElementsAnnotatedWith(io.modelc.Model.class), round.processingOver());
            return false;
        }

        @Override
        public void compile(EvaluatedModel model) {
            throw new IllegalStateException("no such case");
        }

        @Override
        public void standIn(TypeElement declaration, ModelSignature signature) {}
    }

    @Test
    void aCrashIsReportedAsOurs() {
        Compilation compilation = javac().withProcessors(new Crashing())
                .compile(MODEL, JavaFileObjects.forSourceString("test.Sizes", SIZES));
        assertThat(compilation).hadErrorContaining("This is a bug in Modelc, not in your code");
        assertThat(compilation).hadErrorContaining("IllegalStateException: no such case");
    }
}

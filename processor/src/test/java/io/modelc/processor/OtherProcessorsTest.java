package io.modelc.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Models beside other processors, where every warning is an error. */
class OtherProcessorsTest {

    private static final JavaFileObject MODEL = JavaFileObjects.forSourceString("test.Small", """
            package test;
            import io.modelc.*;
            import io.modelc.layers.*;
            @Model
            class Small {
                static final class Trained extends CompiledSmall {}
                record Outputs(Tensor scores, Tensor rest) {}
                @Layer final Dense scores = new Dense(2);
                @Layer final Dropout dropout = new Dropout(0.5);
                @Forward
                Outputs call(@Shape(3) Tensor x, @Shape(4) Tensor y) {
                    return new Outputs(scores.apply(dropout.apply(Ops.concatenate(x, y))), x);
                }
                static CompiledSmall create() { return new Trained(); }
            }
            """);

    private static final JavaFileObject OVERRIDING = JavaFileObjects.forSourceString(
            "test.Other", "package test; class Other { @Override public String toString() { return \"\"; } }");

    /** Looks at all classes, whatever their annotations, as Lombok and checkers do. */
    private static final class Watching extends AbstractProcessor {

        private final List<String> seen = new ArrayList<>();

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            round.getRootElements()
                    .forEach(root -> seen.add(root.getSimpleName().toString()));
            return false;
        }
    }

    /** Ours, where no other processor is on the path. */
    private static ModelProcessor alone() {
        return new ModelProcessor(new ClassLoader(null) {});
    }

    private static Compilation strictly(List<Processor> processors, JavaFileObject... files) {
        return javac().withOptions("-Werror", "-Xlint:all", "-Xlint:-options")
                .withProcessors(processors)
                .compile(files);
    }

    @Test
    void nothingToWarnAbout() {
        assertThat(strictly(List.of(alone()), MODEL)).succeededWithoutWarnings();
        assertThat(strictly(List.of(new ModelProcessor()), MODEL, OVERRIDING)).succeededWithoutWarnings();
    }

    @Test
    void aProcessorBeforeOursSeesAllClasses() {
        Watching before = new Watching();
        assertThat(strictly(List.of(before, new ModelProcessor()), MODEL, OVERRIDING))
                .succeededWithoutWarnings();
        assertThat(before.seen).containsExactly("Small", "Other", "CompiledSmall");
    }

    @Test
    void aProcessorBehindOursSeesAllClasses() {
        Watching behind = new Watching();
        assertThat(strictly(List.of(new ModelProcessor(), behind), MODEL, OVERRIDING))
                .succeededWithoutWarnings();
        assertThat(behind.seen).containsExactly("Small", "Other", "CompiledSmall");
    }

    /** Here javac's warning is the lesser evil: claimed, the other processor would never be asked. */
    @Test
    void aProcessorBehindOursSeesFilesThatHaveNoOtherAnnotation() {
        Watching behind = new Watching();
        Compilation compilation = strictly(List.of(new ModelProcessor(), behind), MODEL);
        assertThat(behind.seen).contains("Small");
        assertThat(compilation).hadWarningContaining("No processor claimed any of these annotations");
    }

    @Test
    void lombokAndModelsServeTheSameClass() throws ReflectiveOperationException {
        JavaFileObject file = JavaFileObjects.forSourceString("test.Both", """
                package test;
                import io.modelc.*;
                import io.modelc.layers.*;
                @Model(input = 3)
                @lombok.Getter
                class Both {
                    @Layer private final Dense scores = new Dense(2);
                    private final String label = "both";
                    @lombok.RequiredArgsConstructor
                    static class Named { final String name; }
                    static String use() {
                        new CompiledBoth().summary();
                        return new Both().getLabel() + new Named("n").name;
                    }
                }
                """);
        for (boolean lombokFirst : new boolean[] {true, false}) {
            List<Processor> processors = new ArrayList<>(lombok());
            processors.add(lombokFirst ? processors.size() : 0, new ModelProcessor());
            assertThat(strictly(processors, file)).succeededWithoutWarnings();
        }
    }

    private static List<Processor> lombok() throws ReflectiveOperationException {
        List<Processor> processors = new ArrayList<>();
        for (String name : List.of("AnnotationProcessor", "ClaimingProcessor")) {
            Constructor<?> constructor = Class.forName("lombok.launch.AnnotationProcessorHider$" + name)
                    .getDeclaredConstructor();
            constructor.setAccessible(true);
            processors.add((Processor) constructor.newInstance());
        }
        return processors;
    }
}

package io.modelc.processor.evaluate;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.modelc.processor.Ecj;
import io.modelc.processor.source.Names;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Reports;
import io.modelc.processor.source.Source;
import io.modelc.processor.source.Sources;
import io.modelc.processor.source.Unresolved;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaFileObject;

/**
 * Runs every static method {@code Object name()} of a class twice, as javac compiles it and by the evaluator
 * within javac and within ECJ, and compares what they return.
 */
final class BothWays {

    private static final String HEADER = """
            package test;
            import java.util.*;
            import java.util.function.*;
            import java.util.stream.*;
            """;

    private BothWays() {}

    /** The members of a class {@code Snippets}; each method without parameters that returns Object is compared. */
    static void agree(String members) {
        String text = HEADER + "class Snippets {\n" + members + "\n}\n";
        Interpreting byJavac = new Interpreting();
        Compilation compilation = javac().withOptions("-Xlint:-options")
                .withProcessors(byJavac)
                .compile(JavaFileObjects.forSourceString("test.Snippets", text));
        assertThat(compilation.errors()).isEmpty();
        Map<String, String> real = runForReal(compilation);
        assertThat(real).isNotEmpty();
        assertThat(byJavac.results).as("under javac").isEqualTo(real);
        Interpreting byEcj = new Interpreting();
        assertThat(Ecj.compile(byEcj, "Snippets", text).errors()).isEmpty();
        assertThat(byEcj.results).as("under ECJ").isEqualTo(real);
    }

    private static String text(Object value) {
        String type = value instanceof Instance instance
                ? instance.type().getSimpleName().toString()
                : value == null ? "null" : value.getClass().getSimpleName();
        return type + " " + (value instanceof Object[] array ? Arrays.deepToString(array) : plain(value));
    }

    private static String plain(Object value) {
        return value instanceof int[] ints ? Arrays.toString(ints) : String.valueOf(value);
    }

    private static Map<String, String> runForReal(Compilation compilation) {
        ClassLoader loader = new ClassLoader(BothWays.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = compilation.generatedFiles().stream()
                        .filter(file -> file.getKind() == JavaFileObject.Kind.CLASS)
                        .filter(file -> file.getName().endsWith("/" + name.replace('.', '/') + ".class"))
                        .findFirst()
                        .map(BothWays::read)
                        .orElseThrow(() -> new ClassNotFoundException(name));
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        Map<String, String> results = new LinkedHashMap<>();
        try {
            for (Method method : loader.loadClass("test.Snippets").getDeclaredMethods()) {
                if (method.getParameterCount() == 0 && method.getReturnType() == Object.class) {
                    method.setAccessible(true);
                    results.put(method.getName(), text(method.invoke(null)));
                }
            }
        } catch (InvocationTargetException e) {
            return fail("the snippet itself fails", e.getCause());
        } catch (ReflectiveOperationException e) {
            return fail("the snippets cannot be run", e);
        }
        return results;
    }

    private static byte[] read(JavaFileObject file) {
        try (InputStream in = file.openInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the snippets while they are being compiled. */
    private static final class Interpreting extends AbstractProcessor {

        private final Map<String, String> results = new LinkedHashMap<>();

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
            if (!round.processingOver() && results.isEmpty()) {
                Sources sources = Sources.of(processingEnv);
                Names names = new Names(processingEnv.getElementUtils(), processingEnv.getTypeUtils());
                TypeElement type = names.qualified("test.Snippets").orElseThrow();
                Source source = sources.find(type).orElseThrow();
                for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                    if (method.getParameters().isEmpty()
                            && method.getReturnType().toString().equals("java.lang.Object")) {
                        results.put(method.getSimpleName().toString(), run(names, sources, source, method));
                    }
                }
            }
            return false;
        }

        private static String run(Names names, Sources sources, Source source, ExecutableElement method) {
            Evaluator evaluator = new Evaluator(names, sources, new Reports(sources));
            try {
                return text(evaluator.calls().interpret(source, method, null, List.of(), source.at(source.tree())));
            } catch (Problem | Unresolved e) {
                return e + " at " + (e instanceof Problem p ? p.place() : ((Unresolved) e).place()).tree();
            }
        }
    }
}

package io.modelc.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.junit.jupiter.api.Test;

/** Build tools hand processors their own environments; javac's is behind them. */
class WrappedEnvironmentTest {

    /** As IntelliJ's builder does it: a proxy whose handler holds the environment. */
    private record Handler(ProcessingEnvironment environment) implements InvocationHandler {

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(environment, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    private static ProcessingEnvironment proxy(ProcessingEnvironment environment) {
        return (ProcessingEnvironment) Proxy.newProxyInstance(
                Wrapping.class.getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                new Handler(environment));
    }

    /** As Gradle does it for incremental processors: a class with the environment in a field. */
    private record Incremental(ProcessingEnvironment delegate) implements ProcessingEnvironment {

        @Override
        public Map<String, String> getOptions() {
            return delegate.getOptions();
        }

        @Override
        public Messager getMessager() {
            return delegate.getMessager();
        }

        @Override
        public Filer getFiler() {
            return delegate.getFiler();
        }

        @Override
        public Elements getElementUtils() {
            return delegate.getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return delegate.getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return delegate.getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return delegate.getLocale();
        }
    }

    private static final class Wrapping extends AbstractProcessor {

        private final ModelProcessor inner = new ModelProcessor();
        private final UnaryOperator<ProcessingEnvironment> wrapper;

        Wrapping(UnaryOperator<ProcessingEnvironment> wrapper) {
            this.wrapper = wrapper;
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            super.init(environment);
            inner.init(wrapper.apply(environment));
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return inner.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return inner.getSupportedSourceVersion();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return inner.process(annotations, round);
        }
    }

    @Test
    void theTreesAreFoundBehindAProxy() {
        requireExactPlace(WrappedEnvironmentTest::proxy);
    }

    @Test
    void theTreesAreFoundBehindAWrapper() {
        requireExactPlace(Incremental::new);
        requireExactPlace(environment -> proxy(new Incremental(environment)));
    }

    private static void requireExactPlace(UnaryOperator<ProcessingEnvironment> wrapper) {
        Compilation compilation = javac().withProcessors(new Wrapping(wrapper))
                .compile(JavaFileObjects.forSourceString("test.Small", """
                        package test;
                        @io.modelc.Model(input = 3)
                        class Small {
                            @io.modelc.Layer final io.modelc.layers.Dense scores = new io.modelc.layers.Dense(0);
                        }
                        """));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("units=0")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(4);
    }
}

package io.modelc.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
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

    private static final class Wrapping extends AbstractProcessor {

        private final ModelProcessor inner = new ModelProcessor();

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            super.init(environment);
            inner.init((ProcessingEnvironment) Proxy.newProxyInstance(
                    Wrapping.class.getClassLoader(),
                    new Class<?>[] {ProcessingEnvironment.class},
                    new Handler(environment)));
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
        Compilation compilation =
                javac().withProcessors(new Wrapping()).compile(JavaFileObjects.forSourceString("test.Small", """
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

package io.modelc.processor;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import io.modelc.processor.evaluate.EvaluatedModel;
import io.modelc.processor.evaluate.ModelSignature;
import io.modelc.runtime.CompiledModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Declarations that were compiled in one run of javac: what was generated for them, and the graphs it came from. */
final class CompiledSources {

    private final Map<String, EvaluatedModel> models = new LinkedHashMap<>();
    private final Map<String, byte[]> classes = new HashMap<>();
    private final Compilation compilation;
    private final ClassLoader loader = new Loader();

    private CompiledSources(List<JavaFileObject> sources) {
        compilation = javac().withOptions("-Xlint:all,-options,-processing", "-Werror")
                .withProcessors(new Capturing())
                .compile(sources);
        if (compilation.status() != Compilation.Status.SUCCESS) {
            throw new AssertionError("The declarations do not compile: " + compilation.diagnostics());
        }
        String folder = "/" + StandardLocation.CLASS_OUTPUT.getName() + "/";
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                String path = file.toUri().getPath();
                String name = path.substring(folder.length(), path.length() - ".class".length());
                classes.put(name.replace('/', '.'), bytes(file));
            }
        }
    }

    /** Compiles sources, in this order. */
    static CompiledSources of(List<JavaFileObject> sources) {
        return new CompiledSources(sources);
    }

    /** The text of a generated source file. */
    String text(String className) {
        return compilation
                .generatedSourceFile(className)
                .map(file -> new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError("No class is generated of the name " + className));
    }

    /** The text of a generated resource. */
    String resource(String path) {
        return compilation
                .generatedFile(StandardLocation.CLASS_OUTPUT, path)
                .map(file -> new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError("There is no resource " + path));
    }

    /** The models by the names of their declarations. */
    Map<String, EvaluatedModel> models() {
        return models;
    }

    /** The class files by the names of the classes. */
    Map<String, byte[]> classFiles() {
        return classes;
    }

    /** A new instance of a generated class. */
    CompiledModel<?, ?, ?> newModel(String className) {
        try {
            return (CompiledModel<?, ?, ?>)
                    loader.loadClass(className).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("No model can be made of " + className, e);
        }
    }

    private static byte[] bytes(JavaFileObject file) {
        try (InputStream in = file.openInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError("The compiler's output cannot be read: " + file, e);
        }
    }

    /** The model compiler, which keeps what it has evaluated. */
    @SupportedAnnotationTypes("io.modelc.Model")
    private final class Capturing extends AbstractProcessor {

        private ModelCompiler compiler;

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (compiler == null) {
                compiler = new ModelCompiler(processingEnv, keeping(new GeneratingBackend(processingEnv)));
            }
            compiler.run(round.getElementsAnnotatedWith(io.modelc.Model.class), round.processingOver());
            return false;
        }

        private Backend keeping(Backend backend) {
            return new Backend() {
                @Override
                public void compile(EvaluatedModel model) throws IOException {
                    models.put(model.source().type().getQualifiedName().toString(), model);
                    backend.compile(model);
                }

                @Override
                public void standIn(TypeElement declaration, ModelSignature signature) throws IOException {
                    backend.standIn(declaration, signature);
                }
            };
        }
    }

    private final class Loader extends ClassLoader {

        Loader() {
            super(CompiledSources.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = classes.get(name);
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, code, 0, code.length);
        }
    }
}

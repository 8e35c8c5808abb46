package io.modelc.oracle;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.modelc.processor.ModelProcessor;
import io.modelc.runtime.CompiledModel;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Compiles the text of a declaration with the model compiler, and loads what it generates. */
final class MemoryCompiler {

    /** A generated class. */
    interface Generated {

        /** A new instance, with weights of its own. */
        CompiledModel<?, ?, ?> newModel();
    }

    private MemoryCompiler() {}

    /**
     * The class generated for a declaration.
     *
     * @param name the declaration's name, in the package {@code oracle}
     * @param source its text
     */
    static Generated compile(String name, String source) {
        Compilation compilation = javac().withProcessors(new ModelProcessor())
                .compile(JavaFileObjects.forSourceString("oracle." + name, source));
        if (compilation.status() != Compilation.Status.SUCCESS) {
            throw new AssertionError("The declaration does not compile: " + compilation.errors() + "\n" + source);
        }
        try {
            Constructor<?> constructor = new GeneratedClasses(compilation)
                    .loadClass("oracle.Compiled" + name)
                    .getConstructor();
            return () -> instance(constructor);
        } catch (ReflectiveOperationException | IOException e) {
            throw new AssertionError("The generated class cannot be used.\n" + source, e);
        }
    }

    private static CompiledModel<?, ?, ?> instance(Constructor<?> constructor) {
        try {
            return (CompiledModel<?, ?, ?>) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("No model can be made of " + constructor.getDeclaringClass(), e);
        }
    }

    /** The classes of a compilation. */
    private static final class GeneratedClasses extends ClassLoader {

        private final Map<String, byte[]> classes = new HashMap<>();

        GeneratedClasses(Compilation compilation) throws IOException {
            super(MemoryCompiler.class.getClassLoader());
            for (JavaFileObject file : compilation.generatedFiles()) {
                if (file.getKind() == JavaFileObject.Kind.CLASS) {
                    String path = file.toUri().getPath();
                    String folder = "/" + StandardLocation.CLASS_OUTPUT.getName() + "/";
                    String name = path.substring(folder.length(), path.length() - ".class".length());
                    try (InputStream in = file.openInputStream()) {
                        classes.put(name.replace('/', '.'), in.readAllBytes());
                    }
                }
            }
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

package io.modelc.processor.source;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/** Finds the text of a top-level class where the compiler offers no trees. */
final class SourceFiles {

    private final ProcessingEnvironment environment;

    SourceFiles(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** The file, by the first of three ways that knows one. */
    Optional<JavaFileObject> find(TypeElement type) {
        return byElements(type).or(() -> byBinding(type)).or(() -> bySourcePath(type));
    }

    /** {@code Elements.getFileObjectOf}, which exists since Java 18. */
    private Optional<JavaFileObject> byElements(TypeElement type) {
        try {
            Object file = Elements.class
                    .getMethod("getFileObjectOf", Element.class)
                    .invoke(environment.getElementUtils(), type);
            return file instanceof JavaFileObject source && source.getKind() == JavaFileObject.Kind.SOURCE
                    ? Optional.of(
                            text(source.toUri(), source.getCharContent(true).toString()))
                    : Optional.empty();
        } catch (ReflectiveOperationException | IOException unknownHere) {
            return Optional.empty();
        }
    }

    /** ECJ keeps the text that it compiles, in an IDE the unsaved text too, behind the element's binding. */
    private static Optional<JavaFileObject> byBinding(TypeElement type) {
        try {
            Object scope = field(field(type, "_binding"), "scope");
            if (scope == null) {
                return Optional.empty();
            }
            Object unit = scope.getClass().getMethod("referenceCompilationUnit").invoke(scope);
            Object file = field(field(unit, "compilationResult"), "compilationUnit");
            char[] name = (char[]) file.getClass().getMethod("getFileName").invoke(file);
            char[] text = (char[]) file.getClass().getMethod("getContents").invoke(file);
            return Optional.of(text(Path.of(new String(name)).toUri(), new String(text)));
        } catch (ReflectiveOperationException notEcj) {
            return Optional.empty();
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field.get(owner);
                }
            }
        }
        throw new NoSuchFieldException(name);
    }

    private Optional<JavaFileObject> bySourcePath(TypeElement type) {
        String in = environment
                .getElementUtils()
                .getPackageOf(type)
                .getQualifiedName()
                .toString();
        try {
            FileObject file = environment
                    .getFiler()
                    .getResource(StandardLocation.SOURCE_PATH, in, type.getSimpleName() + ".java");
            return Optional.of(text(file.toUri(), file.getCharContent(true).toString()));
        } catch (IOException | IllegalArgumentException noSuchFile) {
            return Optional.empty();
        }
    }

    private static JavaFileObject text(URI uri, String text) {
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}

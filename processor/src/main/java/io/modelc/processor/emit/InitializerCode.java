package io.modelc.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.modelc.initializers.Initializer;
import io.modelc.initializers.Initializers;
import io.modelc.ops.Unary;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** An initializer as Java code, and in words. */
final class InitializerCode {

    private InitializerCode() {}

    /** The constant of {@link Initializers} that equals it, statically imported, or a call of its constructor. */
    static CodeBlock of(Initializer initializer) {
        Optional<String> constant = constant(initializer);
        if (constant.isPresent()) {
            return imported(initializer).isPresent()
                    ? CodeBlock.of("$L", constant.get())
                    : CodeBlock.of("$T.$L", Initializers.class, constant.get());
        }
        CodeBlock arguments = Arrays.stream(initializer.getClass().getRecordComponents())
                .map(component -> argument(component, initializer))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of("new $T($L)", initializer.getClass(), arguments);
    }

    /** {@code glorot uniform}, {@code random normal(0.0, 0.05)} */
    static String words(Initializer initializer) {
        Optional<String> constant = constant(initializer);
        if (constant.isPresent()) {
            return constant.get().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        String name = initializer.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        String values = Arrays.stream(initializer.getClass().getRecordComponents())
                .map(component -> String.valueOf(value(component, initializer)))
                .collect(Collectors.joining(", "));
        return name.toLowerCase(Locale.ROOT) + "(" + values + ")";
    }

    /** The constant to import: none where kernels have a function of the same name, as they have for IDENTITY. */
    static Optional<String> imported(Initializer initializer) {
        return constant(initializer).filter(name -> Arrays.stream(Unary.values())
                .noneMatch(function -> function.name().equals(name)));
    }

    /** The name of the constant of {@link Initializers} that equals it. */
    private static Optional<String> constant(Initializer initializer) {
        try {
            for (Field field : Initializers.class.getFields()) {
                if (initializer.equals(field.get(null))) {
                    return Optional.of(field.getName());
                }
            }
            return Optional.empty();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CodeBlock argument(RecordComponent component, Initializer initializer) {
        Object value = value(component, initializer);
        if (value instanceof Enum<?> constant) {
            return CodeBlock.of("$T.$L", constant.getDeclaringClass(), constant.name());
        }
        return value instanceof Long ? CodeBlock.of("$LL", value) : CodeBlock.of("$L", value);
    }

    private static Object value(RecordComponent component, Initializer initializer) {
        try {
            return component.getAccessor().invoke(initializer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.modelc.processor.source;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Looks through the wrappers that build tools put around javac's environment: IntelliJ a dynamic proxy, Gradle
 * (incremental) and kapt a class with a field. {@code Trees.instance} accepts javac's own only.
 */
final class Environments {

    private static final String JAVAC = "com.sun.tools.javac.processing.JavacProcessingEnvironment";
    private static final int MOST_WRAPPERS = 8;

    private Environments() {}

    /** The innermost environment that can be reached. */
    static ProcessingEnvironment unwrap(ProcessingEnvironment environment) {
        ProcessingEnvironment current = environment;
        for (int i = 0; i < MOST_WRAPPERS && !current.getClass().getName().equals(JAVAC); i++) {
            Object wrapper = Proxy.isProxyClass(current.getClass()) ? Proxy.getInvocationHandler(current) : current;
            ProcessingEnvironment inner = environmentIn(wrapper);
            if (inner == null || inner == current) {
                return current;
            }
            current = inner;
        }
        return current;
    }

    private static ProcessingEnvironment environmentIn(Object wrapper) {
        for (Class<?> type = wrapper.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (read(field, wrapper) instanceof ProcessingEnvironment environment) {
                    return environment;
                }
            }
        }
        return null;
    }

    private static Object read(Field field, Object owner) {
        try {
            return !Modifier.isStatic(field.getModifiers()) && field.trySetAccessible() ? field.get(owner) : null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " was made accessible", e);
        }
    }
}

package io.modelc.processor.evaluate;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * An object of a class of this compilation. Where library code sees one, in a list or as the key of a map, it behaves
 * as the class says.
 */
final class Instance implements Comparable<Object> {

    private final TypeElement type;
    private final Object outer;
    private final Calls calls;
    private final Map<VariableElement, Object> fields = new LinkedHashMap<>();
    private final Map<List<Class<?>>, Object> proxies = new HashMap<>();
    private Throwable base;
    private String enumName;
    private int ordinal;

    /** An object before its constructor has run; {@code outer} is the enclosing object of an inner class, or null. */
    Instance(TypeElement type, Object outer, Calls calls) {
        this.type = type;
        this.outer = outer;
        this.calls = calls;
    }

    /** An enum constant before its constructor has run. */
    Instance(TypeElement type, String enumName, int ordinal, Calls calls) {
        this(type, null, calls);
        this.enumName = enumName;
        this.ordinal = ordinal;
    }

    TypeElement type() {
        return type;
    }

    Object outer() {
        return outer;
    }

    /** The exception that a class of this compilation extends; null for other objects. */
    Throwable base() {
        return base;
    }

    void base(Throwable exception) {
        base = exception;
    }

    /** The message of an exception, by its own method if it has one. */
    Object message() {
        return calls.override(this, "getMessage").map(m -> call(m)).orElseGet(() -> base.getMessage());
    }

    /** The name of an enum constant; null for other objects. */
    String enumName() {
        return enumName;
    }

    int ordinal() {
        return ordinal;
    }

    boolean isSet(VariableElement field) {
        return fields.containsKey(field);
    }

    Object get(VariableElement field) {
        return fields.get(field);
    }

    void set(VariableElement field, Object value) {
        fields.put(field, value);
    }

    boolean isRecord() {
        return type.getKind() == ElementKind.RECORD;
    }

    /** The record's components in order. */
    Map<String, Object> components() {
        Map<String, Object> values = new LinkedHashMap<>();
        fields.forEach((field, value) -> values.put(field.getSimpleName().toString(), value));
        type.getRecordComponents().forEach(component -> {
            String name = component.getSimpleName().toString();
            values.put(name, values.remove(name));
        });
        return values;
    }

    /** A record of the same class with other components, in order. */
    Instance withComponents(List<?> components) {
        Instance other = new Instance(type, outer, calls);
        for (VariableElement field : fields.keySet()) {
            for (int i = 0; i < components.size(); i++) {
                if (type.getRecordComponents().get(i).getSimpleName().equals(field.getSimpleName())) {
                    other.set(field, components.get(i));
                }
            }
        }
        return other;
    }

    /** This object as library code can call it, through the interfaces that its class implements. */
    Object as(List<Class<?>> interfaces) {
        return proxies.computeIfAbsent(
                interfaces,
                key -> Proxy.newProxyInstance(
                        Instance.class.getClassLoader(),
                        key.toArray(Class<?>[]::new),
                        new InstanceHandler(this, calls)));
    }

    /** This object's methods, called by library code. */
    private record InstanceHandler(Instance instance, Calls calls) implements Lambdas.Handler {

        @Override
        public Object behind(Object proxy) {
            return instance;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            List<Object> values = arguments == null ? List.of() : Arrays.asList(arguments);
            return calls.fromLibrary(instance, proxy, method, values);
        }
    }

    @Override
    public String toString() {
        return (String) calls.override(this, "toString").map(m -> call(m)).orElseGet(this::defaultText);
    }

    private String defaultText() {
        if (enumName != null) {
            return enumName;
        }
        if (base != null) {
            Object message = message();
            return calls.binaryName(type) + (message == null ? "" : ": " + message);
        }
        if (!isRecord()) {
            return calls.binaryName(type) + "@" + Integer.toHexString(hashCode());
        }
        return components().entrySet().stream()
                .map(component -> component.getKey() + "=" + component.getValue())
                .collect(Collectors.joining(", ", type.getSimpleName() + "[", "]"));
    }

    @Override
    public boolean equals(Object other) {
        return (Boolean) calls.override(this, "equals").map(m -> call(m, other)).orElseGet(() -> defaultEquals(other));
    }

    private boolean defaultEquals(Object other) {
        return isRecord() && other instanceof Instance same && same.type.equals(type)
                ? Objects.equals(components(), same.components())
                : this == other;
    }

    @Override
    public int hashCode() {
        return (Integer) calls.override(this, "hashCode").map(m -> call(m)).orElseGet(this::defaultHash);
    }

    /** Of records as javac's generated method computes it in practice: 31 · hash + the next component's. */
    private int defaultHash() {
        if (!isRecord()) {
            return System.identityHashCode(this);
        }
        int hash = 0;
        for (Object component : components().values()) {
            hash = 31 * hash + Objects.hashCode(component);
        }
        return hash;
    }

    /** Of a class that is Comparable; others fail as they would in a program. */
    @Override
    public int compareTo(Object other) {
        if (enumName != null) {
            return ordinal - ((Instance) other).ordinal;
        }
        return (Integer) calls.override(this, "compareTo")
                .map(m -> call(m, other))
                .orElseThrow(() -> new ClassCastException(type.getSimpleName() + " is not Comparable"));
    }

    private Object call(ExecutableElement method, Object... arguments) {
        return calls.callBack(method, this, List.of(arguments));
    }
}

package io.modelc.processor.evaluate;

import io.modelc.Tensor;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Values and types in the words of a message. */
final class Describe {

    private Describe() {}

    static String value(Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof String) {
            return "the text \"" + value + "\"";
        } else if (value instanceof Number || value instanceof Boolean || value instanceof Character) {
            return "the " + value.getClass().getSimpleName() + " " + value;
        } else if (value instanceof Tensor tensor) {
            return "a tensor of shape " + shape(tensor);
        } else if (value instanceof Closure) {
            return "a function";
        }
        return a(value instanceof Instance instance ? simpleName(instance.type()) : className(value));
    }

    private static String className(Object value) {
        return value instanceof java.util.List
                ? "List"
                : value.getClass().isArray() ? "array" : value.getClass().getSimpleName();
    }

    private static String a(String noun) {
        return ("AEIOUaeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }

    private static String simpleName(TypeElement type) {
        return type.getSimpleName().toString();
    }

    static String type(TypeMirror type) {
        return type instanceof DeclaredType declared ? simpleName((TypeElement) declared.asElement()) : type.toString();
    }

    /** As Keras prints it: {@code (None, 64)}. */
    private static String shape(Tensor tensor) {
        String dims = Arrays.stream(tensor.shape())
                .mapToObj(dim -> dim == Tensor.BATCH ? "None" : Integer.toString(dim))
                .collect(Collectors.joining(", "));
        return tensor.rank() == 1 ? "(" + dims + ",)" : "(" + dims + ")";
    }
}

package io.modelc.processor.evaluate;

import io.modelc.Tensor;
import io.modelc.errors.Message;
import io.modelc.processor.source.Names;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Unresolved;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** What becomes of a value that is assigned, passed, returned or cast to another type. */
final class Conversions {

    private final Names names;
    private final Types types;
    private final Library library;

    Conversions(Names names, Library library) {
        this.names = names;
        this.types = names.types();
        this.library = library;
    }

    /** A value as a variable of type {@code target} (null: unknown) holds it. */
    Object assigned(Object value, TypeMirror target, Place place) {
        if (target == null || value == Poison.POISON) {
            return value;
        }
        if (target.getKind().isPrimitive()) {
            return toPrimitive(target.getKind(), value, place);
        }
        if (value instanceof Closure closure && closure.type() == null) {
            return closure.as(target);
        }
        PrimitiveType unboxed = unboxed(target);
        return unboxed == null || value == null ? value : toPrimitive(unboxed.getKind(), value, place);
    }

    /** The primitive type that a box such as Integer holds; null for other types. */
    PrimitiveType unboxed(TypeMirror type) {
        try {
            return type.getKind() == TypeKind.DECLARED ? types.unboxedType(type) : null;
        } catch (IllegalArgumentException notABox) {
            return null;
        }
    }

    private static Object toPrimitive(TypeKind kind, Object value, Place place) {
        if (value == null) {
            throw new Problem(place, Message.NULL_HERE);
        }
        if (value instanceof Tensor) {
            throw new Problem(place, Message.KNOWN_WITH_DATA, "This number");
        }
        boolean fits = kind == TypeKind.BOOLEAN
                ? value instanceof Boolean
                : value instanceof Number || value instanceof Character;
        if (!fits) {
            throw new Unresolved(place, "a value of type " + kind);
        }
        return primitive(kind, value);
    }

    /** A number or char as another primitive type, as a cast does it. */
    static Object primitive(TypeKind kind, Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        Number number = value instanceof Character c ? Integer.valueOf(c) : (Number) value;
        return switch (kind) {
            case BYTE -> number.byteValue();
            case SHORT -> number.shortValue();
            case CHAR -> (char) number.intValue();
            case INT -> number.intValue();
            case LONG -> number.longValue();
            case FLOAT -> number.floatValue();
            case DOUBLE -> number.doubleValue();
            default -> throw new ClassCastException(value + " to " + kind);
        };
    }

    /** {@code (type) value}. */
    Object cast(Object value, TypeMirror target, Place place) {
        if (target == null
                || value == Poison.POISON
                || target.getKind().isPrimitive()
                || value instanceof Closure
                || value == null) {
            return assigned(value, target, place);
        }
        if (!isInstance(value, target)) {
            throw new Problem(place, Message.WRONG_CAST, Describe.value(value), Describe.type(target));
        }
        return value;
    }

    /** {@code value instanceof type}. */
    boolean isInstance(Object value, TypeMirror type) {
        if (value instanceof Instance instance) {
            return types.asElement(type) instanceof TypeElement element && names.isSubclass(instance.type(), element);
        }
        if (value instanceof Closure closure) {
            return closure.type() != null && types.isSubtype(closure.type(), types.erasure(type));
        }
        TypeMirror element = type;
        while (element instanceof ArrayType array) {
            element = array.getComponentType();
        }
        boolean isUserClass = element.getKind() == TypeKind.DECLARED && library.isUserClass(element);
        return (!isUserClass || type.getKind() == TypeKind.ARRAY)
                && library.classOf(type).isInstance(value);
    }
}

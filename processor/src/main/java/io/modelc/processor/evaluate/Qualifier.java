package io.modelc.processor.evaluate;

import javax.lang.model.element.TypeElement;

/**
 * What stands before a dot: a class, or an object.
 *
 * @param type the class, or null
 * @param value the object, where {@code type} is null
 */
record Qualifier(TypeElement type, Object value) {

    static Qualifier of(TypeElement type) {
        return new Qualifier(type, null);
    }

    static Qualifier of(Object value) {
        return new Qualifier(null, value);
    }

    boolean isType() {
        return type != null;
    }
}

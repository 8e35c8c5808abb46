package io.modelc.processor.evaluate;

import java.util.List;
import javax.lang.model.type.TypeMirror;

/** A lambda or method reference whose interface is of this compilation, or not known yet. */
final class Closure {

    /** What runs when the function is called. */
    @FunctionalInterface
    interface Body {
        Object call(List<Object> arguments, TypeMirror type);
    }

    private final TypeMirror type;
    private final Body body;
    private final Lambdas lambdas;

    Closure(TypeMirror type, Body body, Lambdas lambdas) {
        this.type = type;
        this.body = body;
        this.lambdas = lambdas;
    }

    /** Its functional interface; null where it is not known yet. */
    TypeMirror type() {
        return type;
    }

    /** The same function as an object of a functional interface. */
    Object as(TypeMirror target) {
        return lambdas.as(body, target);
    }

    Object call(List<Object> arguments) {
        return body.call(arguments, type);
    }
}

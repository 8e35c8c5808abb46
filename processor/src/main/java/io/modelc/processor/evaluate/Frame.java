package io.modelc.processor.evaluate;

import com.sun.source.tree.Tree;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Source;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.type.TypeMirror;

/** A scope of locals within a call: the class whose names mean something here, and {@code this}. */
final class Frame {

    private final Source source;
    private final Object self;
    private final TypeMirror resultType;
    private final Frame outer;
    private final Map<String, Variable> locals = new HashMap<>();

    private Frame(Source source, Object self, TypeMirror resultType, Frame outer) {
        this.source = source;
        this.self = self;
        this.resultType = resultType;
        this.outer = outer;
    }

    /** The scope of a call; {@code self} is null in a static method. */
    static Frame of(Source source, Object self) {
        return new Frame(source, self, null, null);
    }

    /** A scope inside this one. */
    Frame inner() {
        return new Frame(source, self, resultType, this);
    }

    /** A scope inside this one whose return statements give a value of this type; null where it is unknown. */
    Frame returning(TypeMirror type) {
        return new Frame(source, self, type, this);
    }

    Source source() {
        return source;
    }

    Object self() {
        return self;
    }

    TypeMirror resultType() {
        return resultType;
    }

    Place at(Tree tree) {
        return source.at(tree);
    }

    /** The local of this name, or null. */
    Variable local(String name) {
        for (Frame scope = this; scope != null; scope = scope.outer) {
            Variable found = scope.locals.get(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Declares a local; {@code type} is null where it is not written. */
    void declare(CharSequence name, TypeMirror type, Object value) {
        locals.put(name.toString(), new Variable.Local(type, value));
    }
}

package io.modelc.processor.evaluate;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import io.modelc.errors.Message;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Unresolved;
import java.lang.reflect.Array;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The variables that expressions name: locals, fields, elements of arrays. */
final class Variables {

    private final Evaluator evaluator;

    Variables(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The variable that an expression on the left of an assignment means; its parts are run once. */
    Variable of(ExpressionTree tree, Frame frame) {
        if (tree instanceof IdentifierTree name) {
            return named(name, frame);
        } else if (tree instanceof MemberSelectTree select) {
            return member(select, frame);
        } else if (tree instanceof ArrayAccessTree access) {
            return element(access, frame);
        } else if (tree instanceof ParenthesizedTree inner) {
            return of(inner.getExpression(), frame);
        }
        throw new Unresolved(frame.at(tree), "a variable");
    }

    /** What a simple name means: a local, or else a field. */
    Variable named(IdentifierTree tree, Frame frame) {
        String name = tree.getName().toString();
        Variable local = frame.local(name);
        if (local != null) {
            return local;
        }
        VariableElement field = evaluator
                .names()
                .visibleField(frame.source(), name)
                .orElseThrow(() -> new Unresolved(frame.at(tree), "the name " + name));
        Place place = frame.at(tree);
        if (isStatic(field)) {
            return ofClass(field, place);
        }
        TypeElement owner = (TypeElement) field.getEnclosingElement();
        return ofObject(enclosing(frame, owner, place), field, place);
    }

    /** The object of class {@code type} among {@code this} and the objects around it. */
    Object enclosing(Frame frame, TypeElement type, Place place) {
        Object candidate = frame.self();
        while (candidate instanceof Instance instance) {
            if (evaluator.names().isSubclass(instance.type(), type)) {
                return instance;
            }
            candidate = instance.outer();
        }
        if (candidate instanceof Closure) {
            return candidate;
        }
        throw new Unresolved(place, "an object of class " + type.getSimpleName() + " here");
    }

    /** A field named behind a dot. */
    Variable member(MemberSelectTree tree, Frame frame) {
        Place place = frame.at(tree);
        String name = tree.getIdentifier().toString();
        ExpressionTree scope = tree.getExpression();
        boolean isSuper = scope instanceof IdentifierTree identifier
                && identifier.getName().contentEquals("super");
        if (isSuper) {
            TypeElement up = evaluator
                    .names()
                    .superclass(frame.source().type())
                    .orElseThrow(() -> new Unresolved(place, "the superclass"));
            return ofObject(frame.self(), field(up, name, place), place);
        }
        Qualifier qualifier = evaluator.expressions().qualifier(scope, frame);
        if (qualifier.isType()) {
            return ofClass(field(qualifier.type(), name, place), place);
        }
        return ofValue(qualifier.value(), name, evaluator.types().of(scope, frame), place);
    }

    private Variable ofValue(Object owner, String name, TypeMirror type, Place place) {
        if (owner == Poison.POISON) {
            return new Variable.Local(null, Poison.POISON);
        } else if (owner == null) {
            throw new Problem(place, Message.NULL_HERE);
        } else if (owner.getClass().isArray() && name.equals("length")) {
            return new Variable.Local(evaluator.names().types().getPrimitiveType(TypeKind.INT), Array.getLength(owner));
        } else if (owner instanceof Instance instance) {
            TypeElement seenAs =
                    type instanceof DeclaredType declared ? (TypeElement) declared.asElement() : instance.type();
            VariableElement field = field(seenAs, name, place);
            return isStatic(field) ? ofClass(field, place) : ofObject(instance, field, place);
        }
        throw new Unresolved(place, "the field " + name);
    }

    private VariableElement field(TypeElement type, String name, Place place) {
        return evaluator.names().field(type, name).orElseThrow(() -> new Unresolved(place, "the field " + name));
    }

    private static boolean isStatic(VariableElement field) {
        return field.getModifiers().contains(Modifier.STATIC);
    }

    private Variable ofClass(VariableElement field, Place place) {
        Supplier<Object> value = () -> evaluator.classes().staticField(field, place);
        return new FieldVariable(
                field.asType(), value, set -> evaluator.classes().statics().set(field, set, place));
    }

    private Variable ofObject(Object owner, VariableElement field, Place place) {
        if (!(owner instanceof Instance instance)) {
            throw new Unresolved(place, "the field " + field.getSimpleName());
        }
        TypeMirror type = field.asType().getKind() == TypeKind.TYPEVAR ? null : field.asType();
        return new FieldVariable(
                type, () -> evaluator.classes().field(instance, field, place), value -> instance.set(field, value));
    }

    private record FieldVariable(TypeMirror type, Supplier<Object> getter, Consumer<Object> setter)
            implements Variable {

        @Override
        public Object get() {
            return getter.get();
        }

        @Override
        public void set(Object value) {
            setter.accept(value);
        }
    }

    /** An element of an array. */
    Variable element(ArrayAccessTree tree, Frame frame) {
        Object array = evaluator.value(tree.getExpression(), frame);
        Object index = evaluator.value(
                tree.getIndex(), frame, evaluator.names().types().getPrimitiveType(TypeKind.INT));
        if (array == Poison.POISON || index == Poison.POISON) {
            return new Variable.Local(null, Poison.POISON);
        } else if (array == null) {
            throw new Problem(frame.at(tree.getExpression()), Message.NULL_HERE);
        } else if (!array.getClass().isArray()) {
            throw new Unresolved(frame.at(tree.getExpression()), "an array");
        }
        int length = Array.getLength(array);
        int position = (Integer) index;
        if (position < 0 || position >= length) {
            throw new Thrown(
                    frame.at(tree.getIndex()),
                    new ArrayIndexOutOfBoundsException("Index " + position + " out of bounds for length " + length),
                    Message.INDEX_OUT_OF_RANGE,
                    position,
                    length);
        }
        TypeMirror type = evaluator.types().of(tree.getExpression(), frame) instanceof ArrayType known
                ? known.getComponentType()
                : componentType(array);
        return new Element(array, position, type);
    }

    /** The type that a stored number must have, where only the array itself tells it. */
    private TypeMirror componentType(Object array) {
        Class<?> type = array.getClass().getComponentType();
        return type.isPrimitive()
                ? evaluator
                        .names()
                        .types()
                        .getPrimitiveType(TypeKind.valueOf(type.getName().toUpperCase(Locale.ROOT)))
                : null;
    }

    private record Element(Object array, int index, TypeMirror type) implements Variable {

        @Override
        public Object get() {
            return Array.get(array, index);
        }

        /** A Poison has no place in an array of numbers or tensors: what reads it cannot go on. */
        @Override
        public void set(Object value) {
            if (value == Poison.POISON && array.getClass().getComponentType() != Object.class) {
                throw new Poison.Abandoned();
            }
            Array.set(array, index, value);
        }
    }
}

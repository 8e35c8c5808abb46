package io.modelc.processor.evaluate;

import io.modelc.errors.Message;
import io.modelc.processor.source.Names;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Unresolved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Which of several methods a call means: the three phases of JLS 15.12.2, on erased types. */
final class Overloads {

    private final Names names;
    private final Types types;
    private final Conversions conversions;
    private final Library library;

    Overloads(Names names, Conversions conversions, Library library) {
        this.names = names;
        this.types = names.types();
        this.conversions = conversions;
        this.library = library;
    }

    /** By subtyping alone; with boxing; with a variable number of arguments. */
    private enum Phase {
        STRICT,
        LOOSE,
        VARARGS
    }

    /** The method that is meant, and whether its last arguments are to be gathered into an array. */
    record Choice(ExecutableElement method, boolean gathers) {

        /** The type of the parameter that takes an argument. */
        TypeMirror parameter(int index) {
            return Overloads.parameter(method, index, gathers);
        }
    }

    /**
     * The method that is meant.
     *
     * @throws Unresolved if no method fits, which javac will say
     * @throws Problem if which one fits depends on a type that is not known
     */
    Choice choose(List<ExecutableElement> candidates, List<Argument> arguments, Place place, String name) {
        Choice choice = find(candidates, arguments).orElseThrow(() -> new Unresolved(place, "the method " + name));
        requireCertain(candidates, arguments, choice, place, name);
        return choice;
    }

    /** The method that is meant; empty if none fits or several do equally. */
    Optional<Choice> find(List<ExecutableElement> candidates, List<Argument> arguments) {
        for (Phase phase : Phase.values()) {
            List<ExecutableElement> fitting = candidates.stream()
                    .filter(method -> fits(method, arguments, phase))
                    .toList();
            if (!fitting.isEmpty()) {
                return mostSpecific(fitting, arguments, phase)
                        .map(method -> new Choice(method, phase == Phase.VARARGS));
            }
        }
        return Optional.empty();
    }

    /**
     * An argument of unknown type is taken for what its value is. Its static type may be wider, and mean another method
     * of the user's: then the choice is the user's.
     */
    private void requireCertain(
            List<ExecutableElement> candidates, List<Argument> arguments, Choice choice, Place place, String name) {
        boolean certain = candidates.size() == 1
                || arguments.stream().allMatch(argument -> argument.type() != null || argument.isFunction())
                || !library.isUserClass(choice.method().getEnclosingElement().asType());
        if (certain) {
            return;
        }
        TypeMirror object = names.elements().getTypeElement("java.lang.Object").asType();
        List<Argument> wide = arguments.stream()
                .map(a -> a.type() == null && !a.isFunction() ? new Argument(a.tree(), object, a.value()) : a)
                .toList();
        boolean other = find(candidates, wide)
                .filter(alternative -> !alternative.method().equals(choice.method()))
                .isPresent();
        if (other) {
            throw new Problem(
                    place,
                    Message.AMBIGUOUS_CALL,
                    name,
                    Describe.type(choice.method().getParameters().get(0).asType()));
        }
    }

    private boolean fits(ExecutableElement method, List<Argument> arguments, Phase phase) {
        int parameters = method.getParameters().size();
        boolean count = phase == Phase.VARARGS
                ? method.isVarArgs() && arguments.size() >= parameters - 1
                : arguments.size() == parameters;
        if (!count) {
            return false;
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (!fits(arguments.get(i), parameter(method, i, phase == Phase.VARARGS), phase)) {
                return false;
            }
        }
        return true;
    }

    private static TypeMirror parameter(ExecutableElement method, int index, boolean gathers) {
        int last = method.getParameters().size() - 1;
        TypeMirror type = method.getParameters().get(Math.min(index, last)).asType();
        return gathers && index >= last ? ((ArrayType) type).getComponentType() : type;
    }

    private boolean fits(Argument argument, TypeMirror parameter, Phase phase) {
        if (argument.isFunction()) {
            return parameter.getKind() == TypeKind.TYPEVAR || acceptsFunction(parameter, argument.arity());
        }
        TypeMirror erased = types.erasure(parameter);
        if (argument.type() == null) {
            return fitsValue(argument.value(), erased, phase);
        }
        TypeMirror given = types.erasure(argument.type());
        return phase == Phase.STRICT ? types.isSubtype(given, erased) : types.isAssignable(given, erased);
    }

    private boolean acceptsFunction(TypeMirror parameter, int arity) {
        return types.asElement(parameter) instanceof TypeElement element
                && names.functionalMethod(element)
                        .filter(method -> arity < 0 || method.getParameters().size() == arity)
                        .isPresent();
    }

    private boolean fitsValue(Object value, TypeMirror parameter, Phase phase) {
        if (!parameter.getKind().isPrimitive()) {
            return value == null || conversions.isInstance(value, parameter);
        }
        return phase != Phase.STRICT
                && value != null
                && names.qualified(value.getClass().getName())
                        .filter(box -> types.isAssignable(box.asType(), parameter))
                        .isPresent();
    }

    private Optional<ExecutableElement> mostSpecific(
            List<ExecutableElement> fitting, List<Argument> arguments, Phase phase) {
        List<ExecutableElement> best = new ArrayList<>();
        for (ExecutableElement method : fitting) {
            if (fitting.stream().allMatch(other -> isAsSpecific(method, other, arguments, phase))) {
                best.add(method);
            }
        }
        // Equal signatures come from several supertypes: whichever has a body is what runs.
        return best.stream().findFirst();
    }

    private boolean isAsSpecific(ExecutableElement a, ExecutableElement b, List<Argument> arguments, Phase phase) {
        boolean gathers = phase == Phase.VARARGS;
        int count = gathers
                ? Math.max(
                        arguments.size(),
                        Math.max(a.getParameters().size(), b.getParameters().size()))
                : arguments.size();
        for (int i = 0; i < count; i++) {
            TypeMirror mine = types.erasure(parameter(a, i, gathers));
            TypeMirror theirs = types.erasure(parameter(b, i, gathers));
            if (!types.isSubtype(mine, theirs)) {
                return false;
            }
        }
        return true;
    }
}

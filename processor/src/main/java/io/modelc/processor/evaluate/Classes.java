package io.modelc.processor.evaluate;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import io.modelc.errors.Message;
import io.modelc.processor.source.Members;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Source;
import io.modelc.processor.source.Unresolved;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What classes of this compilation hold: fields, enum constants, and the methods that nobody wrote. */
final class Classes {

    private final Evaluator evaluator;
    private final Statics statics;
    private final Map<TypeElement, List<Instance>> constants = new HashMap<>();
    private final Map<ExecutableElement, Optional<MethodTree>> methods = new HashMap<>();
    private final Map<TypeElement, Map<String, VariableTree>> fields = new HashMap<>();
    private Instance root;

    Classes(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.statics = new Statics(evaluator);
    }

    Statics statics() {
        return statics;
    }

    /** The model itself. */
    Instance root() {
        return root;
    }

    void root(Instance model) {
        root = model;
    }

    Optional<MethodTree> treeOf(Source source, ExecutableElement method) {
        return methods.computeIfAbsent(method, key -> Members.treeOf(source, key));
    }

    Optional<VariableTree> treeOf(Source source, VariableElement field) {
        return Optional.ofNullable(fields.computeIfAbsent(source.type(), type -> Members.fields(source))
                .get(field.getSimpleName().toString()));
    }

    /** The value of a static field, computed when it is first read. */
    Object staticField(VariableElement field, Place place) {
        if (field.getConstantValue() != null) {
            return field.getConstantValue();
        }
        TypeElement owner = (TypeElement) field.getEnclosingElement();
        Source source = evaluator.sources().find(owner).orElse(null);
        if (source == null) {
            return libraryField(field, place);
        }
        if (field.getKind() == ElementKind.ENUM_CONSTANT) {
            return constant(owner, field.getSimpleName().toString(), place);
        }
        return statics.get(field, source, place);
    }

    private Object libraryField(VariableElement field, Place place) {
        try {
            return evaluator.library().get(field, place);
        } catch (Library.MissingClass missing) {
            throw new Problem(place, Message.NO_SOURCE, missing.getMessage());
        }
    }

    private static TypeMirror typeOf(VariableElement field) {
        return field.asType().getKind() == TypeKind.TYPEVAR ? null : field.asType();
    }

    private Instance constant(TypeElement type, String name, Place place) {
        return constants(type).stream()
                .filter(constant -> constant.enumName().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(place, Message.DEPENDS_ON_ITSELF, name));
    }

    /** The constants of an enum of this compilation, created when one is first needed. */
    List<Instance> constants(TypeElement type) {
        List<Instance> known = constants.get(type);
        if (known == null) {
            known = new ArrayList<>();
            constants.put(type, known);
            Source source = evaluator.sources().find(type).orElseThrow();
            for (Tree member : source.tree().getMembers()) {
                if (member instanceof VariableTree field && isConstant(type, field)) {
                    Instance constant = new Instance(type, field.getName().toString(), known.size(), evaluator.calls());
                    known.add(constant);
                    evaluator.creation().enumConstant(constant, (NewClassTree) field.getInitializer(), source);
                }
            }
        }
        return known;
    }

    private static boolean isConstant(TypeElement type, VariableTree field) {
        return type.getEnclosedElements().stream()
                .anyMatch(element -> element.getKind() == ElementKind.ENUM_CONSTANT
                        && element.getSimpleName().contentEquals(field.getName()));
    }

    /** The value of an object's field. */
    Object field(Instance owner, VariableElement field, Place place) {
        if (field.getConstantValue() != null) {
            return field.getConstantValue();
        }
        Object value = owner.get(field);
        if (value instanceof Deferred deferred) {
            throw deferred.cause();
        }
        boolean assignable = !field.getModifiers().contains(Modifier.FINAL);
        if (owner == root && assignable && !owner.isSet(field)) {
            throw new Problem(place, Message.FIELD_NOT_SET, field.getSimpleName());
        }
        return owner.isSet(field) ? value : defaultValue(field);
    }

    /** What a field holds that nobody has set. */
    Object defaultValue(VariableElement field) {
        Class<?> type = evaluator.library().classOf(field.asType());
        return Array.get(Array.newInstance(type, 1), 0);
    }

    /** Runs the field initialisers and blocks of one class for a new object, in order. */
    void initialize(Instance self, Source source) {
        Frame frame = Frame.of(source, self);
        for (Tree member : source.tree().getMembers()) {
            if (member instanceof BlockTree block && !block.isStatic()) {
                evaluator.statements().run(block, frame);
            } else if (member instanceof VariableTree tree && tree.getInitializer() != null) {
                evaluator
                        .names()
                        .field(source.type(), tree.getName().toString())
                        .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
                        .ifPresent(field -> self.set(field, initialValue(self, field, tree.getInitializer(), frame)));
            }
        }
    }

    /** A field of the model that the compiler cannot compute is a mistake only if it is a layer, or is read. */
    private Object initialValue(Instance self, VariableElement field, ExpressionTree tree, Frame frame) {
        if (self != root) {
            return evaluator.value(tree, frame, typeOf(field));
        } else if (Annotations.isLayer(field)) {
            return evaluator.recovered(tree, frame, typeOf(field));
        }
        try {
            return evaluator.deferring(() -> evaluator.value(tree, frame, typeOf(field)));
        } catch (Problem | Unresolved cause) {
            return new Deferred(cause);
        }
    }

    /** The methods of records and enums that have no body in the source. */
    Object implicit(ExecutableElement method, Object receiver, List<Object> arguments, Place place) {
        TypeElement owner = (TypeElement) method.getEnclosingElement();
        String name = method.getSimpleName().toString();
        if (owner.getKind() == ElementKind.ENUM && name.equals("values")) {
            return constants(owner).toArray();
        } else if (owner.getKind() == ElementKind.ENUM && name.equals("valueOf")) {
            return valueOf(owner, (String) arguments.get(0), place);
        }
        if (!(receiver instanceof Instance self && self.isRecord())) {
            throw new Unresolved(place, "the body of " + name);
        }
        return switch (arguments.size()) {
            case 1 -> self.equals(arguments.get(0));
            default ->
                evaluator
                        .names()
                        .field(owner, name)
                        .map(self::get)
                        .orElseGet(() -> name.equals("toString") ? self.toString() : self.hashCode());
        };
    }

    private Instance valueOf(TypeElement type, String name, Place place) {
        return constants(type).stream()
                .filter(constant -> constant.enumName().equals(name))
                .findFirst()
                .orElseThrow(() -> new Thrown(
                        place,
                        new IllegalArgumentException("No enum constant " + type.getQualifiedName() + "." + name),
                        Message.CALL_FAILED,
                        "valueOf",
                        "IllegalArgumentException",
                        "No enum constant " + type.getQualifiedName() + "." + name));
    }
}

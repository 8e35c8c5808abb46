package io.modelc.processor.evaluate;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import io.modelc.errors.Message;
import io.modelc.processor.source.Members;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Source;
import io.modelc.processor.source.Unresolved;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The static fields of classes of this compilation. A field gets its value when it is first read, so that one that the
 * compiler cannot compute harms only those who read it. A class with static blocks is initialised as a whole, in order,
 * when it is first used, since a block may change what other fields hold.
 */
final class Statics {

    private final Evaluator evaluator;
    private final Map<VariableElement, Object> values = new HashMap<>();
    private final Set<VariableElement> running = new HashSet<>();
    private final Set<TypeElement> entered = new HashSet<>();
    private final Set<TypeElement> initializing = new HashSet<>();
    private final Map<TypeElement, RuntimeException> failed = new HashMap<>();

    Statics(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The value of a static field of a class in {@code source}. */
    Object get(VariableElement field, Source source, Place place) {
        enter(source);
        boolean isInitializing = initializing.contains(source.type());
        RuntimeException failure = failed.get(source.type());
        if (failure != null) {
            throw failure;
        } else if (!isInitializing && !field.getModifiers().contains(Modifier.FINAL)) {
            throw new Problem(place, Message.FIELD_NOT_FINAL, field.getSimpleName());
        } else if (!values.containsKey(field)) {
            if (hasStaticBlock(source)) {
                return evaluator.classes().defaultValue(field);
            }
            values.put(field, initialized(field, source, place));
        }
        if (values.get(field) instanceof Deferred deferred) {
            throw deferred.cause();
        }
        return values.get(field);
    }

    /** Stores a value, which only the initialisation of a class may do. */
    void set(VariableElement field, Object value, Place place) {
        if (!initializing.contains((TypeElement) field.getEnclosingElement())) {
            throw new Problem(place, Message.FIELD_NOT_FINAL, field.getSimpleName());
        }
        values.put(field, value);
    }

    private Object initialized(VariableElement field, Source source, Place place) {
        if (!running.add(field)) {
            throw new Problem(place, Message.DEPENDS_ON_ITSELF, field.getSimpleName());
        }
        try {
            ExpressionTree tree = evaluator
                    .classes()
                    .treeOf(source, field)
                    .map(VariableTree::getInitializer)
                    .orElseThrow(() -> new Unresolved(place, "the field " + field.getSimpleName()));
            return evaluator.value(tree, Frame.of(source, null), typeOf(field));
        } finally {
            running.remove(field);
        }
    }

    private static TypeMirror typeOf(VariableElement field) {
        return field.asType().getKind() == TypeKind.TYPEVAR ? null : field.asType();
    }

    /** A class is used: if it has static blocks, it is initialised. A mistake in it counts when a field is read. */
    void enter(Source source) {
        if (!entered.add(source.type()) || !hasStaticBlock(source)) {
            return;
        }
        initializing.add(source.type());
        try {
            evaluator.deferring(() -> {
                initialize(source);
                return null;
            });
        } catch (Problem | Unresolved | Poison.Abandoned failure) {
            failed.put(source.type(), failure);
        } finally {
            initializing.remove(source.type());
        }
    }

    private void initialize(Source source) {
        if (source.type().getKind() == ElementKind.ENUM) {
            evaluator.classes().constants(source.type());
        }
        Frame frame = Frame.of(source, null);
        for (Tree member : source.tree().getMembers()) {
            if (member instanceof BlockTree block && block.isStatic()) {
                evaluator.statements().run(block, frame);
            } else if (member instanceof VariableTree tree && tree.getInitializer() != null) {
                Members.elementOf(source.type(), tree)
                        .map(VariableElement.class::cast)
                        .filter(field -> field.getKind() == ElementKind.FIELD
                                && field.getModifiers().contains(Modifier.STATIC))
                        .ifPresent(field -> values.put(field, initialValue(field, source)));
            }
        }
    }

    private Object initialValue(VariableElement field, Source source) {
        try {
            return initialized(field, source, source.at(source.tree()));
        } catch (Problem | Unresolved cause) {
            return new Deferred(cause);
        }
    }

    private static boolean hasStaticBlock(Source source) {
        return source.tree().getMembers().stream()
                .anyMatch(member -> member instanceof BlockTree block && block.isStatic());
    }
}

package io.modelc.processor.evaluate;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import io.modelc.Forward;
import io.modelc.Layer;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Modelc's annotations in the source. Their values are read from the trees: asking the compiler for them fails on a name
 * that does not resolve, and tells no position.
 */
final class Annotations {

    private Annotations() {}

    static boolean isForward(Element element) {
        return has(element, Forward.class);
    }

    static boolean isLayer(Element element) {
        return has(element, Layer.class);
    }

    static boolean has(Element element, Class<?> annotation) {
        return element.getAnnotationMirrors().stream()
                .map(mirror -> (TypeElement) mirror.getAnnotationType().asElement())
                .anyMatch(type -> type.getQualifiedName().contentEquals(annotation.getName()));
    }

    /** The annotation as it is written. */
    static Optional<? extends AnnotationTree> find(ModifiersTree modifiers, Class<?> annotation) {
        return modifiers.getAnnotations().stream()
                .filter(tree -> isNamed(tree.getAnnotationType(), annotation))
                .findFirst();
    }

    private static boolean isNamed(Tree name, Class<?> annotation) {
        String text = name.toString();
        return text.equals(annotation.getSimpleName()) || text.equals(annotation.getName());
    }

    /** The expression of an annotation's element, such as {@code 64} of {@code @Shape(64)}. */
    static Optional<ExpressionTree> element(AnnotationTree annotation, String name) {
        List<? extends ExpressionTree> arguments = annotation.getArguments();
        for (ExpressionTree argument : arguments) {
            if (argument instanceof AssignmentTree named) {
                if (named.getVariable().toString().equals(name)) {
                    return Optional.of(named.getExpression());
                }
            } else if (name.equals("value")) {
                return Optional.of(argument);
            }
        }
        return Optional.empty();
    }
}

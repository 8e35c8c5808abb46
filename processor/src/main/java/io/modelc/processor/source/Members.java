package io.modelc.processor.source;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Which tree declares which member. Matched by signature, since compilers add members that nobody wrote. */
public final class Members {

    private Members() {}

    /** The tree of a method or constructor; empty for one that the compiler adds, such as a record's accessor. */
    public static Optional<MethodTree> treeOf(Source source, ExecutableElement method) {
        return source.tree().getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .filter(tree -> declares(tree, method))
                .findFirst();
    }

    /** The trees of the fields and enum constants of a class by name. */
    public static Map<String, VariableTree> fields(Source source) {
        Map<String, VariableTree> byName = new HashMap<>();
        for (Tree member : source.tree().getMembers()) {
            if (member instanceof VariableTree field) {
                byName.putIfAbsent(field.getName().toString(), field);
            }
        }
        return byName;
    }

    /** The member that a tree declares. */
    public static Optional<Element> elementOf(TypeElement type, Tree member) {
        for (Element element : type.getEnclosedElements()) {
            boolean same = element instanceof ExecutableElement method && member instanceof MethodTree tree
                    ? declares(tree, method)
                    : element instanceof VariableElement
                            && member instanceof VariableTree field
                            && field.getName().contentEquals(element.getSimpleName());
            if (same) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    private static boolean declares(MethodTree tree, ExecutableElement method) {
        if (!tree.getName().contentEquals(method.getSimpleName())) {
            return false;
        }
        List<? extends VariableTree> written = tree.getParameters();
        List<? extends VariableElement> known = method.getParameters();
        if (written.isEmpty() && isCompact(method)) {
            return true;
        }
        if (written.size() != known.size()) {
            return false;
        }
        for (int i = 0; i < known.size(); i++) {
            if (!simpleName(written.get(i).getType())
                    .equals(simpleName(known.get(i).asType().toString()))) {
                return false;
            }
        }
        return true;
    }

    /** Just parsed, a compact constructor has no parameters; javac adds those of the record when it enters the class. */
    private static boolean isCompact(ExecutableElement constructor) {
        return constructor.getKind() == ElementKind.CONSTRUCTOR
                && constructor.getEnclosingElement().getKind() == ElementKind.RECORD
                && ((TypeElement) constructor.getEnclosingElement())
                                .getRecordComponents()
                                .size()
                        == constructor.getParameters().size();
    }

    private static String simpleName(Tree type) {
        if (type instanceof ParameterizedTypeTree generic) {
            return simpleName(generic.getType());
        }
        if (type instanceof AnnotatedTypeTree annotated) {
            return simpleName(annotated.getUnderlyingType());
        }
        if (type instanceof MemberSelectTree qualified) {
            return qualified.getIdentifier().toString();
        }
        return simpleName(type.toString());
    }

    /** {@code java.util.List<java.lang.String>[]} as {@code List[]}; annotations on the type are dropped. */
    private static String simpleName(String type) {
        String text = type.replace("...", "[]").replaceAll("@[\\w.]+(\\([^)]*\\))?\\s*", "");
        while (text.contains("<")) {
            text = text.replaceAll("<[^<>]*>", "");
        }
        return text.substring(text.lastIndexOf('.') + 1).replace(" ", "");
    }
}

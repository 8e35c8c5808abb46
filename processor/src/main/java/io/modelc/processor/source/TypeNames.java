package io.modelc.processor.source;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The types that type names in a source file mean. */
public final class TypeNames {

    private final Names names;
    private final Map<Tree, Set<String>> typeVariables = new HashMap<>();

    /** Lookup by these names. */
    public TypeNames(Names names) {
        this.names = names;
    }

    /**
     * The type that is written here.
     *
     * @return empty where no type is written ({@code var}, a lambda's parameter) or where it is a type variable
     * @throws Unresolved for a name that means no type
     */
    public Optional<TypeMirror> type(Source from, Tree tree) {
        if (tree instanceof PrimitiveTypeTree primitive) {
            return Optional.of(primitive(primitive.getPrimitiveTypeKind()));
        } else if (tree instanceof ArrayTypeTree array) {
            TypeMirror element = type(from, array.getType()).orElseGet(this::object);
            return Optional.of(names.types().getArrayType(element));
        } else if (tree instanceof AnnotatedTypeTree annotated) {
            return type(from, annotated.getUnderlyingType());
        } else if (tree instanceof ParameterizedTypeTree generic) {
            return parameterized(from, generic);
        } else if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
            return isTypeVariable(from, tree) ? Optional.empty() : Optional.of(named(from, tree));
        }
        return Optional.empty();
    }

    /** The class that is written here, without type arguments. */
    public Optional<TypeElement> element(Source from, Tree tree) {
        if (tree instanceof ParameterizedTypeTree generic) {
            return element(from, generic.getType());
        } else if (tree instanceof AnnotatedTypeTree annotated) {
            return element(from, annotated.getUnderlyingType());
        } else if (tree instanceof IdentifierTree name) {
            return names.type(from, name.getName().toString());
        } else if (tree instanceof MemberSelectTree select) {
            return element(from, select.getExpression())
                    .flatMap(outer ->
                            names.memberType(outer, select.getIdentifier().toString()))
                    .or(() -> names.qualified(select.toString()));
        }
        return Optional.empty();
    }

    private TypeMirror named(Source from, Tree tree) {
        TypeElement element = element(from, tree).orElseThrow(() -> new Unresolved(from.at(tree), "the class " + tree));
        return names.types().erasure(element.asType());
    }

    private Optional<TypeMirror> parameterized(Source from, ParameterizedTypeTree tree) {
        TypeMirror raw = named(from, tree.getType());
        List<TypeMirror> arguments = tree.getTypeArguments().stream()
                .flatMap(argument -> type(from, argument).stream())
                .toList();
        TypeElement element = (TypeElement) names.types().asElement(raw);
        boolean complete = !arguments.isEmpty()
                && arguments.size() == element.getTypeParameters().size();
        return Optional.of(
                complete ? names.types().getDeclaredType(element, arguments.toArray(TypeMirror[]::new)) : raw);
    }

    private TypeMirror primitive(TypeKind kind) {
        return kind == TypeKind.VOID
                ? names.types().getNoType(TypeKind.VOID)
                : names.types().getPrimitiveType(kind);
    }

    private TypeMirror object() {
        return names.elements().getTypeElement("java.lang.Object").asType();
    }

    /** A name that no class has, and that some class or method of the file declares as its type parameter. */
    private boolean isTypeVariable(Source from, Tree tree) {
        return tree instanceof IdentifierTree name
                && typeVariables
                        .computeIfAbsent(from.unit(), TypeNames::declaredVariables)
                        .contains(name.getName().toString())
                && element(from, tree).isEmpty();
    }

    private static Set<String> declaredVariables(Tree unit) {
        Set<String> found = new HashSet<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitTypeParameter(TypeParameterTree parameter, Void unused) {
                found.add(parameter.getName().toString());
                return super.visitTypeParameter(parameter, unused);
            }
        }.scan(unit, null);
        return found;
    }
}

package io.modelc.processor.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What simple names mean: looked up as the language says, by scopes and imports, without attributing anything. */
public final class Names {

    private final Elements elements;
    private final Types types;
    private final Map<TypeElement, List<TypeElement>> supertypes = new HashMap<>();
    private final Map<TypeElement, Map<String, TypeElement>> memberTypes = new HashMap<>();
    private final Map<TypeElement, Map<String, VariableElement>> fields = new HashMap<>();
    private final Map<TypeElement, Map<String, List<ExecutableElement>>> methods = new HashMap<>();

    /** Lookup in the compiler's own tables. */
    public Names(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** The compiler's elements. */
    public Elements elements() {
        return elements;
    }

    /** The compiler's types. */
    public Types types() {
        return types;
    }

    /** The class of a canonical name such as {@code java.lang.String}, if there is one. */
    public Optional<TypeElement> qualified(String name) {
        return Optional.ofNullable(elements.getTypeElement(name));
    }

    /** The class that a simple name means in a file: nested, imported, of the same package, imported on demand. */
    public Optional<TypeElement> type(Source from, String name) {
        return nestedType(from, name)
                .or(() -> imported(from.unit(), name))
                .or(() -> qualified(packagePrefix(from.unit()) + name))
                .or(() -> importedOnDemand(from.unit(), name));
    }

    private Optional<TypeElement> nestedType(Source from, String name) {
        for (Element scope = from.type(); scope instanceof TypeElement type; scope = scope.getEnclosingElement()) {
            if (type.getSimpleName().contentEquals(name)) {
                return Optional.of(type);
            }
            Optional<TypeElement> member = memberType(type, name);
            if (member.isPresent()) {
                return member;
            }
        }
        return Optional.empty();
    }

    /** The class of this name nested in a class or in one of its supertypes. */
    public Optional<TypeElement> memberType(TypeElement in, String name) {
        return supertypes(in).stream()
                .flatMap(type -> Stream.ofNullable(memberTypesOf(type).get(name)))
                .findFirst();
    }

    private Map<String, TypeElement> memberTypesOf(TypeElement type) {
        return memberTypes.computeIfAbsent(type, key -> {
            Map<String, TypeElement> byName = new HashMap<>();
            ElementFilter.typesIn(key.getEnclosedElements())
                    .forEach(member -> byName.put(member.getSimpleName().toString(), member));
            return byName;
        });
    }

    private Optional<TypeElement> imported(CompilationUnitTree unit, String name) {
        return imports(unit)
                .filter(path -> path.endsWith("." + name))
                .findFirst()
                .flatMap(this::qualified);
    }

    private Optional<TypeElement> importedOnDemand(CompilationUnitTree unit, String name) {
        Stream<String> scopes =
                imports(unit).filter(path -> path.endsWith(".*")).map(path -> path.substring(0, path.length() - 1));
        return Stream.concat(scopes, Stream.of("java.lang."))
                .flatMap(scope -> qualified(scope + name).stream())
                .findFirst();
    }

    private static Stream<String> imports(CompilationUnitTree unit) {
        return unit.getImports().stream()
                .map(statement -> statement.getQualifiedIdentifier().toString());
    }

    private static String packagePrefix(CompilationUnitTree unit) {
        return unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
    }

    /** A class itself, then its superclasses and interfaces, nearest first; of an interface also Object. */
    public List<TypeElement> supertypes(TypeElement type) {
        return supertypes.computeIfAbsent(type, this::findSupertypes);
    }

    private List<TypeElement> findSupertypes(TypeElement type) {
        Set<TypeElement> found = new LinkedHashSet<>();
        Deque<TypeElement> open = new ArrayDeque<>();
        for (TypeElement next = type; next != null; next = superclass(next).orElse(null)) {
            open.add(next);
            found.add(next);
        }
        while (!open.isEmpty()) {
            for (TypeMirror up : open.poll().getInterfaces()) {
                TypeElement element = (TypeElement) types.asElement(up);
                if (element != null && found.add(element)) {
                    open.add(element);
                }
            }
        }
        if (type.getKind().isInterface()) {
            found.add(elements.getTypeElement("java.lang.Object"));
        }
        return List.copyOf(found);
    }

    /** The superclass; empty for Object, for interfaces, and for a superclass that does not exist. */
    public Optional<TypeElement> superclass(TypeElement type) {
        return type.getSuperclass() instanceof DeclaredType up
                ? Optional.of((TypeElement) up.asElement())
                : Optional.empty();
    }

    /** Whether a class is another or a subclass or implementation of it. */
    public boolean isSubclass(TypeElement type, TypeElement of) {
        return supertypes(type).contains(of);
    }

    /** The field of a class, its own or inherited. */
    public Optional<VariableElement> field(TypeElement in, String name) {
        return supertypes(in).stream()
                .flatMap(type -> Stream.ofNullable(fieldsOf(type).get(name)))
                .findFirst();
    }

    private Map<String, VariableElement> fieldsOf(TypeElement type) {
        return fields.computeIfAbsent(type, key -> {
            Map<String, VariableElement> byName = new HashMap<>();
            for (Element element : key.getEnclosedElements()) {
                if (element.getKind().isField()) {
                    byName.put(element.getSimpleName().toString(), (VariableElement) element);
                }
            }
            return byName;
        });
    }

    /** The field that a simple name means: of this class or an enclosing one, or statically imported. */
    public Optional<VariableElement> visibleField(Source from, String name) {
        for (Element scope = from.type(); scope instanceof TypeElement type; scope = scope.getEnclosingElement()) {
            Optional<VariableElement> field = field(type, name);
            if (field.isPresent()) {
                return field;
            }
        }
        return staticScopes(from, name)
                .flatMap(type -> field(type, name).stream())
                .findFirst();
    }

    /** The methods of this name of a class, its own and inherited, without those that are overridden or hidden. */
    public List<ExecutableElement> methods(TypeElement in, String name) {
        return methods.computeIfAbsent(in, key -> new HashMap<>()).computeIfAbsent(name, key -> findMethods(in, name));
    }

    private List<ExecutableElement> findMethods(TypeElement in, String name) {
        List<ExecutableElement> found = new ArrayList<>();
        for (TypeElement type : supertypes(in)) {
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                boolean inherited = type.equals(in)
                        || !(type.getKind().isInterface()
                                && method.getModifiers().contains(Modifier.STATIC));
                if (method.getSimpleName().contentEquals(name)
                        && inherited
                        && found.stream().noneMatch(near -> replaces(near, method, in))) {
                    found.add(method);
                }
            }
        }
        return List.copyOf(found);
    }

    private boolean replaces(ExecutableElement near, ExecutableElement far, TypeElement in) {
        return elements.overrides(near, far, in) || sameErasure(near, far);
    }

    private boolean sameErasure(ExecutableElement a, ExecutableElement b) {
        return parameterTypes(a).equals(parameterTypes(b));
    }

    private List<String> parameterTypes(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> types.erasure(parameter.asType()).toString())
                .toList();
    }

    /** The method that calling {@code method} on an object of class {@code type} really runs. */
    public ExecutableElement implementation(ExecutableElement method, TypeElement type) {
        return methods(type, method.getSimpleName().toString()).stream()
                .filter(candidate -> candidate.equals(method) || elements.overrides(candidate, method, type))
                .min((a, b) -> Boolean.compare(isAbstract(a), isAbstract(b)))
                .orElse(method);
    }

    private static boolean isAbstract(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.ABSTRACT);
    }

    /** The one abstract method of a functional interface. */
    public Optional<ExecutableElement> functionalMethod(TypeElement type) {
        if (type.getKind() != ElementKind.INTERFACE) {
            return Optional.empty();
        }
        List<ExecutableElement> candidates = supertypes(type).stream()
                .flatMap(up -> ElementFilter.methodsIn(up.getEnclosedElements()).stream())
                .map(method -> implementation(method, type))
                .filter(Names::isAbstract)
                .filter(method -> !isOfObject(method))
                .distinct()
                .toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    /** Interfaces may repeat Object's methods, as Comparator does with equals. */
    private boolean isOfObject(ExecutableElement method) {
        return methods(
                        elements.getTypeElement("java.lang.Object"),
                        method.getSimpleName().toString())
                .stream()
                .anyMatch(known -> sameErasure(known, method));
    }

    /** The methods that a simple name may mean: of the nearest enclosing class that has one, or statically imported. */
    public List<ExecutableElement> visibleMethods(Source from, String name) {
        for (Element scope = from.type(); scope instanceof TypeElement type; scope = scope.getEnclosingElement()) {
            List<ExecutableElement> found = methods(type, name);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return staticScopes(from, name)
                .flatMap(type -> methods(type, name).stream())
                .filter(method -> method.getModifiers().contains(Modifier.STATIC))
                .distinct()
                .toList();
    }

    /** The classes whose static members of this name the file imports; named ones before those on demand. */
    private Stream<TypeElement> staticScopes(Source from, String name) {
        List<String> paths = from.unit().getImports().stream()
                .filter(ImportTree::isStatic)
                .map(statement -> statement.getQualifiedIdentifier().toString())
                .toList();
        return Stream.concat(
                        paths.stream().filter(path -> path.endsWith("." + name)),
                        paths.stream().filter(path -> path.endsWith(".*")))
                .map(path -> path.substring(0, path.lastIndexOf('.')))
                .flatMap(path -> qualified(path).stream());
    }
}

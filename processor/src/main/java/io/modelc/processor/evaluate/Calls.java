package io.modelc.processor.evaluate;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.processor.source.Names;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Source;
import io.modelc.processor.source.Unresolved;
import io.modelc.trace.Tracer;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Calls of methods: choosing which, passing the arguments, and running it, interpreted or for real. */
final class Calls {

    private final Evaluator evaluator;
    private final Names names;

    Calls(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.names = evaluator.names();
    }

    /** The value of {@code name(...)}, {@code object.name(...)}, {@code Type.name(...)}, {@code super.name(...)}. */
    Object invocation(MethodInvocationTree tree, Frame frame) {
        if (tree.getMethodSelect() instanceof MemberSelectTree select) {
            return isSuper(select.getExpression()) ? superCall(tree, select, frame) : qualified(tree, select, frame);
        }
        IdentifierTree name = (IdentifierTree) tree.getMethodSelect();
        return switch (name.getName().toString()) {
            case "this", "super" -> evaluator.creation().explicitConstructor(tree, name, frame);
            default -> simple(tree, name, frame);
        };
    }

    static boolean isSuper(ExpressionTree scope) {
        return scope instanceof IdentifierTree name && name.getName().contentEquals("super")
                || scope instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals("super");
    }

    /** The methods that a call may mean, as far as static types tell. */
    Optional<List<ExecutableElement>> candidates(MethodInvocationTree tree, Frame frame) {
        if (tree.getMethodSelect() instanceof IdentifierTree name) {
            return Optional.of(
                            names.visibleMethods(frame.source(), name.getName().toString()))
                    .filter(found -> !found.isEmpty());
        }
        MemberSelectTree select = (MemberSelectTree) tree.getMethodSelect();
        if (isSuper(select.getExpression())) {
            return Optional.of(
                    superMethods(select.getExpression(), select.getIdentifier().toString(), frame));
        }
        return evaluator
                .types()
                .namedClass(select.getExpression(), frame)
                .or(() -> classOf(evaluator.types().of(select.getExpression(), frame)))
                .map(type -> names.methods(type, select.getIdentifier().toString()))
                .filter(found -> !found.isEmpty());
    }

    private static Optional<TypeElement> classOf(TypeMirror type) {
        return type instanceof DeclaredType declared && type.getKind() != TypeKind.ERROR
                ? Optional.of((TypeElement) declared.asElement())
                : Optional.empty();
    }

    private Object simple(MethodInvocationTree tree, IdentifierTree name, Frame frame) {
        List<ExecutableElement> candidates =
                names.visibleMethods(frame.source(), name.getName().toString());
        List<Argument> arguments = arguments(tree.getArguments(), frame);
        Overloads.Choice choice = choose(candidates, arguments, tree, frame);
        TypeElement owner = (TypeElement) choice.method().getEnclosingElement();
        Object receiver = isStatic(choice.method())
                ? null
                : evaluator.expressions().variables().enclosing(frame, owner, frame.at(tree));
        return pass(choice, receiver, true, arguments, tree, frame);
    }

    private Object superCall(MethodInvocationTree tree, MemberSelectTree select, Frame frame) {
        List<Argument> arguments = arguments(tree.getArguments(), frame);
        return pass(
                choose(
                        superMethods(
                                select.getExpression(), select.getIdentifier().toString(), frame),
                        arguments,
                        tree,
                        frame),
                frame.self(),
                false,
                arguments,
                tree,
                frame);
    }

    /** {@code super.name} of the superclass or, failing that, an interface; {@code Type.super.name} of that interface. */
    private List<ExecutableElement> superMethods(ExpressionTree scope, String name, Frame frame) {
        TypeElement type = frame.source().type();
        if (scope instanceof MemberSelectTree named) {
            return evaluator
                    .types()
                    .namedClass(named.getExpression(), frame)
                    .map(of -> names.methods(of, name))
                    .orElse(List.of());
        }
        return names.superclass(type)
                .map(up -> names.methods(up, name))
                .filter(found -> !found.isEmpty())
                .orElseGet(() -> names.methods(type, name));
    }

    private Object qualified(MethodInvocationTree tree, MemberSelectTree select, Frame frame) {
        Qualifier scope = evaluator.expressions().qualifier(select.getExpression(), frame);
        Object receiver = scope.value();
        String name = select.getIdentifier().toString();
        if (receiver == Poison.POISON) {
            arguments(tree.getArguments(), frame);
            return receiver;
        } else if (!scope.isType() && receiver == null) {
            throw new Problem(frame.at(select.getExpression()), Message.NULL_HERE);
        } else if (!scope.isType() && receiver.getClass().isArray() && name.equals("clone")) {
            return copy(receiver);
        }
        List<ExecutableElement> candidates = candidates(tree, frame).orElseGet(() -> runtimeCandidates(receiver, name));
        List<Argument> arguments = arguments(tree.getArguments(), frame);
        return pass(choose(candidates, arguments, tree, frame), receiver, true, arguments, tree, frame);
    }

    private static Object copy(Object array) {
        int length = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, copy, 0, length);
        return copy;
    }

    private List<ExecutableElement> runtimeCandidates(Object receiver, String name) {
        if (receiver == null) {
            return List.of();
        }
        Stream<TypeElement> types = receiver instanceof Instance instance
                ? Stream.of(instance.type())
                : receiver instanceof Closure closure
                        ? classOf(closure.type()).stream()
                        : evaluator.library().publicTypes(receiver).stream();
        return types.flatMap(type -> names.methods(type, name).stream())
                .distinct()
                .toList();
    }

    /** The arguments of a call, in order; functions are made later, when the parameters' types are known. */
    List<Argument> arguments(List<? extends ExpressionTree> trees, Frame frame) {
        List<Argument> arguments = new ArrayList<>();
        for (ExpressionTree tree : trees) {
            arguments.add(
                    Argument.isFunction(tree)
                            ? new Argument(tree, null, null)
                            : new Argument(
                                    tree,
                                    evaluator.types().of(tree, frame),
                                    evaluator.value(tree, frame, expected(tree))));
        }
        return arguments;
    }

    /** A switch as an argument is converted to the parameter's type result by result, not to a common type first. */
    private TypeMirror expected(ExpressionTree tree) {
        return tree instanceof SwitchExpressionTree
                ? names.elements().getTypeElement("java.lang.Object").asType()
                : null;
    }

    private Overloads.Choice choose(
            List<ExecutableElement> candidates, List<Argument> arguments, MethodInvocationTree tree, Frame frame) {
        ExpressionTree select = tree.getMethodSelect();
        String name = select instanceof MemberSelectTree member
                ? member.getIdentifier().toString()
                : select.toString();
        return evaluator.overloads().choose(candidates, arguments, frame.at(tree), name);
    }

    private Object pass(
            Overloads.Choice choice,
            Object receiver,
            boolean virtual,
            List<Argument> arguments,
            MethodInvocationTree tree,
            Frame frame) {
        if (arguments.stream().anyMatch(argument -> argument.value() == Poison.POISON)) {
            return Poison.POISON;
        }
        Library.Site site = new Library.Site(frame.at(tree), tree.getArguments());
        List<Object> values = converted(choice, arguments, frame, site);
        return invoke(choice.method(), receiver, virtual, values, site);
    }

    /** The arguments as the parameters hold them, the last ones gathered into an array where the method says so. */
    List<Object> converted(Overloads.Choice choice, List<Argument> arguments, Frame frame, Library.Site site) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            TypeMirror type = choice.parameter(i);
            TypeMirror known = type.getKind() == TypeKind.TYPEVAR ? null : type;
            values.add(
                    argument.isFunction()
                            ? evaluator.value(argument.tree(), frame, known)
                            : evaluator.conversions().assigned(argument.value(), known, site.argument(i)));
        }
        return choice.gathers() ? gathered(choice.method(), values) : values;
    }

    private List<Object> gathered(ExecutableElement method, List<Object> values) {
        int last = method.getParameters().size() - 1;
        ArrayType type = (ArrayType) method.getParameters().get(last).asType();
        Object array = Array.newInstance(evaluator.library().classOf(type.getComponentType()), values.size() - last);
        for (int i = last; i < values.size(); i++) {
            Array.set(array, i - last, values.get(i));
        }
        List<Object> gathered = new ArrayList<>(values.subList(0, last));
        gathered.add(array);
        return gathered;
    }

    /** Runs a method; {@code virtual} is false for {@code super.name()}, which names the very method that runs. */
    Object invoke(
            ExecutableElement method, Object receiver, boolean virtual, List<Object> arguments, Library.Site site) {
        ExecutableElement target = virtual && receiver instanceof Instance instance
                ? names.implementation(method, instance.type())
                : method;
        if (receiver instanceof Closure closure && target.getModifiers().contains(Modifier.ABSTRACT)) {
            return closure.call(arguments);
        }
        Optional<Source> source = evaluator.sources().find((TypeElement) target.getEnclosingElement());
        try {
            if (source.isPresent()) {
                return interpretAsLayer(source.get(), target, receiver, arguments, site.place());
            }
            return receiver instanceof Instance instance && !isStatic(target)
                    ? inherited(instance, target, arguments, site)
                    : evaluator.library().call(target, receiver, arguments, site);
        } catch (Poison.Abandoned abandoned) {
            return Poison.POISON;
        } catch (Library.MissingClass missing) {
            throw new Problem(site.place(), Message.NO_SOURCE, missing.getMessage());
        }
    }

    /** A @Forward method of a layer is run under the layer's name, so that its weights are the layer's own. */
    private Object interpretAsLayer(
            Source source, ExecutableElement method, Object receiver, List<Object> arguments, Place place) {
        boolean isLayer = receiver != null && receiver != evaluator.classes().root() && Annotations.isForward(method);
        if (!isLayer) {
            return interpret(source, method, receiver, arguments, place);
        }
        try {
            Instance[] record = new Instance[1];
            Object result = Tracer.current().call(receiver, () -> {
                Object returned = interpret(source, method, receiver, arguments, place);
                if (returned instanceof Instance instance && instance.isRecord()) {
                    record[0] = instance;
                    return new ArrayList<>(instance.components().values());
                }
                return returned;
            });
            return record[0] == null ? result : record[0].withComponents((List<?>) result);
        } catch (DeclarationException notAField) {
            throw new Problem(place, notAField);
        }
    }

    /** Runs a method of this compilation. */
    Object interpret(Source source, ExecutableElement method, Object receiver, List<Object> arguments, Place place) {
        MethodTree tree = evaluator.classes().treeOf(source, method).orElse(null);
        if (tree == null || tree.getBody() == null) {
            return evaluator.classes().implicit(method, receiver, arguments, place);
        }
        if (isStatic(method)) {
            evaluator.classes().statics().enter(source);
        }
        Frame frame = Frame.of(source, isStatic(method) ? null : receiver).returning(known(method.getReturnType()));
        bind(tree, method, arguments, frame);
        return evaluator.budget().call(place, method.getSimpleName().toString(), () -> evaluator
                .statements()
                .run(tree.getBody(), frame)
                .value());
    }

    /** Declares the parameters. */
    void bind(MethodTree tree, ExecutableElement method, List<Object> arguments, Frame frame) {
        for (int i = 0; i < arguments.size(); i++) {
            CharSequence name = tree.getParameters().isEmpty()
                    ? method.getParameters().get(i).getSimpleName()
                    : tree.getParameters().get(i).getName();
            frame.declare(name, known(method.getParameters().get(i).asType()), arguments.get(i));
        }
    }

    private static TypeMirror known(TypeMirror type) {
        return type.getKind() == TypeKind.TYPEVAR || type.getKind() == TypeKind.VOID ? null : type;
    }

    private static boolean isStatic(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.STATIC);
    }

    /** What a class of this compilation inherits from Object, Enum, Record, or a library interface. */
    private Object inherited(Instance self, ExecutableElement method, List<Object> arguments, Library.Site site) {
        return switch (method.getSimpleName().toString()) {
            case "toString" -> self.toString();
            case "hashCode" -> self.hashCode();
            case "equals" -> self.equals(arguments.get(0));
            case "name" -> self.enumName();
            case "ordinal" -> self.ordinal();
            case "compareTo" -> self.ordinal() - ((Instance) arguments.get(0)).ordinal();
            default -> {
                if (self.base() != null) {
                    yield evaluator.library().call(method, self.base(), arguments, site);
                }
                Object proxy = self.as(evaluator.library().interfaces(self.type()));
                yield evaluator.library().call(method, proxy, arguments, site);
            }
        };
    }

    /** A method of an object, called by library code through one of the object's interfaces. */
    Object fromLibrary(Instance self, Object proxy, Method method, List<Object> values) throws Throwable {
        List<Argument> arguments = values.stream()
                .map(value -> new Argument(null, null, Library.unwrapped(value)))
                .toList();
        List<ExecutableElement> candidates = names.methods(self.type(), method.getName()).stream()
                .filter(candidate -> !isStatic(candidate))
                .toList();
        Optional<ExecutableElement> target = evaluator
                .overloads()
                .find(candidates, arguments)
                .map(Overloads.Choice::method)
                .filter(found -> evaluator
                        .sources()
                        .find((TypeElement) found.getEnclosingElement())
                        .isPresent());
        if (target.isPresent()) {
            return Lambdas.forLibrary(callBack(
                    target.get(), self, arguments.stream().map(Argument::value).toList()));
        } else if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, values.toArray());
        }
        return switch (method.getName()) {
            case "toString" -> self.toString();
            case "hashCode" -> self.hashCode();
            case "equals" -> self.equals(Library.unwrapped(values.get(0)));
            case "compareTo" -> self.ordinal() - ((Instance) Library.unwrapped(values.get(0))).ordinal();
            default -> throw new AbstractMethodError(method.toString());
        };
    }

    /** Runs a method of an object where no call of the user's is in sight; mistakes are at the method itself. */
    Object callBack(ExecutableElement method, Instance self, List<Object> arguments) {
        Source source = evaluator
                .sources()
                .find((TypeElement) method.getEnclosingElement())
                .orElseThrow();
        Place place =
                evaluator.classes().treeOf(source, method).map(source::at).orElseGet(() -> source.at(source.tree()));
        return interpret(source, method, self, arguments, place);
    }

    /** The user's own {@code toString}, {@code equals}, {@code hashCode} or {@code compareTo}. */
    Optional<ExecutableElement> override(Instance self, String name) {
        int parameters = name.equals("equals") || name.equals("compareTo") ? 1 : 0;
        return names.methods(self.type(), name).stream()
                .filter(method -> method.getParameters().size() == parameters)
                .filter(method -> evaluator
                        .sources()
                        .find((TypeElement) method.getEnclosingElement())
                        .flatMap(source -> evaluator.classes().treeOf(source, method))
                        .filter(tree -> tree.getBody() != null)
                        .isPresent())
                .findFirst();
    }

    String binaryName(TypeElement type) {
        return evaluator.library().binaryName(type);
    }

    /** The value of a method reference that is called; {@code qualifier} is null for {@code Type::new} and {@code super::name}. */
    Object reference(MemberReferenceTree tree, Qualifier qualifier, List<Object> values, Frame frame) {
        List<Argument> arguments =
                values.stream().map(value -> new Argument(null, null, value)).toList();
        Library.Site site = new Library.Site(frame.at(tree), List.of());
        if (qualifier == null && !isSuper(tree.getQualifierExpression())) {
            return evaluator.creation().referenced(tree, arguments, frame, site);
        }
        String name = tree.getName().toString();
        if (isSuper(tree.getQualifierExpression())) {
            Overloads.Choice choice = evaluator
                    .overloads()
                    .choose(superMethods(tree.getQualifierExpression(), name, frame), arguments, frame.at(tree), name);
            return invoke(choice.method(), frame.self(), false, converted(choice, arguments, frame, site), site);
        }
        List<ExecutableElement> candidates =
                qualifier.isType() ? names.methods(qualifier.type(), name) : runtimeCandidates(qualifier.value(), name);
        Optional<Overloads.Choice> direct = evaluator
                .overloads()
                .find(candidates, arguments)
                .filter(choice -> !qualifier.isType() || isStatic(choice.method()));
        if (direct.isPresent()) {
            List<Object> converted = converted(direct.get(), arguments, frame, site);
            return invoke(direct.get().method(), qualifier.value(), true, converted, site);
        }
        if (arguments.isEmpty()) {
            throw new Unresolved(frame.at(tree), "the method " + name);
        }
        List<Argument> rest = arguments.subList(1, arguments.size());
        Overloads.Choice choice = evaluator.overloads().choose(candidates, rest, frame.at(tree), name);
        return invoke(choice.method(), values.get(0), true, converted(choice, rest, frame, site), site);
    }
}

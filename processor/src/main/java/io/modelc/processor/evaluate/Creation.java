package io.modelc.processor.evaluate;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import io.modelc.errors.Message;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Source;
import io.modelc.processor.source.Unresolved;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** New objects and arrays. */
final class Creation {

    /** Superclasses whose constructors do nothing that an {@link Instance} does not do itself. */
    private static final Set<String> PLAIN = Set.of("java.lang.Object", "java.lang.Record", "java.lang.Enum");

    private final Evaluator evaluator;

    Creation(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** {@code new Type(...)}. */
    Object object(NewClassTree tree, Frame frame) {
        if (tree.getClassBody() != null) {
            throw Unsupported.anonymousClass(frame.at(tree));
        }
        if (tree.getEnclosingExpression() != null) {
            return ofOuter(tree, frame);
        }
        TypeElement type = typeOf(tree.getIdentifier(), frame);
        List<Argument> arguments = evaluator.calls().arguments(tree.getArguments(), frame);
        if (arguments.stream().anyMatch(argument -> argument.value() == Poison.POISON)) {
            return Poison.POISON;
        }
        return created(type, arguments, frame, new Library.Site(frame.at(tree), tree.getArguments()));
    }

    /** {@code outer.new Inner(...)}. */
    private Object ofOuter(NewClassTree tree, Frame frame) {
        Object outer = evaluator.value(tree.getEnclosingExpression(), frame);
        if (outer == Poison.POISON) {
            return outer;
        } else if (outer == null) {
            throw new Problem(frame.at(tree.getEnclosingExpression()), Message.NULL_HERE);
        } else if (!(outer instanceof Instance instance)) {
            throw Unsupported.expression(frame.at(tree));
        } else {
            String name = tree.getIdentifier().toString().replaceAll("<.*", "");
            TypeElement type = evaluator
                    .names()
                    .memberType(instance.type(), name)
                    .orElseThrow(() -> new Unresolved(frame.at(tree), "the class " + name));
            List<Argument> arguments = evaluator.calls().arguments(tree.getArguments(), frame);
            Library.Site site = new Library.Site(frame.at(tree), tree.getArguments());
            Overloads.Choice choice = constructor(type, arguments, site.place());
            List<Object> values = evaluator.calls().converted(choice, arguments, frame, site);
            Instance self = new Instance(type, outer, evaluator.calls());
            construct(self, choice.method(), values, site.place());
            return self;
        }
    }

    private TypeElement typeOf(Tree tree, Frame frame) {
        return evaluator
                .typeNames()
                .element(frame.source(), tree)
                .orElseThrow(() -> new Unresolved(frame.at(tree), "the class " + tree));
    }

    private Object created(TypeElement type, List<Argument> arguments, Frame frame, Library.Site site) {
        Overloads.Choice choice = constructor(type, arguments, site.place());
        List<Object> values = evaluator.calls().converted(choice, arguments, frame, site);
        try {
            if (evaluator.sources().find(type).isEmpty()) {
                return evaluator.library().create(choice.method(), values, site);
            }
            Instance self = new Instance(type, outerOf(type, frame), evaluator.calls());
            construct(self, choice.method(), values, site.place());
            return self;
        } catch (Poison.Abandoned abandoned) {
            return Poison.POISON;
        } catch (Library.MissingClass missing) {
            throw new Problem(site.place(), Message.NO_SOURCE, missing.getMessage());
        }
    }

    private Overloads.Choice constructor(TypeElement type, List<Argument> arguments, Place place) {
        return evaluator
                .overloads()
                .choose(
                        ElementFilter.constructorsIn(type.getEnclosedElements()),
                        arguments,
                        place,
                        type.getSimpleName().toString());
    }

    private Object outerOf(TypeElement type, Frame frame) {
        boolean inner = type.getNestingKind().isNested()
                && !type.getModifiers().contains(Modifier.STATIC)
                && type.getKind() == ElementKind.CLASS;
        return inner ? nearest(frame.self(), (TypeElement) type.getEnclosingElement()) : null;
    }

    /** Of an object and those around it, the one that an inner class belongs to. */
    private Object nearest(Object self, TypeElement owner) {
        Object candidate = self;
        while (candidate instanceof Instance instance
                && !evaluator.names().isSubclass(instance.type(), owner)
                && instance.outer() != null) {
            candidate = instance.outer();
        }
        return candidate;
    }

    /** A new object of a class that has a constructor without parameters. */
    Instance model(TypeElement type, Place place) {
        Instance self = new Instance(type, null, evaluator.calls());
        evaluator.classes().root(self);
        construct(self, constructor(type, List.of(), place).method(), List.of(), place);
        return self;
    }

    /** Runs the constructor of an enum constant, whose initialiser reads {@code new Type(arguments)}. */
    void enumConstant(Instance constant, NewClassTree tree, Source source) {
        if (tree.getClassBody() != null) {
            throw Unsupported.constantBody(source.at(tree));
        }
        Frame frame = Frame.of(source, null);
        List<Argument> arguments = evaluator.calls().arguments(tree.getArguments(), frame);
        Library.Site site = new Library.Site(source.at(tree), tree.getArguments());
        Overloads.Choice choice = constructor(constant.type(), arguments, site.place());
        List<Object> values = evaluator.calls().converted(choice, arguments, frame, site);
        construct(constant, choice.method(), values, site.place());
    }

    /** Runs a constructor of the object's class or of a superclass on the object. */
    private void construct(Instance self, ExecutableElement constructor, List<Object> arguments, Place place) {
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        Source source = evaluator.sources().find(type).orElseThrow(() -> compiledSuperclass(type, place));
        if (self.enumName() == null) {
            evaluator.classes().statics().enter(source);
        }
        Frame frame = Frame.of(source, self);
        MethodTree tree = evaluator.classes().treeOf(source, constructor).orElse(null);
        evaluator.budget().call(place, "The constructor of " + type.getSimpleName(), () -> {
            if (tree == null) {
                implicitSuper(self, source);
            } else {
                evaluator.calls().bind(tree, constructor, arguments, frame);
                runBody(self, tree.getBody(), source, frame);
            }
            return null;
        });
        setComponents(self, constructor, arguments, frame, tree != null);
    }

    private static Problem compiledSuperclass(TypeElement type, Place place) {
        Tree at = place.source().tree().getExtendsClause();
        Place clause = at == null ? place : place.source().at(at);
        return Unsupported.compiledSuperclass(clause, type.getSimpleName().toString());
    }

    private void runBody(Instance self, BlockTree body, Source source, Frame frame) {
        if (body.getStatements().stream().noneMatch(Creation::callsConstructor)) {
            implicitSuper(self, source);
        }
        evaluator.statements().runAll(body.getStatements(), frame);
    }

    private static boolean callsConstructor(StatementTree statement) {
        return statement instanceof ExpressionStatementTree expression
                && expression.getExpression() instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof IdentifierTree name
                && (name.getName().contentEquals("super") || name.getName().contentEquals("this"));
    }

    private void implicitSuper(Instance self, Source source) {
        superConstructor(
                self, List.of(), Frame.of(source, self), new Library.Site(source.at(source.tree()), List.of()));
        evaluator.classes().initialize(self, source);
    }

    /** {@code this(...)} or {@code super(...)}, after which the fields of this class get their values. */
    Object explicitConstructor(MethodInvocationTree tree, IdentifierTree name, Frame frame) {
        Instance self = (Instance) frame.self();
        List<Argument> arguments = evaluator.calls().arguments(tree.getArguments(), frame);
        if (arguments.stream().anyMatch(argument -> argument.value() == Poison.POISON)) {
            throw new Poison.Abandoned();
        }
        Library.Site site = new Library.Site(frame.at(tree), tree.getArguments());
        if (name.getName().contentEquals("this")) {
            Overloads.Choice choice = constructor(frame.source().type(), arguments, site.place());
            List<Object> values = evaluator.calls().converted(choice, arguments, frame, site);
            construct(self, choice.method(), values, site.place());
        } else {
            superConstructor(self, arguments, frame, site);
            evaluator.classes().initialize(self, frame.source());
        }
        return null;
    }

    private void superConstructor(Instance self, List<Argument> arguments, Frame frame, Library.Site site) {
        TypeElement up = evaluator.names().superclass(frame.source().type()).orElse(null);
        if (up == null || PLAIN.contains(up.getQualifiedName().toString())) {
            return;
        }
        Overloads.Choice choice = constructor(up, arguments, site.place());
        if (evaluator.sources().find(up).isEmpty() && evaluator.names().isSubclass(up, throwable())) {
            List<Object> values = evaluator.calls().converted(choice, arguments, frame, site);
            self.base((Throwable) evaluator.library().create(choice.method(), values, site));
            return;
        }
        construct(self, choice.method(), evaluator.calls().converted(choice, arguments, frame, site), site.place());
    }

    private TypeElement throwable() {
        return evaluator.names().elements().getTypeElement("java.lang.Throwable");
    }

    /** A record's canonical constructor, where it is implicit or compact, ends by setting the fields. */
    private void setComponents(
            Instance self, ExecutableElement constructor, List<Object> arguments, Frame frame, boolean written) {
        if (!self.isRecord()
                || constructor.getParameters().size()
                        != self.type().getRecordComponents().size()) {
            return;
        }
        for (int i = 0; i < arguments.size(); i++) {
            String name =
                    self.type().getRecordComponents().get(i).getSimpleName().toString();
            VariableElement field = evaluator.names().field(self.type(), name).orElseThrow();
            if (!self.isSet(field)) {
                Variable local = written ? frame.local(name) : null;
                self.set(field, local == null ? arguments.get(i) : local.get());
            }
        }
    }

    /** What {@code Type::new} creates. */
    Object referenced(MemberReferenceTree tree, List<Argument> arguments, Frame frame, Library.Site site) {
        Tree created = tree.getQualifierExpression();
        if (created instanceof ArrayTypeTree array) {
            TypeMirror element =
                    evaluator.typeNames().type(frame.source(), array.getType()).orElse(null);
            return newArray(classOf(element), arguments.get(0).value(), site.place());
        }
        return created(typeOf(tree.getQualifierExpression(), frame), arguments, frame, site);
    }

    private Class<?> classOf(TypeMirror type) {
        return type == null ? Object.class : evaluator.library().classOf(type);
    }

    private static Object newArray(Class<?> element, Object length, Place place) {
        if ((Integer) length < 0) {
            throw new Problem(place, Message.NEGATIVE_LENGTH, length);
        }
        return Array.newInstance(element, (Integer) length);
    }

    /** {@code new int[2][3]}, {@code new int[] {1, 2}}, and {@code {1, 2}} for a variable of type {@code target}. */
    Object array(NewArrayTree tree, Frame frame, TypeMirror target) {
        TypeMirror type = tree.getType() == null ? target : evaluator.types().of(tree, frame);
        if (!(type instanceof ArrayType array)) {
            throw new Unresolved(frame.at(tree), "the type of this array");
        }
        if (tree.getInitializers() == null) {
            List<Object> lengths = tree.getDimensions().stream()
                    .map(dimension -> evaluator.value(dimension, frame, intType()))
                    .toList();
            return lengths.contains(Poison.POISON) ? Poison.POISON : filled(array, lengths, frame.at(tree));
        }
        return listed(tree.getInitializers(), array.getComponentType(), frame);
    }

    private TypeMirror intType() {
        return evaluator.names().types().getPrimitiveType(TypeKind.INT);
    }

    private Object filled(ArrayType type, List<Object> lengths, Place place) {
        Object array = newArray(classOf(type.getComponentType()), lengths.get(0), place);
        if (lengths.size() > 1 && type.getComponentType() instanceof ArrayType inner) {
            for (int i = 0; i < Array.getLength(array); i++) {
                Array.set(array, i, filled(inner, lengths.subList(1, lengths.size()), place));
            }
        }
        return array;
    }

    private Object listed(List<? extends ExpressionTree> elements, TypeMirror type, Frame frame) {
        List<Object> values = elements.stream()
                .map(element -> evaluator.recovered(element, frame, type))
                .collect(Collectors.toList());
        if (values.contains(Poison.POISON)) {
            return Poison.POISON;
        }
        Object array = Array.newInstance(classOf(type), values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }
}

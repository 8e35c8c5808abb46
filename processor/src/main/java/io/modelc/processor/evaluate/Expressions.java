package io.modelc.processor.evaluate;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SimpleTreeVisitor;
import io.modelc.Tensor;
import io.modelc.errors.Message;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Unresolved;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The values of expressions; calls and creations are in classes of their own. */
final class Expressions extends SimpleTreeVisitor<Object, Frame> {

    private static final Set<Tree.Kind> IDENTITY = Set.of(Tree.Kind.EQUAL_TO, Tree.Kind.NOT_EQUAL_TO);
    private static final Set<Tree.Kind> STEPS = Set.of(
            Tree.Kind.PREFIX_INCREMENT,
            Tree.Kind.PREFIX_DECREMENT,
            Tree.Kind.POSTFIX_INCREMENT,
            Tree.Kind.POSTFIX_DECREMENT);

    private final Evaluator evaluator;
    private final Variables variables;

    Expressions(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.variables = new Variables(evaluator);
    }

    /** What stands before a dot. */
    Qualifier qualifier(ExpressionTree tree, Frame frame) {
        return evaluator
                .types()
                .namedClass(tree, frame)
                .map(Qualifier::of)
                .orElseGet(() -> Qualifier.of(evaluator.value(tree, frame)));
    }

    @Override
    protected Object defaultAction(Tree tree, Frame frame) {
        throw Unsupported.expression(frame.at(tree));
    }

    @Override
    public Object visitLiteral(LiteralTree tree, Frame frame) {
        return tree.getValue();
    }

    @Override
    public Object visitIdentifier(IdentifierTree tree, Frame frame) {
        return tree.getName().contentEquals("this")
                ? frame.self()
                : variables.named(tree, frame).get();
    }

    @Override
    public Object visitMemberSelect(MemberSelectTree tree, Frame frame) {
        String name = tree.getIdentifier().toString();
        if (name.equals("class")) {
            throw new Problem(frame.at(tree), Message.NOT_SUPPORTED, "a class object", "Use an object or a constant.");
        }
        if (name.equals("this")) {
            TypeElement outer = evaluator
                    .types()
                    .namedClass(tree.getExpression(), frame)
                    .orElseThrow(() -> new Unresolved(frame.at(tree), "the class " + tree.getExpression()));
            return variables.enclosing(frame, outer, frame.at(tree));
        }
        return variables.member(tree, frame).get();
    }

    @Override
    public Object visitArrayAccess(ArrayAccessTree tree, Frame frame) {
        Variable element = variables.element(tree, frame);
        return element.get();
    }

    @Override
    public Object visitAssignment(AssignmentTree tree, Frame frame) {
        Variable variable = variables.of(tree.getVariable(), frame);
        variable.set(evaluator.recovered(tree.getExpression(), frame, variable.type()));
        return variable.get();
    }

    @Override
    public Object visitCompoundAssignment(CompoundAssignmentTree tree, Frame frame) {
        Variable variable = variables.of(tree.getVariable(), frame);
        Tree.Kind operator = Tree.Kind.valueOf(tree.getKind().name().replace("_ASSIGNMENT", ""));
        Object old = variable.get();
        Object operand = evaluator.recovered(tree.getExpression(), frame, null);
        boolean joins = operator == Tree.Kind.PLUS && isText(variable.type(), old);
        variable.set(
                joins && old != Poison.POISON && operand != Poison.POISON
                        ? old + text(operand)
                        : narrowed(computed(operator, old, operand, frame.at(tree)), old, variable.type()));
        return variable.get();
    }

    private static boolean isText(TypeMirror type, Object value) {
        return value instanceof String || type != null && type.toString().equals("java.lang.String");
    }

    /** The result of a compound assignment is cast to the type of the variable. */
    private Object narrowed(Object result, Object old, TypeMirror type) {
        if (result == Poison.POISON) {
            return result;
        }
        TypeMirror primitive = type != null && !type.getKind().isPrimitive()
                ? evaluator.conversions().unboxed(type)
                : type;
        return Conversions.primitive(primitive == null ? kindOf(old) : primitive.getKind(), result);
    }

    private static TypeKind kindOf(Object box) {
        return TypeKind.valueOf(
                switch (box.getClass().getSimpleName()) {
                    case "Integer" -> "INT";
                    case "Character" -> "CHAR";
                    default -> box.getClass().getSimpleName().toUpperCase(Locale.ROOT);
                });
    }

    @Override
    public Object visitUnary(UnaryTree tree, Frame frame) {
        if (STEPS.contains(tree.getKind())) {
            return stepped(tree, frame);
        }
        Object operand = evaluator.value(tree.getExpression(), frame);
        if (operand == Poison.POISON) {
            return operand;
        }
        Place place = frame.at(tree);
        requireNumbers(place, operand);
        return guarded(place, () -> Operators.unary(tree.getKind(), operand));
    }

    private Object stepped(UnaryTree tree, Frame frame) {
        Variable variable = variables.of(tree.getExpression(), frame);
        Object old = variable.get();
        boolean up = tree.getKind() == Tree.Kind.PREFIX_INCREMENT || tree.getKind() == Tree.Kind.POSTFIX_INCREMENT;
        Object result = computed(up ? Tree.Kind.PLUS : Tree.Kind.MINUS, old, 1, frame.at(tree));
        variable.set(narrowed(result, old, variable.type()));
        boolean before = tree.getKind() == Tree.Kind.PREFIX_INCREMENT || tree.getKind() == Tree.Kind.PREFIX_DECREMENT;
        return before ? variable.get() : old;
    }

    @Override
    public Object visitBinary(BinaryTree tree, Frame frame) {
        if (tree.getKind() == Tree.Kind.CONDITIONAL_AND) {
            return evaluator.condition(tree.getLeftOperand(), frame)
                    && evaluator.condition(tree.getRightOperand(), frame);
        } else if (tree.getKind() == Tree.Kind.CONDITIONAL_OR) {
            return evaluator.condition(tree.getLeftOperand(), frame)
                    || evaluator.condition(tree.getRightOperand(), frame);
        }
        Object left = evaluator.value(tree.getLeftOperand(), frame);
        Object right = evaluator.value(tree.getRightOperand(), frame);
        if (left == Poison.POISON || right == Poison.POISON) {
            return Poison.POISON;
        } else if (tree.getKind() == Tree.Kind.PLUS && joinsText(tree, left, right, frame)) {
            return text(left) + text(right);
        } else if (IDENTITY.contains(tree.getKind()) && comparesReferences(tree, left, right, frame)) {
            return left == right == (tree.getKind() == Tree.Kind.EQUAL_TO);
        }
        return computed(tree.getKind(), left, right, frame.at(tree));
    }

    private boolean joinsText(BinaryTree tree, Object left, Object right, Frame frame) {
        return left instanceof String
                || right instanceof String
                || (left == null || right == null) && isText(evaluator.types().of(tree, frame), null);
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }

    private boolean comparesReferences(BinaryTree tree, Object left, Object right, Frame frame) {
        boolean numbers = isBox(left) && isBox(right);
        if (!numbers) {
            return !(left == null || right == null)
                    || !evaluator.types().isPrimitive(tree.getLeftOperand(), frame)
                            && !evaluator.types().isPrimitive(tree.getRightOperand(), frame);
        }
        boolean boxed = !evaluator.types().isPrimitive(tree.getLeftOperand(), frame)
                && !evaluator.types().isPrimitive(tree.getRightOperand(), frame);
        if (boxed) {
            throw new Problem(frame.at(tree), Message.BOXED_IDENTITY);
        }
        return false;
    }

    private static boolean isBox(Object value) {
        return value instanceof Number || value instanceof Character || value instanceof Boolean;
    }

    private static Object computed(Tree.Kind operator, Object left, Object right, Place place) {
        if (left == Poison.POISON || right == Poison.POISON) {
            return Poison.POISON;
        }
        requireNumbers(place, left, right);
        return guarded(place, () -> Operators.binary(operator, left, right));
    }

    private static void requireNumbers(Place place, Object... operands) {
        for (Object operand : operands) {
            if (operand instanceof Tensor) {
                throw new Problem(place, Message.KNOWN_WITH_DATA, "This");
            } else if (operand == null) {
                throw new Problem(place, Message.NULL_HERE);
            }
        }
    }

    /** Operands of wrong types are javac's to report. */
    private static Object guarded(Place place, Supplier<Object> operation) {
        try {
            return operation.get();
        } catch (ArithmeticException byZero) {
            throw new Thrown(place, byZero, Message.DIVISION_BY_ZERO);
        } catch (ClassCastException mistyped) {
            throw new Unresolved(place, "these operands");
        }
    }

    /** Only the chosen operand is run, but the other one's type counts: {@code flag ? 1 : 2.0} is a double. */
    Object conditional(ConditionalExpressionTree tree, Frame frame, TypeMirror target) {
        ExpressionTree chosen =
                evaluator.condition(tree.getCondition(), frame) ? tree.getTrueExpression() : tree.getFalseExpression();
        Object value = evaluator.value(chosen, frame, functional(target));
        boolean numeric = evaluator.types().isPerhapsNumber(tree.getTrueExpression(), frame)
                && evaluator.types().isPerhapsNumber(tree.getFalseExpression(), frame);
        return numeric ? promoted(value, evaluator.types().of(tree, frame), target, frame.at(tree)) : value;
    }

    /** Where a type is expected, each result is converted to it by itself; elsewhere they promote each other. */
    Object switched(SwitchExpressionTree tree, Frame frame, TypeMirror target) {
        TypeMirror type = target == null ? evaluator.types().of(tree, frame) : null;
        Object value = evaluator.statements().switched(tree, frame, functional(target));
        return promoted(value, type, target, frame.at(tree));
    }

    private static TypeMirror functional(TypeMirror target) {
        return target == null || target.getKind().isPrimitive() ? null : target;
    }

    private static Object promoted(Object value, TypeMirror type, TypeMirror target, Place place) {
        boolean number = value instanceof Number || value instanceof Character;
        if (!number || type != null && !type.getKind().isPrimitive()) {
            return value;
        } else if (type != null) {
            return Conversions.primitive(type.getKind(), value);
        } else if (target != null) {
            return value;
        }
        throw new Problem(place, Message.TYPE_OF_RESULT);
    }

    @Override
    public Object visitTypeCast(TypeCastTree tree, Frame frame) {
        TypeMirror type =
                evaluator.typeNames().type(frame.source(), tree.getType()).orElse(null);
        TypeMirror target = Argument.isFunction(tree.getExpression()) ? type : null;
        Object value = evaluator.value(tree.getExpression(), frame, target);
        return evaluator.conversions().cast(value, type, frame.at(tree));
    }

    @Override
    public Object visitInstanceOf(InstanceOfTree tree, Frame frame) {
        Object value = evaluator.value(tree.getExpression(), frame);
        if (value == Poison.POISON) {
            throw new Poison.Abandoned();
        }
        Tree tested = tree.getPattern() == null ? tree.getType() : tree.getPattern();
        if (tested instanceof BindingPatternTree binding) {
            return bound(binding.getVariable(), value, frame);
        } else if (tree.getPattern() != null) {
            throw Unsupported.pattern(frame.at(tested));
        }
        return isInstance(value, tested, frame);
    }

    private boolean bound(VariableTree variable, Object value, Frame frame) {
        String name = variable.getName().toString();
        // A pattern variable's scope follows the flow; a field of the same name would come and go with it.
        if (evaluator.names().visibleField(frame.source(), name).isPresent()) {
            throw new Problem(frame.at(variable), Message.PATTERN_VARIABLE_HIDES, name);
        }
        boolean matches = isInstance(value, variable.getType(), frame);
        if (matches) {
            frame.declare(name, evaluator.writtenType(variable, frame), value);
        }
        return matches;
    }

    private boolean isInstance(Object value, Tree type, Frame frame) {
        return value != null
                && evaluator
                        .typeNames()
                        .type(frame.source(), type)
                        .map(known -> evaluator.conversions().isInstance(value, known))
                        .orElseThrow(() -> Unsupported.pattern(frame.at(type)));
    }

    @Override
    public Object visitMethodInvocation(MethodInvocationTree tree, Frame frame) {
        return evaluator.calls().invocation(tree, frame);
    }

    @Override
    public Object visitNewClass(NewClassTree tree, Frame frame) {
        return evaluator.creation().object(tree, frame);
    }

    @Override
    public Object visitAnnotatedType(AnnotatedTypeTree tree, Frame frame) {
        return visit(tree.getUnderlyingType(), frame);
    }

    Variables variables() {
        return variables;
    }
}

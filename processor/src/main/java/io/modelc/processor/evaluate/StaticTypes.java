package io.modelc.processor.evaluate;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import io.modelc.processor.source.Names;
import io.modelc.processor.source.TypeNames;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * The types that javac will give expressions, as far as Java's meaning depends on them: which overload is called, what a
 * {@code ?:} promotes to, whether {@code ==} compares numbers. Null stands for a type that only inference could tell;
 * that is always a reference type, or a number computed from one.
 */
final class StaticTypes extends SimpleTreeVisitor<TypeMirror, Frame> {

    private final Evaluator evaluator;
    private final Names names;
    private final TypeNames typeNames;
    private final Types types;

    StaticTypes(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.names = evaluator.names();
        this.typeNames = evaluator.typeNames();
        this.types = names.types();
    }

    /** The type of an expression, or null. */
    TypeMirror of(ExpressionTree tree, Frame frame) {
        return visit(tree, frame);
    }

    /** The class that an expression before a dot names, where it names one. */
    Optional<TypeElement> namedClass(Tree tree, Frame frame) {
        if (tree instanceof ParameterizedTypeTree generic) {
            return namedClass(generic.getType(), frame);
        }
        boolean isName = tree instanceof IdentifierTree || tree instanceof MemberSelectTree;
        return isName && !startsWithVariable(tree, frame) ? typeNames.element(frame.source(), tree) : Optional.empty();
    }

    private boolean startsWithVariable(Tree tree, Frame frame) {
        if (tree instanceof MemberSelectTree select) {
            return startsWithVariable(select.getExpression(), frame);
        }
        if (!(tree instanceof IdentifierTree identifier)) {
            return true;
        }
        String name = identifier.getName().toString();
        return name.equals("this")
                || name.equals("super")
                || frame.local(name) != null
                || names.visibleField(frame.source(), name).isPresent();
    }

    /** Whether an expression is of a primitive type, if perhaps of an unknown one. */
    boolean isPrimitive(ExpressionTree tree, Frame frame) {
        TypeMirror type = of(tree, frame);
        return type != null ? type.getKind().isPrimitive() : isArithmetic(tree);
    }

    /** Whether an expression may be a number or box of one; false only where its type is known to be another. */
    boolean isPerhapsNumber(ExpressionTree tree, Frame frame) {
        TypeMirror type = of(tree, frame);
        return type == null || unboxed(type) != null;
    }

    private static boolean isArithmetic(ExpressionTree tree) {
        return tree instanceof ParenthesizedTree inner
                ? isArithmetic(inner.getExpression())
                : tree instanceof BinaryTree || tree instanceof UnaryTree;
    }

    @Override
    public TypeMirror visitParenthesized(ParenthesizedTree tree, Frame frame) {
        return of(tree.getExpression(), frame);
    }

    @Override
    public TypeMirror visitLiteral(LiteralTree tree, Frame frame) {
        return switch (tree.getKind()) {
            case INT_LITERAL -> primitive(TypeKind.INT);
            case LONG_LITERAL -> primitive(TypeKind.LONG);
            case FLOAT_LITERAL -> primitive(TypeKind.FLOAT);
            case DOUBLE_LITERAL -> primitive(TypeKind.DOUBLE);
            case CHAR_LITERAL -> primitive(TypeKind.CHAR);
            case BOOLEAN_LITERAL -> primitive(TypeKind.BOOLEAN);
            case STRING_LITERAL -> string();
            default -> types.getNullType();
        };
    }

    @Override
    public TypeMirror visitIdentifier(IdentifierTree tree, Frame frame) {
        String name = tree.getName().toString();
        Variable local = frame.local(name);
        if (local != null) {
            return local.type();
        }
        if (name.equals("this")) {
            return frame.source().type().asType();
        }
        return names.visibleField(frame.source(), name)
                .map(field -> memberType(field, null))
                .orElse(null);
    }

    @Override
    public TypeMirror visitMemberSelect(MemberSelectTree tree, Frame frame) {
        String name = tree.getIdentifier().toString();
        Optional<TypeElement> scope = namedClass(tree.getExpression(), frame);
        TypeMirror receiver = scope.map(TypeElement::asType).orElseGet(() -> of(tree.getExpression(), frame));
        if (receiver instanceof ArrayType && name.equals("length")) {
            return primitive(TypeKind.INT);
        }
        return receiver instanceof DeclaredType declared
                ? names.field((TypeElement) declared.asElement(), name)
                        .map(field -> memberType(field, scope.isPresent() ? null : declared))
                        .orElse(null)
                : null;
    }

    private TypeMirror memberType(VariableElement field, DeclaredType receiver) {
        return known(field.asType(), () -> types.asMemberOf(receiver, field), receiver);
    }

    @Override
    public TypeMirror visitMethodInvocation(MethodInvocationTree tree, Frame frame) {
        Optional<List<ExecutableElement>> candidates = evaluator.calls().candidates(tree, frame);
        if (candidates.isEmpty()) {
            return null;
        }
        List<Argument> arguments = tree.getArguments().stream()
                .map(argument ->
                        new Argument(argument, Argument.isFunction(argument) ? null : of(argument, frame), null))
                .toList();
        List<Argument> unknown = arguments.stream()
                .filter(argument -> argument.type() == null && !argument.isFunction())
                .toList();
        List<ExecutableElement> possible = candidates.get();
        if (!unknown.isEmpty() && possible.size() > 1) {
            return null;
        }
        DeclaredType receiver = tree.getMethodSelect() instanceof MemberSelectTree select
                        && namedClass(select.getExpression(), frame).isEmpty()
                        && of(select.getExpression(), frame) instanceof DeclaredType declared
                ? declared
                : null;
        Optional<ExecutableElement> method = possible.size() == 1
                ? Optional.of(possible.get(0))
                : evaluator.overloads().find(possible, arguments).map(Overloads.Choice::method);
        return method.map(chosen -> returnType(chosen, receiver)).orElse(null);
    }

    private TypeMirror returnType(ExecutableElement method, DeclaredType receiver) {
        return known(
                method.getReturnType(),
                () -> types.asMemberOf(receiver, method) instanceof ExecutableType executable
                        ? executable.getReturnType()
                        : null,
                receiver);
    }

    /** A member's declared type, where it does not depend on type parameters; else as the receiver's arguments tell. */
    private TypeMirror known(TypeMirror declared, Supplier<TypeMirror> asMember, DeclaredType receiver) {
        if (declared.getKind() != TypeKind.TYPEVAR) {
            return isGeneric(declared) && receiver == null ? types.erasure(declared) : declared;
        }
        if (receiver == null || receiver.getTypeArguments().isEmpty()) {
            return null;
        }
        TypeMirror member = asMember.get();
        return member instanceof DeclaredType || member instanceof ArrayType ? member : null;
    }

    private static boolean isGeneric(TypeMirror type) {
        return type instanceof DeclaredType declared
                && !declared.getTypeArguments().isEmpty();
    }

    @Override
    public TypeMirror visitNewClass(NewClassTree tree, Frame frame) {
        if (tree.getEnclosingExpression() != null) {
            return of(tree.getEnclosingExpression(), frame) instanceof DeclaredType outer
                    ? names.memberType(
                                    (TypeElement) outer.asElement(),
                                    tree.getIdentifier().toString())
                            .map(type -> types.erasure(type.asType()))
                            .orElse(null)
                    : null;
        }
        return typeNames.type(frame.source(), tree.getIdentifier()).orElse(null);
    }

    @Override
    public TypeMirror visitNewArray(NewArrayTree tree, Frame frame) {
        if (tree.getType() == null) {
            return null;
        }
        TypeMirror type = typeNames.type(frame.source(), tree.getType()).orElse(null);
        int brackets = tree.getDimensions().size() + (tree.getInitializers() == null ? 0 : 1);
        for (int i = 0; i < brackets && type != null; i++) {
            type = types.getArrayType(type);
        }
        return type;
    }

    @Override
    public TypeMirror visitArrayAccess(ArrayAccessTree tree, Frame frame) {
        return of(tree.getExpression(), frame) instanceof ArrayType array ? array.getComponentType() : null;
    }

    @Override
    public TypeMirror visitAssignment(AssignmentTree tree, Frame frame) {
        return of(tree.getVariable(), frame);
    }

    @Override
    public TypeMirror visitCompoundAssignment(CompoundAssignmentTree tree, Frame frame) {
        return of(tree.getVariable(), frame);
    }

    @Override
    public TypeMirror visitTypeCast(TypeCastTree tree, Frame frame) {
        return typeNames.type(frame.source(), tree.getType()).orElse(null);
    }

    @Override
    public TypeMirror visitInstanceOf(InstanceOfTree tree, Frame frame) {
        return primitive(TypeKind.BOOLEAN);
    }

    @Override
    public TypeMirror visitUnary(UnaryTree tree, Frame frame) {
        TypeMirror operand = of(tree.getExpression(), frame);
        return switch (tree.getKind()) {
            case LOGICAL_COMPLEMENT -> primitive(TypeKind.BOOLEAN);
            case UNARY_MINUS, UNARY_PLUS, BITWISE_COMPLEMENT -> promoted(operand, operand);
            default -> operand;
        };
    }

    @Override
    public TypeMirror visitBinary(BinaryTree tree, Frame frame) {
        TypeMirror left = of(tree.getLeftOperand(), frame);
        TypeMirror right = of(tree.getRightOperand(), frame);
        return switch (tree.getKind()) {
            case PLUS -> isString(left) || isString(right) ? string() : promoted(left, right);
            case MINUS, MULTIPLY, DIVIDE, REMAINDER -> promoted(left, right);
            case LEFT_SHIFT, RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT -> promoted(left, left);
            case AND, OR, XOR -> isBoolean(left) ? primitive(TypeKind.BOOLEAN) : promoted(left, right);
            default -> primitive(TypeKind.BOOLEAN);
        };
    }

    @Override
    public TypeMirror visitConditionalExpression(ConditionalExpressionTree tree, Frame frame) {
        return common(List.of(tree.getTrueExpression(), tree.getFalseExpression()), frame);
    }

    @Override
    public TypeMirror visitSwitchExpression(SwitchExpressionTree tree, Frame frame) {
        for (CaseTree each : tree.getCases()) {
            if (!(each.getBody() instanceof ExpressionTree)) {
                return null;
            }
        }
        return common(
                tree.getCases().stream()
                        .map(each -> (ExpressionTree) each.getBody())
                        .toList(),
                frame);
    }

    /** The type of a choice between expressions: JLS 15.25. */
    private TypeMirror common(List<ExpressionTree> choices, Frame frame) {
        TypeMirror common = of(choices.get(0), frame);
        ExpressionTree before = choices.get(0);
        for (ExpressionTree choice : choices.subList(1, choices.size())) {
            TypeMirror type = of(choice, frame);
            if (common == null || type == null) {
                return null;
            }
            common = common(common, before, type, choice, frame);
            before = choice;
        }
        return common;
    }

    private TypeMirror common(TypeMirror a, ExpressionTree aTree, TypeMirror b, ExpressionTree bTree, Frame frame) {
        if (types.isSameType(a, b)) {
            return a;
        }
        TypeMirror p = unboxed(a);
        TypeMirror q = unboxed(b);
        if (p != null && q != null) {
            return p.getKind() == TypeKind.BOOLEAN ? p : choice(p, aTree, q, bTree, frame);
        }
        if (types.isAssignable(a, b)) {
            return a.getKind() == TypeKind.NULL && b.getKind().isPrimitive() ? null : b;
        }
        return types.isAssignable(b, a) ? a : null;
    }

    /** A byte, short or char stays one beside an int constant that fits it; byte and short become short. */
    private TypeMirror choice(TypeMirror a, ExpressionTree aTree, TypeMirror b, ExpressionTree bTree, Frame frame) {
        if (a.getKind() == b.getKind()) {
            return a;
        }
        if (isNarrow(a) && isNarrow(b) && a.getKind() != TypeKind.CHAR && b.getKind() != TypeKind.CHAR) {
            return primitive(TypeKind.SHORT);
        }
        if (isNarrow(a) && b.getKind() == TypeKind.INT && fits(bTree, a.getKind(), frame)) {
            return a;
        }
        if (isNarrow(b) && a.getKind() == TypeKind.INT && fits(aTree, b.getKind(), frame)) {
            return b;
        }
        return promoted(a, b);
    }

    private static boolean isNarrow(TypeMirror type) {
        return type.getKind() == TypeKind.BYTE || type.getKind() == TypeKind.SHORT || type.getKind() == TypeKind.CHAR;
    }

    private boolean fits(ExpressionTree tree, TypeKind kind, Frame frame) {
        Object constant = constant(tree, frame);
        return constant instanceof Integer number
                && ((Number) Operators.unary(Tree.Kind.UNARY_PLUS, Conversions.primitive(kind, number))).intValue()
                        == number;
    }

    private Object constant(ExpressionTree tree, Frame frame) {
        if (tree instanceof ParenthesizedTree inner) {
            return constant(inner.getExpression(), frame);
        } else if (tree instanceof LiteralTree literal) {
            return literal.getValue();
        } else if (tree instanceof UnaryTree minus && minus.getKind() == Tree.Kind.UNARY_MINUS) {
            Object operand = constant(minus.getExpression(), frame);
            return operand == null ? null : Operators.unary(Tree.Kind.UNARY_MINUS, operand);
        } else if (tree instanceof IdentifierTree name
                && frame.local(name.getName().toString()) == null) {
            return names.visibleField(frame.source(), name.getName().toString())
                    .map(VariableElement::getConstantValue)
                    .orElse(null);
        }
        return null;
    }

    /** Binary numeric promotion; null where an operand is unknown or no number. */
    private TypeMirror promoted(TypeMirror a, TypeMirror b) {
        TypeMirror p = a == null ? null : unboxed(a);
        TypeMirror q = b == null ? null : unboxed(b);
        if (p == null || q == null || p.getKind() == TypeKind.BOOLEAN || q.getKind() == TypeKind.BOOLEAN) {
            return null;
        }
        for (TypeKind kind : List.of(TypeKind.DOUBLE, TypeKind.FLOAT, TypeKind.LONG)) {
            if (p.getKind() == kind || q.getKind() == kind) {
                return primitive(kind);
            }
        }
        return primitive(TypeKind.INT);
    }

    private TypeMirror unboxed(TypeMirror type) {
        return type.getKind().isPrimitive() ? type : evaluator.conversions().unboxed(type);
    }

    private boolean isBoolean(TypeMirror type) {
        return type != null && unboxed(type) != null && unboxed(type).getKind() == TypeKind.BOOLEAN;
    }

    private boolean isString(TypeMirror type) {
        return type != null && type.getKind() == TypeKind.DECLARED && types.isSameType(type, string());
    }

    private TypeMirror string() {
        return names.elements().getTypeElement("java.lang.String").asType();
    }

    private TypeMirror primitive(TypeKind kind) {
        return types.getPrimitiveType(kind);
    }
}

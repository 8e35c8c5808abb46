package io.modelc.processor.evaluate;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import io.modelc.Tensor;
import io.modelc.errors.Message;
import io.modelc.processor.source.Names;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Reports;
import io.modelc.processor.source.Sources;
import io.modelc.processor.source.TypeNames;
import io.modelc.processor.source.Unresolved;
import java.util.function.Supplier;
import javax.lang.model.type.TypeMirror;

/**
 * Runs user code. Values are Java objects: numbers are boxed, lists are lists, layers are layers; only objects of classes
 * of this compilation are {@link Instance}s, since those classes do not exist yet.
 */
final class Evaluator {

    private final Names names;
    private final TypeNames typeNames;
    private final Sources sources;
    private final Reports reports;
    private final Library library;
    private final Budget budget = new Budget();
    private final Conversions conversions;
    private final Overloads overloads;
    private final StaticTypes types;
    private final Expressions expressions;
    private final Statements statements;
    private final Calls calls;
    private final Classes classes;
    private final Creation creation;
    private final Lambdas lambdas;
    private boolean deferring;

    Evaluator(Names names, Sources sources, Reports reports) {
        this.names = names;
        this.typeNames = new TypeNames(names);
        this.sources = sources;
        this.reports = reports;
        this.library = new Library(names, sources);
        this.conversions = new Conversions(names, library);
        this.overloads = new Overloads(names, conversions, library);
        this.types = new StaticTypes(this);
        this.expressions = new Expressions(this);
        this.statements = new Statements(this);
        this.calls = new Calls(this);
        this.classes = new Classes(this);
        this.creation = new Creation(this);
        this.lambdas = new Lambdas(this);
    }

    /** The value of an expression. */
    Object value(ExpressionTree tree, Frame frame) {
        return value(tree, frame, null);
    }

    /** The value of an expression as a variable of type {@code target} holds it; null stands for an unknown type. */
    Object value(ExpressionTree tree, Frame frame, TypeMirror target) {
        budget.step(frame, tree);
        return conversions.assigned(unconverted(tree, frame, target), target, frame.at(tree));
    }

    private Object unconverted(ExpressionTree tree, Frame frame, TypeMirror target) {
        if (tree instanceof ParenthesizedTree inner) {
            return unconverted(inner.getExpression(), frame, target);
        } else if (tree instanceof LambdaExpressionTree lambda) {
            return lambdas.lambda(lambda, frame, target);
        } else if (tree instanceof MemberReferenceTree reference) {
            return lambdas.reference(reference, frame, target);
        } else if (tree instanceof ConditionalExpressionTree choice) {
            return expressions.conditional(choice, frame, target);
        } else if (tree instanceof SwitchExpressionTree choice) {
            return expressions.switched(choice, frame, target);
        } else if (tree instanceof NewArrayTree array) {
            return creation.array(array, frame, target);
        }
        return expressions.visit(tree, frame);
    }

    /** The value of an expression; a mistake in it is reported, and the value is then {@link Poison}. */
    Object recovered(ExpressionTree tree, Frame frame, TypeMirror target) {
        try {
            return value(tree, frame, target);
        } catch (Problem problem) {
            return reported(problem);
        }
    }

    /** Reports a mistake and goes on, unless whoever runs this keeps mistakes for later. */
    Object reported(Problem problem) {
        if (deferring) {
            throw problem;
        }
        budget.located(problem);
        reports.error(problem);
        return Poison.POISON;
    }

    /** Runs a body whose mistakes are not reported where they happen but thrown. */
    <T> T deferring(Supplier<T> body) {
        boolean before = deferring;
        deferring = true;
        try {
            return body.get();
        } finally {
            deferring = before;
        }
    }

    /** The value of a condition. */
    boolean condition(ExpressionTree tree, Frame frame) {
        Object value = value(tree, frame);
        if (value instanceof Boolean truth) {
            return truth;
        } else if (value == Poison.POISON) {
            throw new Poison.Abandoned();
        } else if (value instanceof Tensor) {
            throw new Problem(frame.at(tree), Message.KNOWN_WITH_DATA, "This condition");
        }
        throw new Unresolved(frame.at(tree), "a condition");
    }

    /** The declared type of a variable; null for {@code var} and for a lambda's parameter without a type. */
    TypeMirror writtenType(VariableTree variable, Frame frame) {
        Tree type = variable.getType();
        boolean written = type != null
                && !(type instanceof IdentifierTree name && name.getName().contentEquals("var"));
        return written ? typeNames.type(frame.source(), type).orElse(null) : null;
    }

    Names names() {
        return names;
    }

    TypeNames typeNames() {
        return typeNames;
    }

    Sources sources() {
        return sources;
    }

    Reports reports() {
        return reports;
    }

    Library library() {
        return library;
    }

    Budget budget() {
        return budget;
    }

    Conversions conversions() {
        return conversions;
    }

    Overloads overloads() {
        return overloads;
    }

    StaticTypes types() {
        return types;
    }

    Expressions expressions() {
        return expressions;
    }

    Statements statements() {
        return statements;
    }

    Calls calls() {
        return calls;
    }

    Classes classes() {
        return classes;
    }

    Creation creation() {
        return creation;
    }
}

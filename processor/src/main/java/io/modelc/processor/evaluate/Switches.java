package io.modelc.processor.evaluate;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import io.modelc.Tensor;
import io.modelc.errors.Message;
import io.modelc.processor.source.Problem;
import java.util.List;
import java.util.Objects;
import javax.lang.model.type.TypeMirror;

/** Runs switches over numbers, characters, texts and enums, with colons and with arrows. */
final class Switches {

    private final Evaluator evaluator;

    Switches(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Flow run(SwitchTree tree, Frame frame) {
        Flow flow = run(tree.getExpression(), tree.getCases(), frame, null);
        return flow.breaks(null) && flow.label() == null ? Flow.NEXT : flow;
    }

    /** The value of a switch expression. */
    Object value(SwitchExpressionTree tree, Frame frame, TypeMirror target) {
        Flow flow = run(tree.getExpression(), tree.getCases(), frame, target);
        if (flow.kind() != Flow.Kind.YIELD) {
            throw new Problem(frame.at(tree.getExpression()), Message.NULL_HERE);
        }
        return flow.value();
    }

    private Flow run(ExpressionTree selector, List<? extends CaseTree> cases, Frame outer, TypeMirror target) {
        Object value = selected(selector, outer);
        Frame frame = outer.inner();
        int chosen = chosen(cases, value, frame);
        if (chosen < 0) {
            return Flow.NEXT;
        }
        CaseTree first = cases.get(chosen);
        if (first.getCaseKind() == CaseTree.CaseKind.RULE) {
            return rule(first, frame, target);
        }
        for (CaseTree skipped : cases.subList(0, chosen)) {
            declareLocals(skipped, frame);
        }
        for (CaseTree group : cases.subList(chosen, cases.size())) {
            Flow flow = evaluator.statements().runAll(group.getStatements(), frame);
            if (!flow.isNext()) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    private Object selected(ExpressionTree selector, Frame frame) {
        Object value = evaluator.value(selector, frame);
        if (value == Poison.POISON) {
            throw new Poison.Abandoned();
        } else if (value == null) {
            throw new Problem(frame.at(selector), Message.NULL_HERE);
        } else if (value instanceof Tensor) {
            throw new Problem(frame.at(selector), Message.KNOWN_WITH_DATA, "This switch");
        }
        return value;
    }

    private int chosen(List<? extends CaseTree> cases, Object value, Frame frame) {
        int otherwise = -1;
        for (int i = 0; i < cases.size(); i++) {
            CaseTree each = cases.get(i);
            if (each.getExpressions().isEmpty()) {
                requireDefault(each, frame);
                otherwise = i;
            }
            for (ExpressionTree label : each.getExpressions()) {
                if (matches(label, value, frame)) {
                    return i;
                }
            }
        }
        return otherwise;
    }

    /** Patterns have no expressions either; a case that is not the default must not be taken for it. */
    private static void requireDefault(CaseTree tree, Frame frame) {
        if (!tree.toString().stripLeading().startsWith("default")) {
            throw Unsupported.pattern(frame.at(tree));
        }
    }

    private boolean matches(ExpressionTree label, Object value, Frame frame) {
        if (label.getKind() == Tree.Kind.NULL_LITERAL) {
            throw Unsupported.pattern(frame.at(label));
        }
        if (value instanceof Instance || value instanceof Enum<?>) {
            String name = value instanceof Instance constant ? constant.enumName() : ((Enum<?>) value).name();
            return label instanceof IdentifierTree identifier
                    ? identifier.getName().contentEquals(name)
                    : Objects.equals(evaluator.value(label, frame), value);
        }
        Object constant = evaluator.value(label, frame);
        return constant instanceof String || value instanceof String
                ? value.equals(constant)
                : (Boolean) Operators.binary(Tree.Kind.EQUAL_TO, constant, value);
    }

    private Flow rule(CaseTree rule, Frame frame, TypeMirror target) {
        if (rule.getBody() instanceof ExpressionTree expression) {
            return new Flow(Flow.Kind.YIELD, null, evaluator.recovered(expression, frame, target));
        }
        Flow flow = evaluator.statements().run((StatementTree) rule.getBody(), frame);
        return flow.breaks(null) && flow.label() == null ? Flow.NEXT : flow;
    }

    /** The locals of a group that was jumped over are in scope in the groups behind it. */
    private void declareLocals(CaseTree group, Frame frame) {
        for (StatementTree statement : group.getStatements()) {
            if (statement instanceof VariableTree variable) {
                frame.declare(variable.getName(), evaluator.writtenType(variable, frame), null);
            }
        }
    }
}

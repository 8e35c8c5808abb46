package io.modelc.processor.evaluate;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.SimpleTreeVisitor;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/** Runs statements. A mistake in one is reported, and the next one is run all the same, to find others. */
final class Statements extends SimpleTreeVisitor<Flow, Frame> {

    private final Evaluator evaluator;
    private final Loops loops;
    private final Switches switches;
    private final Tries tries;

    Statements(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.loops = new Loops(evaluator);
        this.switches = new Switches(evaluator);
        this.tries = new Tries(evaluator);
    }

    /** Runs a statement. */
    Flow run(StatementTree tree, Frame frame) {
        evaluator.budget().step(frame, tree);
        return visit(tree, frame);
    }

    /** Runs statements one after the other in a scope that they share. */
    Flow runAll(List<? extends StatementTree> trees, Frame frame) {
        for (StatementTree tree : trees) {
            Flow flow = run(tree, frame);
            if (!flow.isNext()) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    /** The value of a switch expression. */
    Object switched(SwitchExpressionTree tree, Frame frame, TypeMirror target) {
        return switches.value(tree, frame, target);
    }

    @Override
    protected Flow defaultAction(Tree tree, Frame frame) {
        throw Unsupported.statement(frame.at(tree));
    }

    @Override
    public Flow visitBlock(BlockTree tree, Frame frame) {
        return runAll(tree.getStatements(), frame.inner());
    }

    @Override
    public Flow visitVariable(VariableTree tree, Frame frame) {
        TypeMirror type = evaluator.writtenType(tree, frame);
        ExpressionTree initializer = tree.getInitializer();
        if (initializer == null) {
            frame.declare(tree.getName(), type, null);
        } else {
            // The variable is in scope in its own initialiser, which may assign it.
            frame.declare(tree.getName(), type, null);
            TypeMirror inferred = type == null ? evaluator.types().of(initializer, frame) : type;
            frame.declare(tree.getName(), inferred, evaluator.recovered(initializer, frame, type));
        }
        return Flow.NEXT;
    }

    @Override
    public Flow visitExpressionStatement(ExpressionStatementTree tree, Frame frame) {
        evaluator.recovered(tree.getExpression(), frame, null);
        return Flow.NEXT;
    }

    @Override
    public Flow visitReturn(ReturnTree tree, Frame frame) {
        ExpressionTree result = tree.getExpression();
        Object value = result == null ? null : evaluator.recovered(result, frame, frame.resultType());
        return new Flow(Flow.Kind.RETURN, null, value);
    }

    @Override
    public Flow visitYield(YieldTree tree, Frame frame) {
        return new Flow(Flow.Kind.YIELD, null, evaluator.value(tree.getValue(), frame));
    }

    @Override
    public Flow visitIf(IfTree tree, Frame frame) {
        if (evaluator.condition(tree.getCondition(), frame)) {
            return run(tree.getThenStatement(), frame);
        }
        return tree.getElseStatement() == null ? Flow.NEXT : run(tree.getElseStatement(), frame);
    }

    @Override
    public Flow visitForLoop(ForLoopTree tree, Frame frame) {
        return loops.run(tree, frame, null);
    }

    @Override
    public Flow visitEnhancedForLoop(EnhancedForLoopTree tree, Frame frame) {
        return loops.run(tree, frame, null);
    }

    @Override
    public Flow visitWhileLoop(WhileLoopTree tree, Frame frame) {
        return loops.run(tree, frame, null);
    }

    @Override
    public Flow visitDoWhileLoop(DoWhileLoopTree tree, Frame frame) {
        return loops.run(tree, frame, null);
    }

    @Override
    public Flow visitLabeledStatement(LabeledStatementTree tree, Frame frame) {
        if (Loops.isLoop(tree.getStatement())) {
            return loops.run(tree.getStatement(), frame, tree.getLabel());
        }
        Flow flow = run(tree.getStatement(), frame);
        boolean ends = flow.label() != null && flow.breaks(tree.getLabel());
        return ends ? Flow.NEXT : flow;
    }

    @Override
    public Flow visitBreak(BreakTree tree, Frame frame) {
        return new Flow(Flow.Kind.BREAK, tree.getLabel(), null);
    }

    @Override
    public Flow visitContinue(ContinueTree tree, Frame frame) {
        return new Flow(Flow.Kind.CONTINUE, tree.getLabel(), null);
    }

    @Override
    public Flow visitSwitch(SwitchTree tree, Frame frame) {
        return switches.run(tree, frame);
    }

    @Override
    public Flow visitEmptyStatement(EmptyStatementTree tree, Frame frame) {
        return Flow.NEXT;
    }

    /** As a program runs that is started without {@code -ea}. */
    @Override
    public Flow visitAssert(AssertTree tree, Frame frame) {
        return Flow.NEXT;
    }

    @Override
    public Flow visitThrow(ThrowTree tree, Frame frame) {
        throw tries.thrown(tree, frame);
    }

    @Override
    public Flow visitTry(TryTree tree, Frame frame) {
        return tries.run(tree, frame);
    }
}

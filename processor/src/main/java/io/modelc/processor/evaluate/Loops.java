package io.modelc.processor.evaluate;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.WhileLoopTree;
import io.modelc.Tensor;
import io.modelc.errors.Message;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Unresolved;
import java.lang.reflect.Array;
import java.util.Iterator;
import java.util.stream.IntStream;
import javax.lang.model.type.TypeMirror;

/** Runs loops; {@code label} is the loop's own, or null. */
final class Loops {

    private final Evaluator evaluator;

    Loops(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    static boolean isLoop(StatementTree tree) {
        return tree instanceof ForLoopTree
                || tree instanceof EnhancedForLoopTree
                || tree instanceof WhileLoopTree
                || tree instanceof DoWhileLoopTree;
    }

    Flow run(StatementTree tree, Frame frame, CharSequence label) {
        return evaluator.budget().loop(frame.at(tree), () -> {
            if (tree instanceof ForLoopTree loop) {
                return counted(loop, frame.inner(), label);
            } else if (tree instanceof EnhancedForLoopTree loop) {
                return forEach(loop, frame, label);
            } else if (tree instanceof WhileLoopTree loop) {
                return whileTrue(loop, frame, label);
            }
            return doWhile((DoWhileLoopTree) tree, frame, label);
        });
    }

    private Flow counted(ForLoopTree loop, Frame frame, CharSequence label) {
        evaluator.statements().runAll(loop.getInitializer(), frame);
        while (loop.getCondition() == null || evaluator.condition(loop.getCondition(), frame)) {
            Flow flow = evaluator.statements().run(loop.getStatement(), frame);
            if (!flow.continues(label)) {
                return after(flow, label);
            }
            evaluator.statements().runAll(loop.getUpdate(), frame);
        }
        return Flow.NEXT;
    }

    private Flow whileTrue(WhileLoopTree loop, Frame frame, CharSequence label) {
        while (evaluator.condition(loop.getCondition(), frame)) {
            Flow flow = evaluator.statements().run(loop.getStatement(), frame);
            if (!flow.continues(label)) {
                return after(flow, label);
            }
        }
        return Flow.NEXT;
    }

    private Flow doWhile(DoWhileLoopTree loop, Frame frame, CharSequence label) {
        do {
            Flow flow = evaluator.statements().run(loop.getStatement(), frame);
            if (!flow.continues(label)) {
                return after(flow, label);
            }
        } while (evaluator.condition(loop.getCondition(), frame));
        return Flow.NEXT;
    }

    private Flow forEach(EnhancedForLoopTree loop, Frame frame, CharSequence label) {
        TypeMirror type = evaluator.writtenType(loop.getVariable(), frame);
        Iterator<?> elements = elements(loop.getExpression(), frame);
        while (elements.hasNext()) {
            Frame turn = frame.inner();
            Object element = Library.unwrapped(elements.next());
            Object value = evaluator.conversions().assigned(element, type, frame.at(loop.getVariable()));
            turn.declare(loop.getVariable().getName(), type, value);
            Flow flow = evaluator.statements().run(loop.getStatement(), turn);
            if (!flow.continues(label)) {
                return after(flow, label);
            }
        }
        return Flow.NEXT;
    }

    private Iterator<?> elements(ExpressionTree tree, Frame frame) {
        Object over = evaluator.value(tree, frame);
        if (over instanceof Iterable<?> list) {
            return list.iterator();
        } else if (over == Poison.POISON) {
            throw new Poison.Abandoned();
        } else if (over == null) {
            throw new Problem(frame.at(tree), Message.NULL_HERE);
        } else if (over.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(over))
                    .mapToObj(i -> Array.get(over, i))
                    .iterator();
        } else if (over instanceof Tensor) {
            throw new Problem(frame.at(tree), Message.KNOWN_WITH_DATA, "This loop");
        } else if (over instanceof Instance instance
                && instance.as(evaluator.library().interfaces(instance.type())) instanceof Iterable<?> list) {
            return list.iterator();
        }
        throw new Unresolved(frame.at(tree), "an array or Iterable");
    }

    private static Flow after(Flow flow, CharSequence label) {
        return flow.breaks(label) ? Flow.NEXT : flow;
    }
}

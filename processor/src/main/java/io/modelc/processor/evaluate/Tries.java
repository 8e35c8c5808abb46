package io.modelc.processor.evaluate;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import io.modelc.errors.Message;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Unresolved;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/** Exceptions of a declaration: throwing, catching, and what is done finally. Other mistakes are never caught. */
final class Tries {

    private final Evaluator evaluator;

    Tries(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Flow run(TryTree tree, Frame frame) {
        if (!tree.getResources().isEmpty()) {
            throw Unsupported.resources(frame.at(tree.getResources().get(0)));
        }
        Flow flow;
        try {
            flow = evaluator.deferring(() -> guarded(tree, frame));
        } catch (Thrown thrown) {
            Flow last = last(tree, frame);
            if (last.isNext()) {
                throw thrown;
            }
            return last;
        }
        Flow last = last(tree, frame);
        return last.isNext() ? flow : last;
    }

    private Flow guarded(TryTree tree, Frame frame) {
        try {
            return evaluator.statements().run(tree.getBlock(), frame);
        } catch (Thrown thrown) {
            for (CatchTree handler : tree.getCatches()) {
                if (catches(handler, thrown.exception(), frame)) {
                    Frame inner = frame.inner();
                    inner.declare(
                            handler.getParameter().getName(),
                            type(handler.getParameter().getType(), frame),
                            thrown.exception());
                    return evaluator.statements().run(handler.getBlock(), inner);
                }
            }
            throw thrown;
        }
    }

    private Flow last(TryTree tree, Frame frame) {
        return tree.getFinallyBlock() == null
                ? Flow.NEXT
                : evaluator.statements().run(tree.getFinallyBlock(), frame);
    }

    private boolean catches(CatchTree handler, Object exception, Frame frame) {
        Tree type = handler.getParameter().getType();
        List<? extends Tree> types = type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
        return types.stream().anyMatch(each -> evaluator.conversions().isInstance(exception, required(each, frame)));
    }

    private TypeMirror required(Tree tree, Frame frame) {
        return evaluator
                .typeNames()
                .type(frame.source(), tree)
                .orElseThrow(() -> new Unresolved(frame.at(tree), "the class " + tree));
    }

    /** The type of a handler's parameter; null where it is one of several. */
    private TypeMirror type(Tree tree, Frame frame) {
        return tree instanceof UnionTypeTree ? null : required(tree, frame);
    }

    Thrown thrown(ThrowTree tree, Frame frame) {
        Object exception = evaluator.value(tree.getExpression(), frame);
        if (exception == Poison.POISON) {
            throw new Poison.Abandoned();
        } else if (exception == null) {
            throw new Problem(frame.at(tree.getExpression()), Message.NULL_HERE);
        }
        String kind = exception instanceof Instance instance
                ? instance.type().getSimpleName().toString()
                : exception.getClass().getSimpleName();
        Object text =
                exception instanceof Instance instance ? instance.message() : ((Throwable) exception).getMessage();
        return new Thrown(frame.at(tree), exception, Message.THROWN, kind, text == null ? "no message" : text);
    }
}

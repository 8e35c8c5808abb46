package io.modelc.processor.evaluate;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.ParenthesizedTree;
import javax.lang.model.type.TypeMirror;

/**
 * An argument of a call whose method is being chosen.
 *
 * @param tree the expression; null for an argument that library code or a method reference passes
 * @param type its type; null where that is not known, and {@code value} tells what can be told
 * @param value its value; null for a function, which is made once the parameter's type is known
 */
record Argument(ExpressionTree tree, TypeMirror type, Object value) {

    /** Whether this is a lambda or method reference, which has no type of its own. */
    boolean isFunction() {
        return tree != null && isFunction(tree);
    }

    static boolean isFunction(ExpressionTree tree) {
        if (tree instanceof ParenthesizedTree inner) {
            return isFunction(inner.getExpression());
        }
        return tree instanceof LambdaExpressionTree
                || tree instanceof MemberReferenceTree
                || tree instanceof ConditionalExpressionTree choice && isFunction(choice.getTrueExpression());
    }

    /** The number of parameters of a lambda; −1 where that is not written. */
    int arity() {
        ExpressionTree inner = tree;
        while (inner instanceof ParenthesizedTree outer) {
            inner = outer.getExpression();
        }
        return inner instanceof LambdaExpressionTree lambda
                ? lambda.getParameters().size()
                : -1;
    }
}

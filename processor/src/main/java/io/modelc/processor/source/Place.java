package io.modelc.processor.source;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;

/**
 * A part of a source file that a message can be about.
 *
 * @param source the class it is in
 * @param tree the part
 */
public record Place(Source source, Tree tree) {

    /** What to underline: of a call {@code a.apply(x)}, that is {@code a.apply}. */
    public Tree marked() {
        return tree instanceof MethodInvocationTree call ? call.getMethodSelect() : tree;
    }
}

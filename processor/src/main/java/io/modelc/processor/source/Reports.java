package io.modelc.processor.source;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import io.modelc.errors.Message;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.tools.Diagnostic;

/** What was said about one model: each mistake once, however often the code at its place is run. */
public final class Reports {

    private static final int MOST_CALLS = 5;

    private final Sources sources;
    private final Set<Tree> marked = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean failed;

    /** Nothing said so far. */
    public Reports(Sources sources) {
        this.sources = sources;
    }

    /** Reports a mistake, unless its place has been reported already. */
    public void error(Problem problem) {
        failed = true;
        if (marked.add(problem.place().tree())) {
            sources.report(Diagnostic.Kind.ERROR, problem.getMessage() + chain(problem), problem.place());
        }
    }

    /** The calls by which the place of a mistake was reached, a line each. */
    private String chain(Problem problem) {
        List<String> lines = problem.callers().stream()
                .filter(call -> call.tree() instanceof MethodInvocationTree || call.tree() instanceof NewClassTree)
                .map(call -> "\ncalled from " + call.source().fileName() + ":" + sources.line(call))
                .distinct()
                .toList();
        return lines.size() <= MOST_CALLS
                ? String.join("", lines)
                : String.join("", lines.subList(0, MOST_CALLS)) + "\n...";
    }

    /** Reports something that is probably not meant. */
    public void warning(Place place, Message kind, Object... values) {
        if (marked.add(place.tree())) {
            sources.report(Diagnostic.Kind.WARNING, kind.text(values), place);
        }
    }

    /** Tells something that may be just as it is meant. */
    public void note(Place place, Message kind, Object... values) {
        sources.report(Diagnostic.Kind.NOTE, kind.text(values), place);
    }

    /** Whether there was a mistake. */
    public boolean failed() {
        return failed;
    }
}

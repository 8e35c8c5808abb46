package io.modelc.processor.evaluate;

import com.sun.source.tree.Tree;
import io.modelc.errors.Message;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Bounds on what a declaration may do, so that one that does not end is an error and not a compiler that hangs. */
final class Budget {

    /** Enough for a model of 100,000 layers; reached in about a second. */
    static final int MOST_STEPS = 2_000_000;

    static final int MOST_DEPTH = 400;

    private final Deque<Place> loops = new ArrayDeque<>();
    private final Deque<Place> calls = new ArrayDeque<>();
    private int steps;
    private int depth;
    private Place lastCall;
    private String lastName;

    /** Counts one step at a place. */
    void step(Frame frame, Tree tree) {
        if (++steps > MOST_STEPS) {
            Place loop = loops.peek();
            throw new Problem(loop == null ? frame.at(tree) : loop, Message.TOO_MANY_STEPS, MOST_STEPS);
        }
    }

    /** Runs the body of the method {@code name}. */
    <T> T call(Place place, String name, Supplier<T> body) {
        lastCall = place;
        lastName = name;
        if (depth >= MOST_DEPTH) {
            throw tooDeep();
        }
        depth++;
        calls.push(place);
        try {
            return body.get();
        } catch (Problem problem) {
            problem.calledFrom(place);
            throw problem;
        } finally {
            calls.pop();
            depth--;
        }
    }

    /** Tells a mistake that is reported here, and is not thrown further, the calls that are running. */
    void located(Problem problem) {
        calls.forEach(problem::calledFrom);
    }

    /** The problem of the call that was entered last; the compiler's own stack may end before {@link #MOST_DEPTH}. */
    Problem tooDeep() {
        return new Problem(lastCall, Message.TOO_DEEP, lastName, MOST_DEPTH);
    }

    /** Runs a loop. */
    Flow loop(Place place, Supplier<Flow> body) {
        loops.push(place);
        try {
            return body.get();
        } finally {
            loops.pop();
        }
    }
}

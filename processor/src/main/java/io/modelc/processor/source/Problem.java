package io.modelc.processor.source;

import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import java.util.ArrayList;
import java.util.List;

/** A mistake in a declaration, and its place. Thrown by whoever finds it, reported once by {@link Reports}. */
public class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Place place;
    private final transient List<Place> callers = new ArrayList<>();

    /** A mistake that the compiler found itself. */
    public Problem(Place place, Message kind, Object... values) {
        this(place, kind.text(values));
    }

    /** A mistake that a library class found, at the expression that called it. */
    public Problem(Place place, DeclarationException cause) {
        this(place, cause.getMessage());
    }

    private Problem(Place place, String text) {
        super(text, null, false, false);
        this.place = place;
    }

    /** Notes that the code with the mistake, or what called it, was called from here. */
    public void calledFrom(Place call) {
        callers.add(call);
    }

    /** The calls that led to the mistake, the nearest first. */
    public List<Place> callers() {
        return List.copyOf(callers);
    }

    /** Where the mistake is. */
    public Place place() {
        return place;
    }
}

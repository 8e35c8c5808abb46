package io.modelc.processor.source;

/**
 * A name that means nothing here. It may be generated in this round, so the model is tried again in the next; or it is
 * misspelt, and javac says so.
 */
public final class Unresolved extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Place place;

    /** {@code name} at a place. */
    public Unresolved(Place place, String name) {
        super(name, null, false, false);
        this.place = place;
    }

    /** Where the name stands. */
    public Place place() {
        return place;
    }
}

package io.modelc.errors;

/**
 * Every message of the compiler: a stable id, what is wrong, and on a second line how to mend it where that is plain.
 * {@code %s} stands for a value. Ids are never used again for another message.
 */
public enum Message {
    NOT_COMPILING(
            "MC001",
            "Layers are applied by the compiler while it reads a @Model, not by a running program.",
            "Use the generated class: new CompiledX().predict(...)."),
    UNITS_NOT_POSITIVE("MC101", "%s needs at least one unit, but got units=%s.", ""),
    DROPOUT_RATE("MC102", "The dropout rate must be at least 0 and less than 1, but got %s.", "");

    private final String id;
    private final String problem;
    private final String mend;

    Message(String id, String problem, String mend) {
        this.id = id;
        this.problem = problem;
        this.mend = mend;
    }

    /** The stable id, such as {@code MC101}. */
    public String id() {
        return id;
    }

    /** The message about these values: the id, the problem, and the mend on a line of its own. */
    public String text(Object... values) {
        String text = problem + (mend.isEmpty() ? "" : "\n" + mend);
        return "[" + id + "] " + String.format(text, values);
    }
}

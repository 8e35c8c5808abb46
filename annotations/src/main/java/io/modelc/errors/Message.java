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
    DROPOUT_RATE("MC102", "The dropout rate must be at least 0 and less than 1, but got %s.", ""),
    ARGUMENT_NULL("MC103", "%s needs a value for %s, but got null.", ""),
    ARGUMENT_RANGE("MC104", "%s needs %s %s, but got %s.", ""),
    TOO_FEW_INPUTS("MC105", "%s needs at least two inputs, but got %s.", ""),
    RANKS_DIFFER(
            "MC106",
            "%s needs inputs with the same number of axes, but got %s.",
            "Insert a Flatten before it, for the inputs with more axes."),
    SIZES_DIFFER("MC107", "%s needs inputs whose sizes differ in axis %s only, but got %s.", ""),
    NOT_BROADCASTABLE("MC108", "%s needs inputs of the same shape, or of size 1 where they differ, but got %s.", ""),
    FEATURES_MISSING(
            "MC109",
            "%s needs inputs with an axis of features, such as (None, 64), but got %s.",
            "Insert a Flatten, which makes one number per sample an axis of size 1."),
    AXIS_OUT_OF_RANGE("MC110", "%s got axis=%s, but its inputs have the axes %s to %s besides the batch: %s.", ""),
    INITIALIZER_SHAPE("MC111", "%s fills %s, but the weight has the shape %s.", ""),
    HALVES_UNEVEN("MC112", "%s splits an axis into halves, but axis %s of %s has an odd size.", ""),
    WEIGHT_SHAPE("MC113", "The weight %s needs dimensions of at least 1, but got the shape %s.", ""),
    WEIGHT_NAME(
            "MC114",
            "A weight needs a name of letters, digits and underscores, but got \"%s\".",
            "Such as \"kernel\".");

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

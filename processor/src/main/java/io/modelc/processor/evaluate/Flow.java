package io.modelc.processor.evaluate;

/**
 * How a statement ended.
 *
 * @param kind normally, or by which jump
 * @param label the label of a break or continue, or null
 * @param value what return and yield give
 */
record Flow(Kind kind, CharSequence label, Object value) {

    enum Kind {
        NEXT,
        BREAK,
        CONTINUE,
        RETURN,
        YIELD
    }

    static final Flow NEXT = new Flow(Kind.NEXT, null, null);

    boolean isNext() {
        return kind == Kind.NEXT;
    }

    /** Whether this ends the loop or switch that bears {@code label} (null for none). */
    boolean breaks(CharSequence label) {
        return kind == Kind.BREAK && isFor(label);
    }

    /** Whether the loop that bears {@code label} goes on with its next turn. */
    boolean continues(CharSequence label) {
        return kind == Kind.NEXT || kind == Kind.CONTINUE && isFor(label);
    }

    private boolean isFor(CharSequence label) {
        return this.label == null || label != null && this.label.toString().contentEquals(label);
    }
}

package io.modelc.processor.graph;

/** How numbers stand in formulas. */
final class Numbers {

    private Numbers() {}

    /** The shortest text: {@code 2} and not {@code 2.0}. */
    static String text(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}

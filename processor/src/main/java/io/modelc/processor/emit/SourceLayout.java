package io.modelc.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lays out what JavaPoet prints as a person would: constants and fields close together under headings, a short comment
 * behind its constant, a short Javadoc on one line. JavaPoet has no place for comments at fields, so these travel as
 * Javadoc that begins with a mark.
 */
final class SourceLayout {

    private static final String HEADING = "//";
    private static final String TRAILING = "--";
    private static final int LINE = 120;

    private static final Pattern SHORT_JAVADOC =
            Pattern.compile("(?m)^( *)/\\*\\*\\R *\\* (.*)\\R *\\*/\\R(.*\\R)");
    private static final Pattern FIELD = Pattern.compile(" +(?:private static )?final [^(]*(?:=.*)?;(?: //.*)?");

    private SourceLayout() {}

    /** Javadoc that becomes a heading, on a line of its own above the field. */
    static String heading(String text) {
        return HEADING + " " + text;
    }

    /** Javadoc that becomes a comment behind the field. */
    static String trailing(String text) {
        return TRAILING + " " + text;
    }

    /** The same code, laid out. */
    static String of(String source) {
        return String.join("\n", closeUp(comments(source).split("\n", -1)));
    }

    private static String comments(String source) {
        return SHORT_JAVADOC.matcher(source).replaceAll(m -> Matcher.quoteReplacement(comment(m.group(1), m.group(2), m.group(3))));
    }

    private static String comment(String indent, String text, String declaration) {
        if (text.startsWith(HEADING)) {
            return indent + text + "\n" + declaration;
        }
        if (text.startsWith(TRAILING)) {
            String behind = declaration.stripTrailing() + " //" + text.substring(TRAILING.length());
            return behind + "\n";
        }
        String line = indent + "/** " + text + " */";
        return (line.length() <= LINE ? line : indent + "/**\n" + indent + " * " + text + "\n" + indent + " */") + "\n"
                + declaration;
    }

    /** Takes away the blank lines between fields; a heading keeps the one above it. */
    private static List<String> closeUp(String[] lines) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            boolean betweenFields = lines[i].isEmpty()
                    && i > 0
                    && i + 1 < lines.length
                    && FIELD.matcher(lines[i - 1]).matches()
                    && FIELD.matcher(lines[i + 1]).matches();
            if (!betweenFields) {
                kept.add(lines[i]);
            }
        }
        return kept;
    }
}

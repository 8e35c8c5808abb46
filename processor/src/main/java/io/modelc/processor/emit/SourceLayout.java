package io.modelc.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lays out what JavaPoet prints as a person would: constants and fields close together under headings, a short comment
 * behind its constant, a short Javadoc on one line. JavaPoet has no place for comments at fields, so these travel as
 * lines of Javadoc that begin with a mark.
 */
final class SourceLayout {

    private static final String HEADING = "// ";
    private static final String TRAILING = "-- ";
    private static final int LINE = 120;

    /** Its lines are matched possessively, in a loop: each would be a call within a call else, and tables are long. */
    private static final Pattern JAVADOC =
            Pattern.compile("(?m)^( *)/\\*\\*\\n((?: *\\*(?!/).*\\n)++) *\\*/\\n(.*)\\n");

    private static final Pattern FIELD = Pattern.compile(" +(?:private |public )?(?:static )?final .*;(?: //.*)?");

    private SourceLayout() {}

    /** A line of Javadoc that becomes a heading, above the field. */
    static String heading(String text) {
        return HEADING + text + "\n";
    }

    /** A line of Javadoc that becomes a comment behind the field. */
    static String trailing(String text) {
        return TRAILING + text + "\n";
    }

    /** The same code, laid out. */
    static String of(String source) {
        String commented = JAVADOC.matcher(source).replaceAll(match -> Matcher.quoteReplacement(javadoc(match)));
        String braced = commented.replaceAll("(?m)\\) \\{\n *\\}$", ") {}");
        List<String> lines = new ArrayList<>();
        closeUp(braced.split("\n", -1)).forEach(line -> lines.add(wrap(line)));
        return String.join("\n", lines);
    }

    /** Breaks a long line of code behind a comma; the head of a class before {@code extends}. */
    private static String wrap(String line) {
        String text = line.stripLeading();
        if (line.length() <= LINE || text.startsWith("*") || text.startsWith("//")) {
            return line;
        }
        int margin = line.length() - text.length();
        String indent = " ".repeat(margin + 8);
        int extending = text.indexOf(" extends ");
        int end = extending > 0 ? extending : lastComma(text, LINE - margin) + 1;
        return end <= 0 ? line : line.substring(0, margin + end) + "\n" + wrap(indent + text.substring(end + 1));
    }

    /** The last comma between arguments that is before a column, and not within a string; -1 if there is none. */
    private static int lastComma(String text, int limit) {
        int last = -1;
        boolean quoted = false;
        for (int i = 0; i + 1 < Math.min(text.length(), limit); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"' && (i == 0 || text.charAt(i - 1) != '\\');
            if (!quoted && c == ',' && text.charAt(i + 1) == ' ') {
                last = i;
            }
        }
        return last;
    }

    private static String javadoc(MatchResult match) {
        String indent = match.group(1);
        String declaration = match.group(3);
        StringBuilder above = new StringBuilder();
        List<String> text = new ArrayList<>();
        for (String line : match.group(2).split("\n")) {
            String words = line.strip().substring(1).strip();
            if (words.startsWith(HEADING)) {
                above.append(indent).append(words).append('\n');
            } else if (words.startsWith(TRAILING)) {
                declaration += " // " + words.substring(TRAILING.length());
            } else {
                text.add(words);
            }
        }
        String line = indent + "/** " + String.join("", text) + " */";
        if (text.size() > 1 || line.length() > LINE) {
            return match.group();
        }
        return above + (text.isEmpty() ? "" : line + "\n") + declaration + "\n";
    }

    /** Takes away the blank lines between fields; a heading keeps the one above it. */
    private static List<String> closeUp(String[] lines) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            boolean betweenFields = i > 0
                    && i + 1 < lines.length
                    && lines[i].isEmpty()
                    && FIELD.matcher(lines[i - 1]).matches()
                    && FIELD.matcher(lines[i + 1]).matches();
            if (!betweenFields) {
                kept.add(lines[i]);
            }
        }
        return kept;
    }
}

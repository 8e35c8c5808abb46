package io.modelc.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How Python's library Rich breaks text into lines. */
final class RichText {

    /** A word with the space around it. Only the first word of a text has space before it. */
    private static final Pattern WORD = Pattern.compile("\\s*\\S+\\s*");

    private RichText() {}

    /** Lines in a cell of a table: what is longer than a line ends in an ellipsis. */
    static List<String> cell(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String line : wrap(text, width, false)) {
            lines.add(line.length() > width ? line.substring(0, Math.max(0, width - 1)) + "…" : line);
        }
        return lines;
    }

    /** Lines on a terminal: what is longer than a line goes on in the next one. */
    static List<String> terminal(String text, int width) {
        return wrap(text, width, true);
    }

    private static List<String> wrap(String text, int width, boolean fold) {
        List<String> lines = new ArrayList<>();
        int begin = 0;
        for (int end : breaks(text, width, fold)) {
            lines.add(withoutSpaceBeyond(width, text.substring(begin, end)));
            begin = end;
        }
        lines.add(withoutSpaceBeyond(width, text.substring(begin)));
        return lines;
    }

    /** Where lines begin, but for the first one. */
    private static List<Integer> breaks(String text, int width, boolean fold) {
        List<Integer> breaks = new ArrayList<>();
        int position = 0;
        for (Matcher words = WORD.matcher(text); words.find(); ) {
            int start = words.start();
            String word = words.group();
            int length = word.stripTrailing().length();
            if (position + length <= width) {
                position += word.length();
                continue;
            }
            if (start > 0 && (position > 0 || length > width)) {
                breaks.add(start);
            }
            position = word.length();
            if (fold && length > width) {
                for (int chunk = start + width; chunk < words.end(); chunk += width) {
                    breaks.add(chunk);
                    position = words.end() - chunk;
                }
            }
        }
        return breaks;
    }

    private static String withoutSpaceBeyond(int width, String line) {
        int end = line.length();
        while (end > width && Character.isWhitespace(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end);
    }
}

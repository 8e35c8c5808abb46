package io.modelc.data;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Names that users give for things that have names: found as declared or in snake case, else with a suggestion. */
public final class Names {

    private Names() {}

    /** The position of the name meant by {@code given}: {@code textBody} and {@code text_body} are one; -1 for none. */
    public static int indexOf(String given, Collection<String> names) {
        int index = 0;
        for (String name : names) {
            if (snakeCase(name).equals(snakeCase(given))) {
                return index;
            }
            index++;
        }
        return -1;
    }

    /** A sentence for a name that is not there: what was given, which exist, and which was probably meant. */
    public static String unknown(String kind, String given, Collection<String> names) {
        return "There is no " + kind + " '" + given + "'."
                + nearest(given, names)
                        .map(name -> " Did you mean '" + name + "'?")
                        .orElse("")
                + " The names are: " + String.join(", ", names) + ".";
    }

    /** The name that is least different from a given one, if that is little enough to be a slip. */
    public static Optional<String> nearest(String given, Collection<String> names) {
        String best = null;
        int least = Math.max(2, given.length() / 3) + 1;
        for (String name : names) {
            int distance = distance(snakeCase(given), snakeCase(name));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** The fewest insertions, deletions and substitutions that make b of a. Levenshtein, 1966. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}

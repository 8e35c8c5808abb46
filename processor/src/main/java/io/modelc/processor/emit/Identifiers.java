package io.modelc.processor.emit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Java identifiers from the user's names, no two alike. */
final class Identifiers {

    private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final Map<String, Integer> used = new HashMap<>();

    /** Identifiers that differ from these, too. */
    Identifiers(String... reserved) {
        for (String name : reserved) {
            used.put(name, 1);
        }
    }

    /** The name itself, or with the next free number behind it. */
    String unique(String name) {
        String candidate = SourceVersion.isKeyword(name) ? name + "_" : name;
        while (used.containsKey(candidate)) {
            int number = used.merge(name, 1, Integer::sum);
            candidate = name + (Character.isDigit(name.charAt(name.length() - 1)) ? "_" : "") + number;
        }
        used.put(candidate, 1);
        return candidate;
    }

    /** Whether a name has been given already. */
    boolean isTaken(String name) {
        return used.containsKey(name);
    }

    /** {@code dense_features/kernel}, {@code blocks[0]/kernel}: denseFeaturesKernel, blocks0Kernel. */
    static String camelCase(String name) {
        StringBuilder out = new StringBuilder();
        boolean upper = false;
        for (char c : name.toCharArray()) {
            if (!Character.isJavaIdentifierPart(c) || c == '_') {
                upper = out.length() > 0;
            } else {
                out.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        boolean startsBadly = out.length() == 0 || !Character.isJavaIdentifierStart(out.charAt(0));
        return startsBadly ? "_" + out : Character.toLowerCase(out.charAt(0)) + out.substring(1);
    }

    /** {@code denseFeaturesKernel}: DENSE_FEATURES_KERNEL. */
    static String constantCase(String camelCase) {
        return WORDS.matcher(camelCase).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    static String uncapitalized(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}

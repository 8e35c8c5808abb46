package io.modelc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelc.errors.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every message of the compiler is tested somewhere, has an id of its own, and reads as a sentence. */
class MessageCatalogueTest {

    private static final Pattern MARK = Pattern.compile("(?:ERROR|WARNING): .* \\| (.*)|\"([^\"\\n]{12,})\"");
    private static final int LEAST_QUOTE = 12;

    /** The messages that no test names yet. A new message does not belong here. */
    private static final Set<Message> WITHOUT_TEST = EnumSet.of(
            Message.AMBIGUOUS_CALL,
            Message.NO_SOURCE,
            Message.PATTERN_VARIABLE_HIDES,
            Message.TYPE_OF_RESULT,
            Message.NAME_NOT_FOUND,
            Message.NO_TREES);

    private static String tests;

    @BeforeAll
    static void readTests() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String folder : List.of("src/test/java", "../annotations/src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                        .filter(path -> !path.endsWith("MessageCatalogueTest.java"))
                        .filter(path -> !path.endsWith("ErrorsPage.java"))
                        .toList()) {
                    text.append(Files.readString(file));
                }
            }
        }
        ErrorsPage.examples().forEach(example -> text.append(example.message().id()));
        tests = text.toString();
    }

    @ParameterizedTest
    @EnumSource
    void aTestNamesTheMessage(Message message) {
        boolean isNamed = tests.contains(message.id())
                || tests.contains("Message." + message.name())
                || MARK.matcher(tests)
                        .results()
                        .anyMatch(mark -> quotes(mark.group(mark.group(1) == null ? 2 : 1), message));
        assertThat(isNamed)
                .as("a test that names %s or %s, or quotes its text", message.id(), message)
                .isEqualTo(!WITHOUT_TEST.contains(message));
    }

    /** Whether a quoted text has so much in common with a message, leaving out its values, that it is of no other. */
    private static boolean quotes(String quoted, Message message) {
        Object[] values = new Object[10];
        Arrays.fill(values, "\n");
        return message.text(values)
                .substring("[MC000] ".length())
                .lines()
                .anyMatch(piece -> piece.length() >= LEAST_QUOTE && quoted.contains(piece.strip())
                        || quoted.length() >= LEAST_QUOTE && piece.contains(quoted));
    }

    @ParameterizedTest
    @EnumSource
    void theTextIsASentenceThatBeginsWithItsId(Message message) {
        Object[] values = new Object[10];
        Arrays.fill(values, "something");
        assertThat(message.text(values)).startsWith("[" + message.id() + "] ").doesNotContain("%");
        assertThat(message.id()).matches("MC\\d{3}");
    }

    @Test
    void noTwoMessagesHaveOneId() {
        assertThat(Arrays.stream(Message.values()).map(Message::id)).doesNotHaveDuplicates();
    }
}

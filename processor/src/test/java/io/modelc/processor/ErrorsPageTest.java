package io.modelc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the page of errors fail as they say, and their mends compile. */
class ErrorsPageTest {

    private static final Path PAGE = Path.of("../docs/errors.md");

    static List<ErrorsPage.Example> examples() {
        return ErrorsPage.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theMistakeHasJustThisMessage(ErrorsPage.Example example) {
        assertThat(ErrorsPage.compile(example.wrong()))
                .containsOnlyOnce("[MC")
                .contains("[" + example.message().id() + "]")
                .containsPattern("(?m)^1 (error|warning)$|: Note: \\[MC")
                .containsPattern("(?m)^ *\\^$");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theMendCompiles(ErrorsPage.Example example) {
        assertThat(ErrorsPage.compile(example.mended())).isEmpty();
    }

    @Test
    void moreThanSixtyMessagesHaveAnExample() {
        assertThat(examples()).hasSizeGreaterThan(60);
    }

    /** To the letter on the JDK that the project is built with; others may lay their messages out otherwise. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_17)
    void thePageIsUpToDate() throws IOException {
        String page = ErrorsPage.text();
        if ("write".equals(System.getProperty("modelc.errors"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}

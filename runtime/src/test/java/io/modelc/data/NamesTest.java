package io.modelc.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {

    private final List<String> names = List.of("title", "textBody", "tags");

    @Test
    void camelCaseAndSnakeCaseAreOneName() {
        assertThat(Names.indexOf("text_body", names)).isEqualTo(1);
        assertThat(Names.indexOf("textBody", names)).isEqualTo(1);
        assertThat(Names.indexOf("body", names)).isEqualTo(-1);
    }

    @Test
    void anUnknownNameComesWithTheNamesAndTheLikelyOne() {
        assertThat(Names.unknown("input", "titel", names))
                .isEqualTo("There is no input 'titel'. Did you mean 'title'? The names are: title, textBody, tags.");
        assertThat(Names.unknown("input", "department", names))
                .isEqualTo("There is no input 'department'. The names are: title, textBody, tags.");
    }
}

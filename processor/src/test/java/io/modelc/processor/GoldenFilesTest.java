package io.modelc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is generated, to the letter: users read it, and put it under version control. */
class GoldenFilesTest {

    @SuppressWarnings("unused") // by name, below
    private static final List<String> MODELS = GoldenFiles.MODELS;

    private static CompiledSources generated;

    @BeforeAll
    static void compile() throws IOException {
        generated = CompiledSources.of(GoldenFiles.sources());
        GoldenFiles.writeIfAsked(generated);
    }

    @ParameterizedTest
    @FieldSource("MODELS")
    void theGeneratedClassIsTheGoldenOne(String model) {
        assertThat(generated.text("com.example.Compiled" + model)).isEqualTo(GoldenFiles.generatedClass(model));
    }

    @ParameterizedTest
    @FieldSource("MODELS")
    void theSummaryIsTheGoldenOne(String model) {
        assertThat(generated.resource("META-INF/modelc/com.example.Compiled" + model + ".summary.txt"))
                .isEqualTo(GoldenFiles.summary(model));
    }

    @ParameterizedTest
    @FieldSource("MODELS")
    void linesFitOnAScreenAndEndWithoutBlanks(String model) {
        assertThat(generated
                        .text("com.example.Compiled" + model)
                        .lines()
                        .filter(line -> line.length() > 120 || !line.equals(line.stripTrailing())))
                .isEmpty();
    }

    @Test
    void theSameSourcesInAnotherOrderGiveTheSameText() {
        List<JavaFileObject> sources = new ArrayList<>(GoldenFiles.sources());
        Collections.reverse(sources);
        CompiledSources again = CompiledSources.of(sources);
        for (String model : GoldenFiles.MODELS) {
            assertThat(again.text("com.example.Compiled" + model))
                    .isEqualTo(generated.text("com.example.Compiled" + model));
        }
    }

    @Test
    void aModelAloneGivesTheSameTextAsAmongOthers() {
        CompiledSources alone = CompiledSources.of(List.of(GoldenFiles.source("TokenMixer")));
        assertThat(alone.text("com.example.CompiledTokenMixer"))
                .isEqualTo(generated.text("com.example.CompiledTokenMixer"));
    }

    /** The README shows parts of the class; what it leaves out are lines of three dots. */
    @Test
    void theReadmeShowsWhatIsGenerated() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String shown = between(readme, "<!-- begin: what is generated for Classifier -->", "<!-- end:");
        String code = between(shown, "```java\n", "```");
        String golden = GoldenFiles.generatedClass("Classifier");
        assertThat(golden).containsSubsequence(code.split("(?m)^ *\\.\\.\\.\\n"));
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        assertThat(text).contains(begin);
        return text.substring(from, text.indexOf(end, from));
    }
}

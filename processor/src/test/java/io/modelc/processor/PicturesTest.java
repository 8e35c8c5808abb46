package io.modelc.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

class PicturesTest {

    private static final JavaFileObject SMALL = JavaFileObjects.forSourceString("app.Small", """
            package app;

            import io.modelc.Layer;
            import io.modelc.Model;
            import io.modelc.layers.Dense;

            @Model(input = 3)
            class Small {
                @Layer final Dense hidden = new Dense(64);
            }
            """);

    @Test
    void theGraphAndItsPictureStandBesideTheSummary() throws IOException {
        Compilation compilation = javac().withProcessors(new ModelProcessor()).compile(SMALL);

        assertThat(text(compilation, ".dot"))
                .contains("\"hidden\" [label = \"{hidden (Dense)|{Input: (None,\\ 3)|Output: (None,\\ 64)}}\"];");
        assertThat(text(compilation, ".svg"))
                .startsWith("<svg ")
                .contains(">hidden (Dense)</text>", ">Output: (None, 64)</text>");
    }

    @Test
    void picturesAreLeftOutOnRequest() throws IOException {
        Compilation compilation = javac().withProcessors(new ModelProcessor())
                .withOptions("-Amodelc.plot=false")
                .compile(SMALL);

        assertThat(file(compilation, ".dot")).isEmpty();
        assertThat(file(compilation, ".svg")).isEmpty();
        assertThat(file(compilation, ".summary.txt")).isPresent();
    }

    private static Optional<JavaFileObject> file(Compilation compilation, String ending) {
        return compilation.generatedFile(StandardLocation.CLASS_OUTPUT, "META-INF/modelc/app.CompiledSmall" + ending);
    }

    private static String text(Compilation compilation, String ending) throws IOException {
        byte[] bytes = file(compilation, ending).orElseThrow().openInputStream().readAllBytes();
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package io.modelc.processor;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;

/**
 * The models in {@code src/test/resources/golden}: beside each declaration, the class and the summary that must be
 * generated for it. {@code -Dmodelc.golden=write} writes them anew; then read what has changed.
 */
final class GoldenFiles {

    static final List<String> MODELS = List.of(
            "Classifier",
            "DeeperClassifier",
            "Named",
            "Functional",
            "TicketClassifier",
            "MnistClassifier",
            "ResidualTower",
            "TokenMixer");

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private GoldenFiles() {}

    static List<JavaFileObject> sources() {
        return MODELS.stream().map(GoldenFiles::source).toList();
    }

    static JavaFileObject source(String model) {
        return JavaFileObjects.forSourceString("com.example." + model, read(model + ".java"));
    }

    static String generatedClass(String model) {
        return read("Compiled" + model + ".java");
    }

    static String summary(String model) {
        return read("Compiled" + model + ".summary.txt");
    }

    private static String read(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new AssertionError("The golden file " + name + " cannot be read; -Dmodelc.golden=write makes it", e);
        }
    }

    /** Writes what was generated, where the property asks for it. */
    static void writeIfAsked(CompiledSources generated) throws IOException {
        if ("write".equals(System.getProperty("modelc.golden"))) {
            for (String model : MODELS) {
                Files.writeString(
                        FOLDER.resolve("Compiled" + model + ".java"), generated.text("com.example.Compiled" + model));
                Files.writeString(
                        FOLDER.resolve("Compiled" + model + ".summary.txt"),
                        generated.resource("META-INF/modelc/com.example.Compiled" + model + ".summary.txt"));
            }
        }
    }
}

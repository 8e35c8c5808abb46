package io.modelc.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** Compiles by Eclipse's compiler, as its command line does, into a folder that is read and deleted. */
public final class Ecj {

    private Ecj() {}

    /**
     * What became of a compilation.
     *
     * @param diagnostics what was said, by the compiler and by processors
     * @param generated the generated source files, by their path
     */
    public record Result(List<Diagnostic<? extends JavaFileObject>> diagnostics, Map<String, String> generated) {

        /** The errors among the diagnostics. */
        public List<Diagnostic<? extends JavaFileObject>> errors() {
            return diagnostics.stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .toList();
        }

        /** The text of a class of the package {@code test}. */
        public Optional<String> generatedSource(String name) {
            return Optional.ofNullable(generated.get("test/" + name + ".java"));
        }
    }

    /** Compiles one file of the package {@code test}. */
    public static Result compile(Processor processor, String name, String text, String... options) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try {
            Path folder = Files.createTempDirectory("ecj");
            try {
                Path source =
                        Files.createDirectories(folder.resolve("src/test")).resolve(name + ".java");
                Files.writeString(source, text);
                Path out = Files.createDirectory(folder.resolve("out"));
                run(processor, source, out, diagnostics, options);
                return new Result(diagnostics.getDiagnostics(), sourcesIn(out));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(
            Processor processor,
            Path source,
            Path out,
            DiagnosticCollector<JavaFileObject> diagnostics,
            String... options)
            throws IOException {
        JavaCompiler ecj = new EclipseCompiler();
        try (StandardJavaFileManager files = ecj.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(out));
            List<String> all = Stream.concat(Stream.of("--release", "17"), Stream.of(options))
                    .toList();
            JavaCompiler.CompilationTask task =
                    ecj.getTask(Writer.nullWriter(), files, diagnostics, all, null, files.getJavaFileObjects(source));
            task.setProcessors(List.of(processor));
            task.call();
        }
    }

    private static Map<String, String> sourcesIn(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                found.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return found;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package io.modelc.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Compiles declarations whose mistakes are marked in their text. A line {@code // ERROR: marked | message} says that the
 * line above it has an error that underlines exactly {@code marked} and whose text contains {@code message};
 * {@code // WARNING:} likewise. No other error or warning may appear.
 */
final class Declared {

    private static final String HEADER = """
            package test;
            import static io.modelc.Ops.*;
            import static io.modelc.DType.*;
            import static io.modelc.activations.Activations.*;
            import io.modelc.*;
            import io.modelc.layers.*;
            import java.util.*;
            """;

    private static final Pattern PLACE = Pattern.compile("\\(Declarations\\.java:(\\d+):(\\d+): .*\\)$");

    private Declared() {}

    private record Finding(String kind, long line, String marked, String message) {

        /** Of warnings javac does not keep where they end: then the marked text must begin there. */
        boolean satisfies(Finding mark) {
            return kind.equals(mark.kind)
                    && line == mark.line
                    && (marked.equals(mark.marked) || kind.equals("WARNING") && marked.startsWith(mark.marked))
                    && message.contains(mark.message);
        }
    }

    /** Compiles top-level classes in a package that imports what declarations use. */
    static Compilation compile(String classes) {
        return javac().withOptions("-Xlint:-options", "-Xlint:-processing")
                .withProcessors(new ModelProcessor())
                .compile(JavaFileObjects.forSourceString("test.Declarations", HEADER + classes));
    }

    /** Compiles by javac and by ECJ, and compares what the compilers say with the marks. */
    static Compilation check(String classes) {
        Ecj.Result byEcj = checkByEcj(classes);
        Compilation byJavac = checkByJavac(classes);
        if (byJavac.status() == Compilation.Status.SUCCESS) {
            assertThat(byEcj.generated()).as("what ECJ generates").isEqualTo(generated(byJavac));
        }
        return byJavac;
    }

    private static Map<String, String> generated(Compilation compilation) {
        Map<String, String> texts = new TreeMap<>();
        for (JavaFileObject file : compilation.generatedSourceFiles()) {
            try {
                String path = file.toUri().getPath().replace("/SOURCE_OUTPUT/", "");
                texts.put(path, file.getCharContent(true).toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    private static Compilation checkByJavac(String classes) {
        Compilation compilation = compile(classes);
        List<Finding> expected = expected(HEADER + classes);
        List<Finding> found = compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR
                        || diagnostic.getKind() == Diagnostic.Kind.WARNING)
                .map(diagnostic -> finding(diagnostic, HEADER + classes))
                .toList();
        assertThat(found).as("what the compiler says").hasSameSizeAs(expected);
        for (Finding mark : expected) {
            assertThat(found).as("what the compiler says").anyMatch(finding -> finding.satisfies(mark));
        }
        return compilation;
    }

    /** Eclipse's compiler marks only whole members for a processor, so the messages end with the exact place. */
    private static Ecj.Result checkByEcj(String classes) {
        String text = HEADER + classes;
        Ecj.Result result = Ecj.compile(new ModelProcessor(), "Declarations", text);
        List<Finding> expected = expected(text);
        List<Diagnostic<? extends JavaFileObject>> found = result.diagnostics().stream()
                .filter(diagnostic -> isOurWarning(diagnostic)
                        || diagnostic.getKind() == Diagnostic.Kind.ERROR
                                && (diagnostic.getMessage(null).startsWith("[MC") || !isMarked(diagnostic, expected)))
                .toList();
        assertThat(found).as("what ECJ says").hasSameSizeAs(expected);
        for (Finding mark : expected) {
            assertThat(found).as("what ECJ says").anyMatch(diagnostic -> satisfies(diagnostic, mark, text));
        }
        return result;
    }

    private static boolean isOurWarning(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getKind() == Diagnostic.Kind.WARNING
                && diagnostic.getMessage(null).startsWith("[MC");
    }

    /** Unlike javac, ECJ goes on to check types where a processor has found a mistake. */
    private static boolean isMarked(Diagnostic<? extends JavaFileObject> diagnostic, List<Finding> marks) {
        return marks.stream().anyMatch(mark -> mark.line == diagnostic.getLineNumber());
    }

    private static boolean satisfies(Diagnostic<? extends JavaFileObject> diagnostic, Finding mark, String text) {
        String message = diagnostic.getMessage(null);
        Matcher place = PLACE.matcher(message);
        if (!place.find()) {
            return false;
        }
        int line = Integer.parseInt(place.group(1));
        int column = Integer.parseInt(place.group(2));
        return diagnostic.getKind().toString().equals(mark.kind)
                && message.contains(mark.message)
                && line == mark.line
                && text.lines()
                        .toList()
                        .get(line - 1)
                        .startsWith(mark.marked.lines().findFirst().orElseThrow(), column - 1);
    }

    private static Finding finding(Diagnostic<? extends JavaFileObject> diagnostic, String text) {
        int start = (int) diagnostic.getStartPosition();
        int end = (int) diagnostic.getEndPosition();
        return new Finding(
                diagnostic.getKind().toString(),
                diagnostic.getLineNumber(),
                start < 0 ? "" : text.substring(start, end < 0 ? text.length() : end),
                diagnostic.getMessage(null).replaceAll("\n +", "\n"));
    }

    private static List<Finding> expected(String text) {
        List<Finding> marks = new ArrayList<>();
        List<String> lines = Arrays.asList(text.split("\n"));
        long marked = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("// ERROR: ") || line.startsWith("// WARNING: ")) {
                String[] parts = line.substring(line.indexOf(": ") + 2).split(" \\| ", 2);
                marks.add(new Finding(
                        line.startsWith("// E") ? "ERROR" : "WARNING",
                        marked,
                        parts[0],
                        parts[1].replace("\\n", "\n")));
            } else {
                marked = i + 1;
            }
        }
        return marks;
    }
}

package io.modelc.processor;

import io.modelc.errors.Message;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The page {@code docs/errors.md}: for each message a declaration with the mistake, what javac prints, and the same
 * declaration mended. The declarations are the files {@code src/test/resources/errors/MC….txt}.
 */
final class ErrorsPage {

    /** A mistake and its mend. */
    record Example(Message message, String wrong, String mended) {}

    private static final Path FOLDER = Path.of("src/test/resources/errors");
    private static final String BETWEEN = "---- mended\n";
    private static final Pattern PUBLIC_CLASS =
            Pattern.compile("@Model.*\\n(?:static |abstract )*(?:class|enum|interface|record) (\\w+)");

    /** The messages that no single declaration can show, and when they come. */
    private static final Map<Message, String> IN_WORDS = Map.of(
            Message.NOT_COMPILING,
            "An exception of a running program that applies a layer of a declaration itself.",
            Message.NO_SOURCE,
            "A declaration uses a class of its own project that was compiled before, by another run of the compiler.",
            Message.TYPE_OF_RESULT,
            "The compiler knows a result's type only in part, as of a lambda whose parameters have no types.",
            Message.PATTERN_VARIABLE_HIDES,
            "The variable of an instanceof pattern has the name of a field that is used beyond it.",
            Message.NAME_NOT_FOUND,
            "A warning beside javac's own error for a name that it does not find.",
            Message.NO_TREES,
            "A warning of a compiler that has no syntax trees.",
            Message.OUR_BUG,
            "A bug of the compiler, which prints where it happened. Please report it.");

    /** What has been compiled already. */
    private static final Map<String, String> PRINTED = new ConcurrentHashMap<>();

    private ErrorsPage() {}

    /** The examples in the order of their ids. */
    static List<Example> examples() {
        return Arrays.stream(Message.values())
                .filter(message -> Files.exists(file(message)))
                .sorted(Comparator.comparing(Message::id))
                .map(ErrorsPage::example)
                .toList();
    }

    /** The text of a message, with dots for its values. */
    private static String template(Message message) {
        Object[] values = new Object[10];
        Arrays.fill(values, "…");
        return message.text(values).strip();
    }

    private static Path file(Message message) {
        return FOLDER.resolve(message.id() + ".txt");
    }

    private static Example example(Message message) {
        try {
            String[] parts = Files.readString(file(message)).split(BETWEEN, 2);
            return new Example(message, parts[0], parts[1]);
        } catch (IOException e) {
            throw new AssertionError("The example cannot be read: " + file(message), e);
        }
    }

    /** What javac prints for a declaration, to the letter; nothing where all is well. */
    static String compile(String declaration) {
        return PRINTED.computeIfAbsent(declaration, ErrorsPage::run);
    }

    private static String run(String declaration) {
        Matcher name = PUBLIC_CLASS.matcher(declaration);
        if (!name.find()) {
            throw new AssertionError("The example has no model:\n" + declaration);
        }
        JavaFileObject source =
                new SimpleJavaFileObject(
                        URI.create("string:///" + name.group(1) + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return declaration;
                    }

                    /** As the user would name the file. */
                    @Override
                    public String getName() {
                        return name.group(1) + ".java";
                    }
                };
        StringWriter printed = new StringWriter();
        Path classes = temporaryFolder();
        try {
            JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
            List<String> options = List.of("-d", classes.toString());
            JavaCompiler.CompilationTask task = javac.getTask(printed, null, null, options, null, List.of(source));
            task.setProcessors(List.of(new ModelProcessor()));
            task.call();
        } finally {
            delete(classes);
        }
        return printed.toString();
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("errors-page");
        } catch (IOException e) {
            throw new AssertionError("There is no place for classes", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new AssertionError("The classes cannot be deleted", e);
        }
    }

    /** The page. */
    static String text() {
        Map<String, String> sections = new TreeMap<>();
        for (Message message : Message.values()) {
            sections.put(
                    message.id(), IN_WORDS.getOrDefault(message, "```text\n" + template(message) + "\n```") + "\n");
        }
        for (Example example : examples()) {
            sections.put(
                    example.message().id(),
                    "```java\n" + example.wrong() + "```\n\n```text\n" + compile(example.wrong())
                            + "```\n\nMended:\n\n```java\n" + example.mended() + "```\n");
        }
        StringBuilder page = new StringBuilder("""
                # Errors

                Every message of the compiler has an id that stays the same. Below each id: a declaration with the
                mistake, what javac prints for it, and the declaration mended.

                This page is generated: `mvn -pl processor -am test -Dtest=ErrorsPageTest -Dmodelc.errors=write
                -Dsurefire.failIfNoSpecifiedTests=false` writes it from the examples in
                `processor/src/test/resources/errors`.
                """);
        sections.forEach(
                (id, section) -> page.append("\n## ").append(id).append("\n\n").append(section));
        return page.toString();
    }
}

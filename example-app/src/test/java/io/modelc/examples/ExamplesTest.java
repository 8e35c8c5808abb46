package io.modelc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class ExamplesTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "mnist --help", "tickets --help", "summaries --help", "--version"})
    void explainsItself(String arguments) {
        assertThat(run(arguments.split(" "))).isZero();
        assertThat(out.toString()).contains("modelc-example-app");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void listsTheSubcommands() {
        run("--help");

        assertThat(out.toString()).contains("mnist", "tickets", "summaries");
    }

    @Test
    void namesTheDefaults() {
        run("mnist", "--help");

        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("training data (default: 20)", "one step (default: 128)", "gpu (OpenCL) or plain (the CPU)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    mnist --epochs 0            | '--epochs': needs a whole number of at least 1, but got '0'
                    mnist --epochs -3           | '--epochs': needs a whole number of at least 1, but got '-3'
                    mnist --batch-size many     | '--batch-size': needs a whole number of at least 1, but got 'many'
                    tickets --epochs 9999999999 | '--epochs': needs a whole number of at least 1, but got '9999999999'
                    tickets --seed x            | '--seed'
                    mnist --kernels fast        | '--kernels': needs gpu or plain, but got 'fast'
                    mnist --epoch 3             | Unknown option: '--epoch'
                    summaries --epochs 3        | Unknown option: '--epochs'
                    mnits                       | Unmatched argument at index 0: 'mnits'
                    """)
    void saysWhatIsWrongWithArguments(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString().replace("Unknown options:", "Unknown option:"))
                .contains(message);
    }

    @Test
    void needsASubcommand() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required subcommand", "mnist");
    }

    @Test
    void saysThatADirectoryIsNotThere() {
        String nowhere = directory.resolve("nowhere").toString();

        assertThat(run("mnist", "--data", nowhere)).isEqualTo(2);
        assertThat(err.toString()).contains("'--data'", "no directory", nowhere);
    }

    @Test
    void saysInOneLineWhatIsWrongWithTheData() {
        assertThat(run("mnist", "--data", directory.toString())).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(directory + ": holds neither train-images-idx3-ubyte nor train-images-idx3-ubyte.gz.");
    }

    private int run(String... arguments) {
        CommandLine commandLine = Examples.commandLine();
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        return commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}

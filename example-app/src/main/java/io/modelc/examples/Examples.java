package io.modelc.examples;

import io.modelc.examples.data.IdxException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The entry: picks the subcommand and leaves with its exit code, 0, 1 after a failure, 2 after wrong arguments. */
@Command(
        name = "modelc-example-app",
        description = "Programs of chapter 7 of Deep Learning with Python, compiled by Modelc.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {MnistCommand.class, TicketsCommand.class, SummariesCommand.class})
public final class Examples {

    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    private Examples() {}

    /** Runs a subcommand; {@code --help} lists them. */
    public static void main(String[] arguments) {
        logInOneLine();
        System.exit(commandLine().execute(arguments));
    }

    /** The log has the message alone, unless a format was asked for. */
    private static void logInOneLine() {
        if (System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(LOG_FORMAT, "%5$s%6$s%n");
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Examples()).setExecutionExceptionHandler(failure());
    }

    /** What the user can mend is told in one line; a trace is for what only we can. */
    private static IExecutionExceptionHandler failure() {
        return (exception, command, parsed) -> {
            if (!(exception instanceof IdxException)) {
                throw exception;
            }
            command.getErr().println(command.getColorScheme().errorText(exception.getMessage()));
            return command.getCommandSpec().exitCodeOnExecutionException();
        };
    }
}

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

    private Examples() {}

    /** Runs a subcommand; {@code --help} lists them. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Examples())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(failure());
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

package io.modelc.examples;

import io.modelc.examples.chapter7.Listing7_17;
import io.modelc.examples.data.Mnist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains the classifier of handwritten digits. */
@Command(
        name = "mnist",
        description = "Listing 7.17: trains a classifier of handwritten digits and tests it.",
        mixinStandardHelpOptions = true)
final class MnistCommand implements Callable<Integer> {

    /** On the 8,000 embedded digits about as many steps as the book's 3 epochs on 50,000. */
    private static final int EPOCHS = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final TrainingOptions training = new TrainingOptions(EPOCHS, 128);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A directory with the four original files of MNIST, such as train-images-idx3-ubyte.gz"
                    + " (default: the 10,000 digits that come with this application).")
    private Path data;

    @Override
    public Integer call() throws IOException {
        training.chooseKernels();
        Listing7_17.run(mnist(), training.seed(), training.fit());
        return 0;
    }

    private Mnist mnist() throws IOException {
        if (data == null) {
            return Mnist.embedded();
        }
        if (!Files.isDirectory(data)) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid value for option '--data': there is no directory '" + data + "'");
        }
        return Mnist.load(data);
    }
}

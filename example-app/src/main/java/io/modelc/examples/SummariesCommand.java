package io.modelc.examples;

import io.modelc.examples.chapter7.Listing7_1;
import io.modelc.examples.chapter7.Listing7_5;
import io.modelc.examples.chapter7.Listing7_8;
import picocli.CommandLine.Command;

/** Shows the small models. */
@Command(
        name = "summaries",
        description = "Listings 7.1 to 7.8: prints the layers and weights of the small models.",
        mixinStandardHelpOptions = true)
final class SummariesCommand implements Runnable {

    @Override
    public void run() {
        Listing7_1.run();
        Listing7_5.run();
        Listing7_8.run();
    }
}

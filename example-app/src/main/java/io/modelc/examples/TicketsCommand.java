package io.modelc.examples;

import io.modelc.examples.chapter7.Listing7_10;
import io.modelc.examples.chapter7.Listing7_11;
import io.modelc.examples.data.Tickets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains the model of several inputs and outputs, in each way in which its data can be given. */
@Command(
        name = "tickets",
        description = "Listings 7.9 to 7.11: trains a model of several inputs and outputs on random tickets.",
        mixinStandardHelpOptions = true)
final class TicketsCommand implements Runnable {

    @Mixin
    private final TrainingOptions training = new TrainingOptions(1, 32);

    @Override
    public void run() {
        training.chooseKernels();
        Tickets tickets = Listing7_10.tickets(training.seed());
        Listing7_10.byRecord(tickets, training.seed(), training.fit());
        Listing7_10.byPosition(tickets, training.seed(), training.fit());
        Listing7_11.byName(tickets, training.seed(), training.fit());
    }
}

package io.modelc.examples.chapter7;

import static io.modelc.examples.chapter7.CompiledTicketClassifier.DEPARTMENT;
import static io.modelc.examples.chapter7.CompiledTicketClassifier.PRIORITY;

import io.modelc.examples.chapter7.CompiledTicketClassifier.Inputs;
import io.modelc.examples.chapter7.CompiledTicketClassifier.Targets;
import io.modelc.examples.data.Tickets;
import io.modelc.losses.MeanSquaredError;
import io.modelc.losses.SparseCategoricalCrossentropy;
import io.modelc.metrics.Logs;
import io.modelc.metrics.MeanAbsoluteError;
import io.modelc.metrics.SparseCategoricalAccuracy;
import io.modelc.optimizers.Adam;
import io.modelc.runtime.Compile;
import io.modelc.runtime.Fit;
import java.util.List;

/** Listing 7.10: a model of several inputs and outputs, trained with records, or with lists. */
public final class Listing7_10 {

    private static final int SAMPLES = 1280;

    private Listing7_10() {}

    /** The book's 1280 tickets without meaning. */
    public static Tickets tickets(long seed) {
        return Tickets.random(
                SAMPLES, TicketClassifier.VOCABULARY_SIZE, TicketClassifier.TAGS, TicketClassifier.DEPARTMENTS, seed);
    }

    /** Inputs, targets and outputs as records: a name that is wrong does not compile. */
    public static Logs byRecord(Tickets tickets, long seed, Fit fit) {
        try (var model = new CompiledTicketClassifier()) {
            model.initialize(seed);
            model.compile(Compile.with(new Adam())
                    .loss(PRIORITY, new MeanSquaredError())
                    .loss(DEPARTMENT, new SparseCategoricalCrossentropy())
                    .metrics(PRIORITY, new MeanAbsoluteError())
                    .metrics(DEPARTMENT, new SparseCategoricalAccuracy()));

            var inputs = new Inputs(tickets.title(), tickets.textBody(), tickets.tags());
            var targets = new Targets(tickets.priority(), tickets.department());
            model.fit(inputs, targets, fit);
            var predictions = model.predict(inputs);
            System.out.println(
                    "The first ticket's priority: " + predictions.priority().row(0));
            return model.evaluate(inputs, targets);
        }
    }

    /** The same by position, in the order in which inputs and outputs are declared. */
    public static Logs byPosition(Tickets tickets, long seed, Fit fit) {
        try (var model = new CompiledTicketClassifier()) {
            model.initialize(seed);
            model.compile(Compile.with(new Adam())
                    .losses(List.of(new MeanSquaredError(), new SparseCategoricalCrossentropy()))
                    .metrics(List.of(List.of(new MeanAbsoluteError()), List.of(new SparseCategoricalAccuracy()))));

            var inputs = List.of(tickets.title(), tickets.textBody(), tickets.tags());
            var targets = List.of(tickets.priority(), tickets.department());
            model.fit(inputs, targets, fit);
            System.out.println("The first ticket's priority: "
                    + model.predict(inputs).get(0).row(0));
            return model.evaluate(inputs, targets);
        }
    }
}

package io.modelc.examples.chapter7;

import io.modelc.examples.data.Tickets;
import io.modelc.losses.MeanSquaredError;
import io.modelc.losses.SparseCategoricalCrossentropy;
import io.modelc.metrics.Logs;
import io.modelc.metrics.MeanAbsoluteError;
import io.modelc.metrics.SparseCategoricalAccuracy;
import io.modelc.optimizers.Adam;
import io.modelc.runtime.Compile;
import io.modelc.runtime.Fit;
import java.util.Map;

/** Listing 7.11: the model of listing 7.10, trained with maps from names to arrays. */
public final class Listing7_11 {

    private Listing7_11() {}

    /** Inputs and outputs by name; an unknown or missing one is an error that says which there are. */
    public static Logs byName(Tickets tickets, long seed, Fit fit) {
        try (var model = new CompiledTicketClassifier()) {
            model.initialize(seed);
            model.compile(Compile.with(new Adam())
                    .loss("priority", new MeanSquaredError())
                    .loss("department", new SparseCategoricalCrossentropy())
                    .metrics("priority", new MeanAbsoluteError())
                    .metrics("department", new SparseCategoricalAccuracy()));

            var inputs = Map.of("title", tickets.title(), "textBody", tickets.textBody(), "tags", tickets.tags());
            var targets = Map.of("priority", tickets.priority(), "department", tickets.department());
            model.fit(inputs, targets, fit);
            System.out.println("The first ticket's priority: "
                    + model.predict(inputs).get("priority").row(0));
            return model.evaluate(inputs, targets);
        }
    }
}

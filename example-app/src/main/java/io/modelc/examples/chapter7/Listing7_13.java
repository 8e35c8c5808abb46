package io.modelc.examples.chapter7;

import io.modelc.data.NDArray;
import io.modelc.examples.data.Tickets;
import io.modelc.losses.MeanSquaredError;
import io.modelc.losses.SparseCategoricalCrossentropy;
import io.modelc.optimizers.Adam;
import io.modelc.runtime.Compile;
import io.modelc.runtime.Fit;
import java.util.List;

/** Listing 7.13: a new model from the inside of a trained one, whose weights it takes over. */
public final class Listing7_13 {

    private Listing7_13() {}

    /** The priorities that the trained model and the one built on it give to the tickets. */
    public static List<NDArray> run(Tickets tickets, long seed, Fit fit) {
        try (var trained = new CompiledTicketClassifier();
                var updated = new CompiledUpdatedTicketClassifier()) {
            trained.initialize(seed);
            trained.compile(Compile.with(new Adam())
                    .losses(List.of(new MeanSquaredError(), new SparseCategoricalCrossentropy())));
            var inputs = List.of(tickets.title(), tickets.textBody(), tickets.tags());
            trained.fit(inputs, List.of(tickets.priority(), tickets.department()), fit);

            updated.adopt("tickets", trained); // the same weights, not a copy
            System.out.print(updated.summary());
            return List.of(
                    trained.predict(inputs).get(0), updated.predict(inputs).get(0));
        }
    }
}

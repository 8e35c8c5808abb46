package io.modelc.processor.check;

import io.modelc.errors.Message;
import io.modelc.processor.evaluate.EvaluatedModel;
import io.modelc.processor.graph.Graph;
import io.modelc.processor.graph.Input;
import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.PassGraph;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Reports;
import java.util.HashSet;
import java.util.Set;

/** An input that no output depends on, in training or in inference, was probably forgotten. */
final class InputsAreUsed implements Rule {

    @Override
    public void check(EvaluatedModel model, Reports reports) {
        Set<String> used = new HashSet<>(used(model.training()));
        used.addAll(used(model.inference()));
        for (Node node : model.training().inputs()) {
            Input input = (Input) node.op();
            Place place = model.inputPlaces().get(input.name());
            if (place != null && !used.contains(input.name())) {
                reports.warning(place, Message.INPUT_NOT_USED, input.name());
            }
        }
    }

    private static Set<String> used(Graph graph) {
        Set<String> names = new HashSet<>();
        PassGraph pass = PassGraph.inference(graph);
        pass.outputs().values().forEach(output -> note(output, names));
        pass.live().forEach(node -> node.inputs().forEach(read -> note(read, names)));
        return names;
    }

    private static void note(Node read, Set<String> names) {
        if (read.op() instanceof Input input) {
            names.add(input.name());
        }
    }
}

package io.modelc.processor.evaluate;

import io.modelc.processor.evaluate.EvaluatedModel.LayerField;
import io.modelc.processor.source.Names;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Reports;
import io.modelc.processor.source.Sources;
import java.util.List;
import java.util.Optional;

/** Runs declarations: from a class to its graphs. */
public final class Evaluation {

    private final Names names;
    private final Sources sources;
    private final Reports reports;

    /** Runs of declarations whose mistakes are told to {@code reports}. */
    public Evaluation(Names names, Sources sources, Reports reports) {
        this.names = names;
        this.sources = sources;
        this.reports = reports;
    }

    /**
     * Runs a declaration twice, for training and for inference.
     *
     * @return the model; empty if it has mistakes, which have been reported
     * @throws io.modelc.processor.source.Unresolved if a name means nothing (yet)
     */
    public Optional<EvaluatedModel> run(Declaration declaration) {
        try {
            declaration.requireSound();
            ModelPass training = pass(declaration, true);
            Optional<ModelPass> inference = reports.failed() ? Optional.empty() : Optional.of(pass(declaration, false));
            return inference.filter(pass -> !reports.failed()).map(pass -> model(declaration, training, pass));
        } catch (Problem problem) {
            reports.error(problem);
            return Optional.empty();
        }
    }

    private ModelPass pass(Declaration declaration, boolean training) {
        ModelPass pass = new ModelPass(new Evaluator(names, sources, reports), declaration, training);
        pass.run();
        return pass;
    }

    private static EvaluatedModel model(Declaration declaration, ModelPass training, ModelPass inference) {
        List<LayerField> layers = training.layers().stream()
                .map(layer ->
                        new LayerField(layer.name(), layer.field(), training.uses(layer) || inference.uses(layer)))
                .toList();
        return new EvaluatedModel(
                declaration.source(),
                training.graph().name(),
                declaration.signature(),
                training.graph(),
                inference.graph(),
                layers,
                training.inputPlaces());
    }
}

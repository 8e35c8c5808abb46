package io.modelc.processor;

import com.palantir.javapoet.ClassName;
import io.modelc.processor.differentiate.Differentiation;
import io.modelc.processor.emit.GeneratedFiles;
import io.modelc.processor.emit.ModelDescription;
import io.modelc.processor.emit.ModelSummary;
import io.modelc.processor.emit.Pictures;
import io.modelc.processor.emit.StandIn;
import io.modelc.processor.evaluate.EvaluatedModel;
import io.modelc.processor.evaluate.ModelSignature;
import io.modelc.processor.graph.PassGraph;
import io.modelc.processor.optimize.Optimization;
import io.modelc.processor.optimize.Plan;
import io.modelc.summary.Summary;
import java.io.IOException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Differentiates, optimizes, and writes the class. */
final class GeneratingBackend implements Backend {

    private final ProcessingEnvironment environment;
    private final GeneratedFiles files;

    GeneratingBackend(ProcessingEnvironment environment) {
        this.environment = environment;
        this.files = new GeneratedFiles(
                environment.getFiler(), new Pictures(environment.getOptions().get("modelc.plot")));
    }

    @Override
    public void compile(EvaluatedModel model) throws IOException {
        TypeElement declaration = model.source().type();
        // First, since differentiation goes on in the same graph.
        Summary summary = ModelSummary.of(model.training(), model.signature().isChain());
        Plan plan = Optimization.plan(PassGraph.inference(model.inference()), Differentiation.of(model.training()));
        ModelDescription description = new ModelDescription(
                ClassName.get(declaration), model.name(), model.signature().outputsAreRecord(), summary, plan);
        files.write(description, declaration);
        if (Boolean.parseBoolean(environment.getOptions().get("modelc.summary"))) {
            environment.getMessager().printMessage(Diagnostic.Kind.NOTE, description.fullSummary(), declaration);
        }
    }

    @Override
    public void standIn(TypeElement declaration, ModelSignature signature) throws IOException {
        StandIn standIn = new StandIn(
                ClassName.get(declaration), signature.inputs(), signature.outputs(), signature.outputsAreRecord());
        files.write(standIn, declaration);
    }
}

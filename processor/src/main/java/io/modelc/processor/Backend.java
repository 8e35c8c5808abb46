package io.modelc.processor;

import io.modelc.processor.evaluate.EvaluatedModel;
import io.modelc.processor.evaluate.ModelSignature;
import java.io.IOException;
import javax.lang.model.element.TypeElement;

/** The phases behind the checks: from a model's graphs to its class. */
interface Backend {

    /** Differentiates, optimizes and writes a model. */
    void compile(EvaluatedModel model) throws IOException;

    /** Writes what stands in for a model with a mistake, so that uses of its class are no further errors. */
    void standIn(TypeElement declaration, ModelSignature signature) throws IOException;
}

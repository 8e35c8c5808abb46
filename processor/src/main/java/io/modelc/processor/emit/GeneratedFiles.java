package io.modelc.processor.emit;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.StandardLocation;

/** Puts what is generated for a declaration where the compiler expects it. */
public final class GeneratedFiles {

    private final Filer filer;

    /** Files of one compilation. */
    public GeneratedFiles(Filer filer) {
        this.filer = filer;
    }

    /** The class and the summary of a model. */
    public void write(ModelDescription model, Element declaration) throws IOException {
        source(model.generated(), ModelClassWriter.write(model), declaration);
        String path = "META-INF/modelc/" + model.generated().canonicalName() + ".summary.txt";
        try (Writer out = filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, declaration)
                .openWriter()) {
            out.write(model.fullSummary());
        }
    }

    /** What stands in for a model with a mistake. */
    public void write(StandIn standIn, Element declaration) throws IOException {
        source(ModelDescription.generatedFor(standIn.declaration()), standIn.write(), declaration);
    }

    private void source(ClassName name, String text, Element declaration) throws IOException {
        try (Writer out =
                filer.createSourceFile(name.canonicalName(), declaration).openWriter()) {
            out.write(text);
        }
    }
}

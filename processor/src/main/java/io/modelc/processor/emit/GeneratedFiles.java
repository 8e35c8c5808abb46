package io.modelc.processor.emit;

import com.palantir.javapoet.ClassName;
import io.modelc.summary.DotGraph;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Puts what is generated for a declaration where the compiler expects it. */
public final class GeneratedFiles {

    private final Filer filer;
    private final Pictures pictures;

    /** Files of one compilation. */
    public GeneratedFiles(Filer filer, Pictures pictures) {
        this.filer = filer;
        this.pictures = pictures;
    }

    /** The class, the summary and the pictures of a model. */
    public void write(ModelDescription model, Element declaration) throws IOException {
        source(model.generated(), ModelClassWriter.write(model), declaration);
        resource(model, ".summary.txt", model.fullSummary(), declaration);
        if (pictures.areWanted()) {
            resource(model, ".dot", DotGraph.of(model.summary()), declaration);
            Optional<String> svg = pictures.svg(model.summary());
            if (svg.isPresent()) {
                resource(model, ".svg", svg.get(), declaration);
            }
        }
    }

    private void resource(ModelDescription model, String ending, String text, Element declaration) throws IOException {
        String path = "META-INF/modelc/" + model.generated().canonicalName() + ending;
        FileObject file = filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, declaration);
        try (Writer out = new OutputStreamWriter(file.openOutputStream(), StandardCharsets.UTF_8)) {
            out.write(text);
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

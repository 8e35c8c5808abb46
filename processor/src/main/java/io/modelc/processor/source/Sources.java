package io.modelc.processor.source;

import com.sun.source.util.Trees;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Where the syntax trees of classes come from. Whoever reads the trees need not know which compiler is running. */
public interface Sources {

    /** The source of a class; empty for a class that is known by its class file only. */
    Optional<Source> find(TypeElement type);

    /** Has the compiler print a message at a place. */
    void report(Diagnostic.Kind kind, String message, Place place);

    /** The number of the line where a place begins. */
    long line(Place place);

    /** Javac's own trees where there are any, the files' text where not. */
    static Sources of(ProcessingEnvironment environment) {
        try {
            return new JavacSources(Trees.instance(Environments.unwrap(environment)));
        } catch (IllegalArgumentException notJavac) {
            return new TextSources(environment);
        }
    }
}

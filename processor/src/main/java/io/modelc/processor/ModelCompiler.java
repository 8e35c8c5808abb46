package io.modelc.processor;

import io.modelc.errors.Message;
import io.modelc.processor.check.Rule;
import io.modelc.processor.evaluate.Declaration;
import io.modelc.processor.evaluate.EvaluatedModel;
import io.modelc.processor.evaluate.Evaluation;
import io.modelc.processor.source.Names;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Reports;
import io.modelc.processor.source.Source;
import io.modelc.processor.source.Sources;
import io.modelc.processor.source.Unresolved;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Compiles models: find the source, run the declaration, check it, hand it to the backend. */
final class ModelCompiler {

    private final ProcessingEnvironment environment;
    private final Backend backend;
    /** By name, since elements do not live from one round to the next. */
    private final Set<String> waiting = new LinkedHashSet<>();

    ModelCompiler(ProcessingEnvironment environment, Backend backend) {
        this.environment = environment;
        this.backend = backend;
    }

    /** Compiles the models of a round, and those that waited for it. */
    void run(Set<? extends Element> found, boolean isLast) {
        Set<String> models = new LinkedHashSet<>(waiting);
        found.forEach(
                model -> models.add(((TypeElement) model).getQualifiedName().toString()));
        waiting.clear();
        if (models.isEmpty()) {
            return;
        }
        // The trees of a round are not those of the next.
        Sources sources = Sources.of(environment);
        Names names = new Names(environment.getElementUtils(), environment.getTypeUtils());
        for (String model : models) {
            names.qualified(model).ifPresent(type -> compile(type, names, sources, isLast));
        }
    }

    private void compile(TypeElement type, Names names, Sources sources, boolean isLast) {
        Optional<Source> source = sources.find(type);
        if (source.isEmpty()) {
            // A class file that was named to the compiler: it has been compiled already.
            return;
        }
        Declaration declaration = new Declaration(names, sources, source.get());
        Reports reports = new Reports(sources);
        try {
            Optional<Message> needsOthers = declaration.needsOthers();
            if (needsOthers.isPresent()) {
                Place place = source.get().at(declaration.annotation());
                reports.note(place, needsOthers.get(), type.getSimpleName());
                return;
            }
            evaluate(declaration, names, sources, reports);
        } catch (Unresolved missing) {
            unresolved(declaration, type, missing, reports, isLast);
        } catch (RuntimeException | StackOverflowError bug) {
            crashed(type, bug);
        }
    }

    private void evaluate(Declaration declaration, Names names, Sources sources, Reports reports) {
        Evaluation evaluation = new Evaluation(names, sources, reports);
        Optional<EvaluatedModel> model = evaluation.run(declaration);
        model.ifPresent(evaluated -> Rule.ALL.forEach(rule -> rule.check(evaluated, reports)));
        model.filter(evaluated -> !reports.failed())
                .ifPresentOrElse(
                        this::generate,
                        () -> standIn(declaration, declaration.source().type()));
    }

    private void generate(EvaluatedModel model) {
        try {
            backend.compile(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name may be generated in this round; if not, it is for javac to say that it is misspelt. */
    private void unresolved(
            Declaration declaration, TypeElement type, Unresolved missing, Reports reports, boolean isLast) {
        if (environment.getOptions().containsKey("modelc.debug")) {
            String text = type.getSimpleName() + " waits for " + missing.getMessage();
            environment.getMessager().printMessage(Diagnostic.Kind.NOTE, text, type);
        }
        if (!isLast && !reports.failed()) {
            waiting.add(type.getQualifiedName().toString());
            return;
        }
        if (!reports.failed()) {
            reports.warning(missing.place(), Message.NAME_NOT_FOUND, type.getSimpleName(), missing.getMessage());
        }
        standIn(declaration, type);
    }

    private void standIn(Declaration declaration, TypeElement type) {
        try {
            backend.standIn(type, declaration.signature());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void crashed(TypeElement type, Throwable bug) {
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        String text = Message.OUR_BUG.text(type.getSimpleName(), trace);
        environment.getMessager().printMessage(Diagnostic.Kind.ERROR, text, type);
    }
}

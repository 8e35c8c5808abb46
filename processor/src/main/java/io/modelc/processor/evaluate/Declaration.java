package io.modelc.processor.evaluate;

import com.sun.source.tree.AnnotationTree;
import io.modelc.Forward;
import io.modelc.Model;
import io.modelc.Tensor;
import io.modelc.errors.Message;
import io.modelc.processor.graph.SnakeCase;
import io.modelc.processor.source.Members;
import io.modelc.processor.source.Names;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Source;
import io.modelc.processor.source.Sources;
import io.modelc.processor.source.Unresolved;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** What a model's class declares, read without running anything. */
public final class Declaration {

    private final Names names;
    private final Sources sources;
    private final Source source;
    private final List<ExecutableElement> forwards;

    /** The declaration of a class marked {@link Model}. */
    public Declaration(Names names, Sources sources, Source source) {
        this.names = names;
        this.sources = sources;
        this.source = source;
        this.forwards = names.supertypes(source.type()).stream()
                .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
                .filter(Annotations::isForward)
                .map(method -> names.implementation(method, source.type()))
                .distinct()
                .toList();
    }

    /** The class. */
    public Source source() {
        return source;
    }

    /** The method that computes the outputs; empty for a chain of layers. */
    Optional<ExecutableElement> forward() {
        return forwards.stream().findFirst();
    }

    /** The class' name in snake case, unless the annotation gives another. */
    String defaultName() {
        return SnakeCase.of(source.type().getSimpleName().toString());
    }

    /** The annotation that makes the class a model. */
    public AnnotationTree annotation() {
        return Annotations.find(source.tree().getModifiers(), Model.class)
                .orElseThrow(() -> new Unresolved(source.at(source.tree()), "the annotation @Model"));
    }

    /** The layer fields, those of superclasses first. */
    List<VariableElement> layerFields() {
        return LayerFields.of(source.type(), names);
    }

    /** How the model is called. */
    public ModelSignature signature() {
        return forward().map(this::signatureOf).orElseGet(() -> {
            List<VariableElement> layers = layerFields();
            String last = layers.isEmpty()
                    ? "outputs"
                    : layers.get(layers.size() - 1).getSimpleName().toString();
            return new ModelSignature(List.of("inputs"), List.of(last), false, true);
        });
    }

    private ModelSignature signatureOf(ExecutableElement forward) {
        List<String> inputs = forward.getParameters().stream()
                .filter(parameter -> isTensor(parameter.asType()))
                .map(parameter -> parameter.getSimpleName().toString())
                .toList();
        boolean isRecord = forward.getReturnType() instanceof DeclaredType type
                && type.asElement().getKind() == ElementKind.RECORD;
        List<String> outputs = isRecord
                ? ((TypeElement) ((DeclaredType) forward.getReturnType()).asElement())
                        .getRecordComponents().stream()
                                .map(component -> component.getSimpleName().toString())
                                .toList()
                : List.of(forward.getSimpleName().toString());
        return new ModelSignature(inputs, outputs, isRecord, false);
    }

    static boolean isTensor(TypeMirror type) {
        return type.toString().equals(Tensor.class.getName());
    }

    /**
     * Why the model is not compiled by itself, but only as a layer of other models: its sizes come from them. Empty for
     * a model that is compiled.
     */
    public Optional<Message> needsOthers() {
        List<ExecutableElement> constructors =
                ElementFilter.constructorsIn(source.type().getEnclosedElements());
        boolean isCreatable = constructors.isEmpty()
                || constructors.stream()
                        .anyMatch(constructor -> constructor.getParameters().isEmpty());
        if (!isCreatable) {
            return Optional.of(Message.NO_CONSTRUCTOR);
        }
        boolean isSized = forward().isPresent()
                || Annotations.element(annotation(), "input").isPresent();
        return isSized ? Optional.empty() : Optional.of(Message.NO_INPUT);
    }

    /** Refuses what no run could give a meaning. */
    void requireSound() {
        TypeElement type = source.type();
        if (forwards.size() > 1) {
            Source owner = sources.find((TypeElement) forwards.get(0).getEnclosingElement())
                    .orElse(source);
            throw new Problem(
                    Members.treeOf(owner, forwards.get(0)).map(owner::at).orElse(source.at(source.tree())),
                    Message.SEVERAL_FORWARDS,
                    type.getSimpleName(),
                    forwards.size());
        } else if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            throw new Problem(source.at(annotation()), Message.ABSTRACT_MODEL, type.getSimpleName());
        }
        forward().ifPresent(this::requireKnownTypes);
    }

    /** A type that is generated in this round is not there yet. */
    private void requireKnownTypes(ExecutableElement forward) {
        boolean unknown = forward.getReturnType().getKind() == TypeKind.ERROR
                || forward.getParameters().stream()
                        .anyMatch(parameter -> parameter.asType().getKind() == TypeKind.ERROR);
        if (unknown) {
            throw new Unresolved(
                    source.at(source.tree()),
                    "a type of the @" + Forward.class.getSimpleName() + " method " + forward.getSimpleName());
        }
    }
}

package io.modelc.processor.evaluate;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import io.modelc.Layer;
import io.modelc.Model;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.layers.AbstractLayer;
import io.modelc.processor.graph.SnakeCase;
import io.modelc.processor.source.Names;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Source;
import io.modelc.processor.source.Unresolved;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** The layers in the fields of a model that has been created: gives each its name. */
final class LayerFields {

    /**
     * A layer.
     *
     * @param name its name
     * @param value the layer, or Poison
     * @param field the field that holds it
     * @param creation the expression that creates it, or the field where there is none
     */
    record Named(String name, Object value, Place field, Place creation) {}

    private final Evaluator evaluator;
    private final UsageTracer tracer;
    private final LayerApplication application;
    private final List<Named> found = new ArrayList<>();

    LayerFields(Evaluator evaluator, UsageTracer tracer, LayerApplication application) {
        this.evaluator = evaluator;
        this.tracer = tracer;
        this.application = application;
    }

    /** The layer fields of a class, those of superclasses first. */
    static List<VariableElement> of(TypeElement type, Names names) {
        List<TypeElement> classes = new ArrayList<>();
        for (TypeElement up = type; up != null; up = names.superclass(up).orElse(null)) {
            classes.add(up);
        }
        Collections.reverse(classes);
        return classes.stream()
                .flatMap(owner -> ElementFilter.fieldsIn(owner.getEnclosedElements()).stream())
                .filter(Annotations::isLayer)
                .toList();
    }

    /** Registers the layers of an object's fields; names begin with {@code prefix}. */
    List<Named> register(Instance owner, List<VariableElement> fields, String prefix, boolean trainable) {
        for (VariableElement field : fields) {
            Source source = evaluator
                    .sources()
                    .find((TypeElement) field.getEnclosingElement())
                    .orElseThrow();
            VariableTree tree = evaluator
                    .classes()
                    .treeOf(source, field)
                    .orElseThrow(() -> new Unresolved(source.at(source.tree()), "the field " + field));
            try {
                field(owner, field, source, tree, prefix, trainable);
            } catch (Problem problem) {
                evaluator.reported(problem);
            }
        }
        return found;
    }

    private void field(
            Instance owner, VariableElement field, Source source, VariableTree tree, String prefix, boolean trainable) {
        AnnotationTree annotation =
                Annotations.find(tree.getModifiers(), Layer.class).orElse(null);
        String written = (String) value(annotation, "name", "", source);
        boolean frozen = !(Boolean) value(annotation, "trainable", true, source);
        String fieldName = field.getSimpleName().toString();
        String name = prefix + (written.isEmpty() ? SnakeCase.of(fieldName) : written);
        Object value = owner.get(field);
        if (value == null) {
            String type = tree.getType().toString();
            // What is reported here is not reported again where the field is used.
            owner.set(field, Poison.POISON);
            throw new Problem(source.at(tree), Message.LAYER_NOT_SET, fieldName, type, fieldName, type);
        }
        Tree creation = tree.getInitializer() == null ? tree : tree.getInitializer();
        layer(new Named(name, value, source.at(tree), source.at(creation)), trainable && !frozen);
    }

    private Object value(AnnotationTree annotation, String element, Object otherwise, Source source) {
        return annotation == null
                ? otherwise
                : Annotations.element(annotation, element)
                        .map(tree -> evaluator.value(tree, Frame.of(source, null)))
                        .orElse(otherwise);
    }

    private void layer(Named layer, boolean trainable) {
        if (layer.value() instanceof Object[] several) {
            elements(Arrays.asList(several), layer, trainable);
        } else if (layer.value() instanceof List<?> several) {
            elements(several, layer, trainable);
        } else if (layer.value() == Poison.POISON) {
            found.add(layer);
        } else if (layer.value() instanceof AbstractLayer library) {
            register(layer, library.getClass().getSimpleName(), trainable);
        } else if (layer.value() instanceof Instance instance && isLayer(instance.type())) {
            register(layer, instance.type().getSimpleName().toString(), trainable);
            inner(instance, layer.name() + "/", trainable);
        } else {
            String field = ((VariableTree) layer.field().tree()).getName().toString();
            throw new Problem(layer.creation(), Message.NOT_A_LAYER, field, Describe.value(layer.value()));
        }
    }

    private void elements(List<?> several, Named layer, boolean trainable) {
        for (int i = 0; i < several.size(); i++) {
            String name = layer.name() + "[" + i + "]";
            Object element = Library.unwrapped(several.get(i));
            layer(new Named(name, element, layer.field(), layer.creation()), trainable);
        }
    }

    private void register(Named layer, String type, boolean trainable) {
        try {
            tracer.register(layer.value(), layer.name(), type, trainable);
        } catch (DeclarationException nameTaken) {
            throw new Problem(layer.field(), nameTaken);
        }
        found.add(layer);
    }

    private static boolean isLayer(TypeElement type) {
        return Annotations.has(type, Layer.class) || Annotations.has(type, Model.class);
    }

    /** The layers within a layer of the user's own; whether they are used is that layer's business. */
    private void inner(Instance layer, String prefix, boolean trainable) {
        List<Named> inner = new LayerFields(evaluator, tracer, application)
                .register(layer, of(layer.type(), evaluator.names()), prefix, trainable);
        application.register(layer, inner);
    }
}

package io.modelc.processor.evaluate;

import io.modelc.Model;
import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.layers.SingleInputLayer;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Problem;
import io.modelc.trace.Tracer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Applies layers where no call of theirs is written: in a stack of layers, and by {@code Ops.apply}. */
final class LayerApplication {

    private final Evaluator evaluator;
    private final Map<Object, List<LayerFields.Named>> stacks = new IdentityHashMap<>();

    LayerApplication(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Makes the layers of a model known that is a layer of another one. */
    void register(Instance model, List<LayerFields.Named> layers) {
        stacks.put(model, layers);
    }

    /** The layers one after the other. */
    Object chain(List<LayerFields.Named> layers, Object inputs) {
        Object values = inputs;
        for (LayerFields.Named layer : layers) {
            values = applied(layer, values);
        }
        return values;
    }

    private Object applied(LayerFields.Named layer, Object values) {
        if (layer.value() == Poison.POISON || !(values instanceof Tensor tensor)) {
            return Poison.POISON;
        }
        try {
            if (layer.value() instanceof SingleInputLayer library) {
                return library.apply(tensor);
            } else if (layer.value() instanceof Instance instance && isApplicable(instance)) {
                return applied(instance, tensor, layer.creation());
            }
        } catch (DeclarationException mistake) {
            throw new Problem(layer.creation(), mistake);
        }
        throw new Problem(layer.creation(), Message.NOT_A_CHAIN, layer.name());
    }

    /** What a layer of the declaration's own makes of a tensor; mistakes without a place are those of the caller. */
    Tensor apply(Instance layer, Tensor inputs) {
        if (!isApplicable(layer)) {
            throw DeclarationException.inArgument(
                    "layer", Message.NOT_APPLICABLE, layer.type().getSimpleName());
        }
        Place place = evaluator
                .sources()
                .find(layer.type())
                .map(source -> source.at(source.tree()))
                .orElseThrow();
        Object result = applied(layer, inputs, place);
        if (result instanceof Tensor tensor) {
            return tensor;
        } else if (result == Poison.POISON) {
            throw new Poison.Abandoned();
        }
        throw DeclarationException.inArgument(
                "layer", Message.NOT_APPLICABLE, layer.type().getSimpleName());
    }

    private Object applied(Instance layer, Tensor inputs, Place place) {
        Optional<ExecutableElement> forward = forward(layer);
        if (forward.isEmpty()) {
            return Tracer.current().call(layer, () -> chain(stacks.getOrDefault(layer, List.of()), inputs));
        }
        List<Object> arguments = new ArrayList<>();
        forward.get()
                .getParameters()
                .forEach(parameter -> arguments.add(
                        isFlag(parameter.asType().getKind()) ? Tracer.current().training() : inputs));
        return evaluator.calls().invoke(forward.get(), layer, true, arguments, new Library.Site(place, List.of()));
    }

    /** Whether a layer has one input: a method of one tensor, or, of a model, none, which makes it a stack of layers. */
    private boolean isApplicable(Instance layer) {
        return forward(layer)
                .map(method -> method.getParameters().stream()
                                .filter(parameter -> !isFlag(parameter.asType().getKind()))
                                .count()
                        == 1)
                .orElseGet(() -> Annotations.has(layer.type(), Model.class));
    }

    private static boolean isFlag(TypeKind kind) {
        return kind == TypeKind.BOOLEAN;
    }

    private Optional<ExecutableElement> forward(Instance layer) {
        return evaluator.names().supertypes(layer.type()).stream()
                .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
                .filter(Annotations::isForward)
                .findFirst();
    }
}

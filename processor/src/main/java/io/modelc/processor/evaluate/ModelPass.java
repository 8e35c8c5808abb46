package io.modelc.processor.evaluate;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.VariableTree;
import io.modelc.DType;
import io.modelc.Shape;
import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.processor.graph.Graph;
import io.modelc.processor.graph.GraphTracer;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Problem;
import io.modelc.processor.source.Source;
import io.modelc.processor.source.Unresolved;
import io.modelc.trace.Tracer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** One run of a declaration: the training pass, or inference. */
final class ModelPass {

    private final Evaluator evaluator;
    private final Declaration declaration;
    private final Source source;
    private final boolean training;
    private final Graph graph;
    private final UsageTracer tracer;
    private final Map<String, Place> inputPlaces = new HashMap<>();
    private final LayerApplication application;
    private List<LayerFields.Named> layers = List.of();

    ModelPass(Evaluator evaluator, Declaration declaration, boolean training) {
        this.evaluator = evaluator;
        this.declaration = declaration;
        this.source = declaration.source();
        this.training = training;
        this.graph = new Graph(name());
        this.tracer = new UsageTracer(new GraphTracer(graph, training));
        this.application = new LayerApplication(evaluator);
        tracer.applyBy(application::apply);
    }

    private String name() {
        Optional<Object> written = Annotations.element(declaration.annotation(), "name")
                .map(tree -> evaluator.value(tree, Frame.of(source, null)));
        return written.filter(name -> !name.equals("")).map(Object::toString).orElseGet(declaration::defaultName);
    }

    Graph graph() {
        return graph;
    }

    /** The parameters that declare the inputs by name. */
    Map<String, Place> inputPlaces() {
        return inputPlaces;
    }

    List<LayerFields.Named> layers() {
        return layers;
    }

    boolean uses(LayerFields.Named layer) {
        return tracer.used().contains(layer.name());
    }

    /** Creates the model, names its layers, and computes its outputs from its inputs. */
    void run() {
        try {
            Tracer.with(tracer, () -> {
                Place place = source.at(source.tree());
                Instance model = evaluator.creation().model(source.type(), place);
                layers = new LayerFields(evaluator, tracer, application)
                        .register(model, declaration.layerFields(), "", true);
                declaration.forward().ifPresentOrElse(method -> forward(model, method), this::chain);
                return null;
            });
        } catch (Problem problem) {
            evaluator.reports().error(problem);
        } catch (Poison.Abandoned reported) {
            // What it depends on has been reported.
        } catch (StackOverflowError tooDeep) {
            evaluator.reports().error(evaluator.budget().tooDeep());
        }
    }

    private void forward(Instance model, ExecutableElement method) {
        Source owner = evaluator
                .sources()
                .find((TypeElement) method.getEnclosingElement())
                .orElseThrow();
        MethodTree tree = evaluator
                .classes()
                .treeOf(owner, method)
                .orElseThrow(() -> new Unresolved(owner.at(owner.tree()), "the method " + method));
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < tree.getParameters().size(); i++) {
            arguments.add(parameter(
                    owner, method.getParameters().get(i), tree.getParameters().get(i)));
        }
        Place place = owner.at(tree);
        Object result = evaluator.calls().interpret(owner, method, model, arguments, place);
        Place returned = tree.getReturnType() == null ? place : owner.at(tree.getReturnType());
        atPlace(returned, () -> {
            outputs(method.getSimpleName().toString(), result, returned);
            return null;
        });
    }

    private Object parameter(Source owner, VariableElement parameter, VariableTree tree) {
        Place place = owner.at(tree);
        if (parameter.asType().getKind() == TypeKind.BOOLEAN) {
            return tracer.training();
        }
        String name = parameter.getSimpleName().toString();
        if (!Declaration.isTensor(parameter.asType())) {
            throw new Problem(place, Message.FORWARD_PARAMETER, name, "a " + Describe.type(parameter.asType()));
        }
        AnnotationTree shape = Annotations.find(tree.getModifiers(), Shape.class)
                .orElseThrow(() -> new Problem(place, Message.INPUT_WITHOUT_SHAPE, name, name));
        int[] dims = Annotations.element(shape, "value")
                .map(sizes -> sizes(sizes, Frame.of(owner, null)))
                .orElseThrow(() -> new Problem(place, Message.INPUT_WITHOUT_SHAPE, name, name));
        DType dtype = Annotations.element(shape, "dtype")
                .map(type -> (DType) evaluator.value(type, Frame.of(owner, null)))
                .orElse(DType.FLOAT32);
        inputPlaces.put(name, place);
        return atPlace(place, () -> graph.input(name, dtype, dims));
    }

    private int[] sizes(ExpressionTree tree, Frame frame) {
        List<? extends ExpressionTree> sizes =
                tree instanceof NewArrayTree several ? several.getInitializers() : List.of(tree);
        return sizes.stream().mapToInt(size -> size(size, frame)).toArray();
    }

    private int size(ExpressionTree tree, Frame frame) {
        Object value = evaluator.value(tree, frame, evaluator.names().types().getPrimitiveType(TypeKind.INT));
        if (value == Poison.POISON) {
            throw new Poison.Abandoned();
        } else if ((Integer) value < 1) {
            throw new Problem(frame.at(tree), Message.DIMENSION_NOT_POSITIVE, value);
        }
        return (Integer) value;
    }

    private void outputs(String name, Object result, Place place) {
        if (result instanceof Tensor tensor) {
            graph.output(name, tensor);
        } else if (result instanceof Instance instance && instance.isRecord()) {
            instance.components().forEach((component, value) -> {
                if (value instanceof Tensor tensor) {
                    graph.output(component, tensor);
                } else if (value != Poison.POISON) {
                    throw new Problem(place, Message.FORWARD_RESULT, component + ", which is " + Describe.value(value));
                }
            });
        } else if (result != Poison.POISON) {
            throw new Problem(place, Message.FORWARD_RESULT, Describe.value(result));
        }
    }

    /** A library method called by the compiler itself: its mistakes are at {@code place}. */
    private static <T> T atPlace(Place place, Supplier<T> call) {
        try {
            return call.get();
        } catch (DeclarationException mistake) {
            throw new Problem(place, mistake);
        }
    }

    /** A model without a @Forward method: its layers, one after the other. */
    private void chain() {
        AnnotationTree annotation = declaration.annotation();
        Place place = source.at(annotation);
        String model = source.type().getSimpleName().toString();
        int[] shape = Annotations.element(annotation, "input")
                .map(sizes -> sizes(sizes, Frame.of(source, null)))
                .filter(sizes -> sizes.length > 0)
                .orElseThrow(() -> new Problem(place, Message.NO_INPUT, model));
        if (layers.isEmpty()) {
            if (evaluator.reports().failed()) {
                return;
            }
            throw new Problem(place, Message.NO_LAYERS, model);
        }
        Tensor inputs = atPlace(place, () -> graph.input("inputs", DType.FLOAT32, shape));
        Object values = application.chain(layers, inputs);
        if (values instanceof Tensor tensor) {
            atPlace(place, () -> {
                graph.output(declaration.signature().outputs().get(0), tensor);
                return null;
            });
        }
    }
}

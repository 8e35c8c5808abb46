package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.initializers.Initializer;
import io.modelc.layers.SingleInputLayer;
import io.modelc.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Records what the layers of a declaration do in a graph. */
public final class GraphTracer implements Tracer {

    private final Graph graph;
    private final boolean training;
    private final Map<Object, TracedLayer> layers = new IdentityHashMap<>();
    private final Set<String> paths = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private boolean trainingAsked;

    /** A tracer of the training pass or of inference. */
    public GraphTracer(Graph graph, boolean training) {
        this.graph = graph;
        this.training = training;
    }

    /**
     * Makes a layer known before it is applied. A layer that is not registered is named after its class.
     *
     * @param layer the layer; registered again, it keeps its first name
     * @param name its name, as in {@code hidden}
     * @param type the simple name of its class
     * @param trainable whether training changes its weights and those of the layers in it
     */
    public void register(Object layer, String name, String type, boolean trainable) {
        if (layers.containsKey(layer)) {
            return;
        }
        if (!paths.add(name)) {
            throw new DeclarationException(Message.NAME_TAKEN, "layers", name);
        }
        layers.put(layer, new TracedLayer(name, type, trainable));
    }

    @Override
    public <T> T call(Object layer, Supplier<T> body) {
        TracedLayer traced = layers.get(layer);
        if (traced == null) {
            traced = unregistered(layer.getClass().getSimpleName());
            layers.put(layer, traced);
        }
        LayerCall call = graph.begin(traced);
        return returned(call, graph.within(call, body));
    }

    /** A layer within another, or one that is no field: named as Keras does, {@code dense}, then {@code dense_1}. */
    private TracedLayer unregistered(String type) {
        LayerCall within = graph.running();
        String name = (within == null ? "" : within.layer().path() + "/") + SnakeCase.of(type);
        String path = name;
        while (!paths.add(path)) {
            path = name + "_" + numbers.merge(name, 1, Integer::sum);
        }
        return new TracedLayer(path, type, true);
    }

    /** Notes the result, and marks its tensors as this layer's. */
    @SuppressWarnings("unchecked")
    private <T> T returned(LayerCall call, T result) {
        if (result instanceof Object[] array) {
            Object[] marked = array.clone();
            Arrays.setAll(marked, i -> marked(call, array[i]));
            return (T) marked;
        } else if (result instanceof List<?> list) {
            List<Object> marked = new ArrayList<>();
            list.forEach(each -> marked.add(marked(call, each)));
            return (T) Collections.unmodifiableList(marked);
        }
        return (T) marked(call, result);
    }

    private Object marked(LayerCall call, Object result) {
        if (!(result instanceof GraphTensor tensor)) {
            return result;
        }
        GraphTensor marked = new GraphTensor(graph, tensor.node(), call);
        call.returned(tensor, marked);
        return marked;
    }

    @Override
    public Tensor apply(Object layer, Tensor inputs) {
        if (layer instanceof SingleInputLayer library) {
            return library.apply(inputs);
        }
        throw DeclarationException.inArgument(
                "layer", Message.NOT_APPLICABLE, layer.getClass().getSimpleName());
    }

    @Override
    public Tensor output(Object layer) {
        TracedLayer traced = layers.get(layer);
        if (traced == null || traced.outputs().isEmpty()) {
            String name = traced == null ? layer.getClass().getSimpleName() : traced.path();
            throw new DeclarationException(Message.NO_OUTPUT_YET, name);
        } else if (traced.outputs().size() > 1) {
            throw new DeclarationException(
                    Message.SEVERAL_OUTPUTS_OF_LAYER,
                    traced.path(),
                    traced.outputs().size());
        }
        return traced.outputs().get(0);
    }

    @Override
    public void addLoss(Tensor loss) {
        graph.addLoss(loss);
    }

    @Override
    public void assign(Tensor variable, Tensor value) {
        trainingAsked = true;
        if (training) {
            graph.assign(variable, value);
        }
    }

    @Override
    public Tensor weight(String name, Initializer initializer, boolean trainable, int... shape) {
        LayerCall call = graph.running();
        String path = call == null ? name : call.layer().path() + "/" + name;
        Graph.requirePositive("the weight " + path, shape);
        boolean frozen = false;
        for (LayerCall outer = call; outer != null; outer = outer.parent()) {
            frozen |= !outer.layer().trainable();
        }
        GraphTensor weight = graph.weight(new WeightOp(path, initializer, Dims.of(shape), trainable && !frozen));
        if (call != null) {
            call.layer().add(weight.node());
        }
        return weight;
    }

    @Override
    public boolean training() {
        trainingAsked = true;
        return training;
    }

    /** Whether the declaration asked if this is training: if not, training and inference are the same graph. */
    public boolean trainingAsked() {
        return trainingAsked;
    }

    @Override
    public Tensor constant(double value) {
        return graph.constant(value);
    }
}

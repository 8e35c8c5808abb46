package io.modelc.processor.evaluate;

import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.initializers.Initializer;
import io.modelc.processor.graph.GraphTracer;
import io.modelc.trace.Tracer;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Notes which of the model's layers are applied, and refuses layers that the model does not have. */
final class UsageTracer implements Tracer {

    private final GraphTracer graph;
    private final Map<Object, String> names = new IdentityHashMap<>();
    private final Set<String> used = new HashSet<>();
    private BiFunction<Instance, Tensor, Tensor> applying;
    private int depth;

    UsageTracer(GraphTracer graph) {
        this.graph = graph;
    }

    /** Makes a layer known; one that is in two fields keeps its first name. */
    void register(Object layer, String name, String type, boolean trainable) {
        if (names.putIfAbsent(layer, name) == null) {
            graph.register(layer, name, type, trainable);
        }
    }

    /** What a layer that the declaration creates makes of a tensor. */
    @Override
    public Tensor apply(Object layer, Tensor inputs) {
        Object behind = Library.unwrapped(layer);
        return behind instanceof Instance instance ? applying.apply(instance, inputs) : graph.apply(behind, inputs);
    }

    @Override
    public Tensor output(Object layer) {
        return graph.output(Library.unwrapped(layer));
    }

    @Override
    public void assign(Tensor variable, Tensor value) {
        graph.assign(variable, value);
    }

    @Override
    public void addLoss(Tensor loss) {
        graph.addLoss(loss);
    }

    /** Says how a layer of the declaration's own is applied. */
    void applyBy(BiFunction<Instance, Tensor, Tensor> applying) {
        this.applying = applying;
    }

    /** The names of the layers that were applied. */
    Set<String> used() {
        return used;
    }

    @Override
    public <T> T call(Object layer, Supplier<T> body) {
        if (names.containsKey(layer)) {
            used.add(names.get(layer));
        } else if (depth == 0) {
            String type = layer instanceof Instance instance
                    ? instance.type().getSimpleName().toString()
                    : layer.getClass().getSimpleName();
            throw new DeclarationException(Message.LAYER_NOT_IN_FIELD, type, type, type);
        }
        depth++;
        try {
            return graph.call(layer, body);
        } finally {
            depth--;
        }
    }

    @Override
    public Tensor weight(String name, Initializer initializer, boolean trainable, int... shape) {
        return graph.weight(name, initializer, trainable, shape);
    }

    @Override
    public boolean training() {
        return graph.training();
    }

    @Override
    public Tensor constant(double value) {
        return graph.constant(value);
    }
}

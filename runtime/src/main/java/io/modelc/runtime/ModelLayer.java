package io.modelc.runtime;

import io.modelc.DType;
import io.modelc.data.Names;
import io.modelc.summary.LayerSpec;
import io.modelc.weights.Variable;
import io.modelc.weights.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A layer of a compiled model, an input of it, or an operation outside of layers: what connects to what. */
public final class ModelLayer {

    private final LayerSpec spec;
    private final List<SymbolicTensor> inputs;
    private final List<SymbolicTensor> outputs;
    private final List<Variable> weights;

    private ModelLayer(
            LayerSpec spec, List<SymbolicTensor> inputs, List<SymbolicTensor> outputs, List<Variable> weights) {
        this.spec = spec;
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.weights = List.copyOf(weights);
    }

    /** The layers of the model itself; those of models within it are not among them, nor is the input of a stack. */
    static List<ModelLayer> of(ModelSpec model, Weights weights) {
        List<LayerSpec> specs =
                model.layers().stream().filter(spec -> spec.level() <= 0).toList();
        Map<String, SymbolicTensor> tensors = new LinkedHashMap<>();
        for (LayerSpec spec : specs) {
            for (int call = 0; call < spec.calls().size(); call++) {
                results(model, spec, call).forEach(tensor -> tensors.put(tensor.name(), tensor));
            }
        }
        Map<String, List<Variable>> ofLayer = byLayer(model.name(), specs, weights);
        List<ModelLayer> layers = new ArrayList<>();
        for (LayerSpec spec : specs) {
            if (spec.level() == LayerSpec.HIDDEN) {
                continue;
            }
            boolean applied = !spec.calls().isEmpty();
            List<SymbolicTensor> inputs = applied
                    ? spec.calls().get(0).inputs().stream().map(tensors::get).toList()
                    : List.of();
            List<SymbolicTensor> outputs = applied ? results(model, spec, 0) : List.of();
            layers.add(new ModelLayer(spec, inputs, outputs, ofLayer.getOrDefault(spec.name(), List.of())));
        }
        return List.copyOf(layers);
    }

    /** The results of one application of a layer. */
    private static List<SymbolicTensor> results(ModelSpec model, LayerSpec spec, int call) {
        List<SymbolicTensor> results = new ArrayList<>();
        for (String shape : spec.calls().get(call).outputs()) {
            String name = spec.name() + "[" + call + "][" + results.size() + "]";
            results.add(new SymbolicTensor(name, shape, typeOf(model, spec)));
        }
        return results;
    }

    /** Layers compute in float32; only inputs may be of other types. */
    private static DType typeOf(ModelSpec model, LayerSpec spec) {
        int input = spec.isInput() ? Names.indexOf(spec.name(), model.inputNames()) : -1;
        return input < 0 ? DType.FLOAT32 : model.inputs().get(input).dtype();
    }

    /** The weights by the name of the layer, which stands in their path behind the model's; names may contain slashes themselves. */
    private static Map<String, List<Variable>> byLayer(String model, List<LayerSpec> specs, Weights weights) {
        Map<String, List<Variable>> found = new LinkedHashMap<>();
        specs.forEach(spec -> found.put(spec.name(), new ArrayList<>()));
        for (Variable weight : weights) {
            String owner = weight.path().substring(model.length() + 1);
            while (owner.contains("/")) {
                owner = owner.substring(0, owner.lastIndexOf('/'));
                if (found.containsKey(owner)) {
                    found.get(owner).add(weight);
                    break;
                }
            }
        }
        return found;
    }

    /** The layer's name, such as {@code dense_features}. */
    public String name() {
        return spec.name();
    }

    /** The simple name of its class: {@code Dense}, or {@code InputLayer} for an input. */
    public String type() {
        return spec.type();
    }

    /** Whether training changes some of its weights; of a layer without weights, whether it is declared so. */
    public boolean trainable() {
        return weights.isEmpty() ? spec.trainable() : weights.stream().anyMatch(Variable::trainable);
    }

    /**
     * What it reads where it is applied first.
     *
     * @throws IllegalStateException if it reads nothing, or several values: see {@link #inputs()}
     */
    public SymbolicTensor input() {
        return spec.isInput() ? output() : single("input", inputs);
    }

    /** What it reads where it is applied first; nothing for an input of the model. */
    public List<SymbolicTensor> inputs() {
        return inputs;
    }

    /**
     * What it gives where it is applied first.
     *
     * @throws IllegalStateException if it gives several values: see {@link #outputs()}
     */
    public SymbolicTensor output() {
        return single("output", outputs);
    }

    /** What it gives where it is applied first. */
    public List<SymbolicTensor> outputs() {
        return outputs;
    }

    private SymbolicTensor single(String what, List<SymbolicTensor> tensors) {
        if (tensors.size() != 1) {
            throw new IllegalStateException("The layer " + name() + " has " + tensors.size() + " " + what
                    + "s, not one. Call " + what + "s() for the list.");
        }
        return tensors.get(0);
    }

    /** Its weights, with those of the layers in it: views of the model's own memory. */
    public List<Variable> weights() {
        return weights;
    }

    /** As Keras prints it: {@code <Dense name=dense_features, built=True>}. */
    @Override
    public String toString() {
        return "<" + type() + " name=" + name() + ", built="
                + (spec.parameters() == LayerSpec.UNBUILT ? "False" : "True") + ">";
    }
}

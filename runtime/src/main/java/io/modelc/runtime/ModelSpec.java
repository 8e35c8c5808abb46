package io.modelc.runtime;

import io.modelc.DType;
import io.modelc.data.Shapes;
import io.modelc.initializers.Initializer;
import io.modelc.summary.LayerSpec;
import io.modelc.summary.Summary;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model has: its inputs, weights and outputs, in order. Generated classes build one.
 *
 * @param name the model's name
 * @param trainableSize the floats of all trainable weights
 * @param variableSize the floats of all non-trainable weights
 * @param layers its inputs, its layers, and its operations outside of layers, in topological order
 * @param chain whether each of these reads just the one before it
 */
public record ModelSpec(
        String name,
        List<InputSpec> inputs,
        List<WeightSpec> weights,
        List<OutputSpec> outputs,
        int trainableSize,
        int variableSize,
        List<LayerSpec> layers,
        boolean chain) {

    /** An input: its name, type and the shape of one sample. */
    public record InputSpec(String name, DType dtype, int... shape) {}

    /** A weight: its path within the model, its shape, and where it begins among the weights of its kind. */
    public record WeightSpec(String path, Initializer initializer, boolean trainable, int offset, int... shape) {}

    /** An output: its name, what it is of its logits, and the shape of one sample. */
    public record OutputSpec(String name, OutputActivation activation, int... shape) {

        int size() {
            return Shapes.size(shape);
        }

        int[] shapeFor(int batch) {
            return Shapes.withRows(batch, shape);
        }
    }

    /** Begins the description of a model. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** The table of its layers. */
    public Summary summary() {
        return new Summary(name, chain, layers, trainableSize, variableSize);
    }

    List<String> inputNames() {
        return inputs.stream().map(InputSpec::name).toList();
    }

    List<String> outputNames() {
        return outputs.stream().map(OutputSpec::name).toList();
    }

    /** Collects what a model has. */
    public static final class Builder {

        private final String name;
        private final List<InputSpec> inputs = new ArrayList<>();
        private final List<WeightSpec> weights = new ArrayList<>();
        private final List<OutputSpec> outputs = new ArrayList<>();
        private int trainableSize;
        private int variableSize;
        private final List<LayerSpec> layers = new ArrayList<>();
        private boolean chain = true;

        private Builder(String name) {
            this.name = name;
        }

        /** Adds an input with the shape of one sample. */
        public Builder input(String name, DType dtype, int... shape) {
            inputs.add(new InputSpec(name, dtype, shape));
            return this;
        }

        /** Adds a trainable weight, behind the ones before it. */
        public Builder weight(String path, Initializer initializer, int... shape) {
            weights.add(new WeightSpec(path, initializer, true, trainableSize, shape));
            trainableSize = Math.addExact(trainableSize, Shapes.size(shape));
            return this;
        }

        /** Adds a non-trainable weight, behind the ones before it. */
        public Builder variable(String path, Initializer initializer, int... shape) {
            weights.add(new WeightSpec(path, initializer, false, variableSize, shape));
            variableSize = Math.addExact(variableSize, Shapes.size(shape));
            return this;
        }

        /** Adds an output with the shape of one sample. */
        public Builder output(String name, OutputActivation activation, int... shape) {
            outputs.add(new OutputSpec(name, activation, shape));
            return this;
        }

        /**
         * Adds a layer, an operation outside of layers, or an input.
         *
         * @param name the layer's name
         * @param type the simple name of its class
         * @param output the shape of its result, such as {@code (None, 64)}
         * @param parameters the number of its weights' elements
         * @param inputs what it reads, such as {@code dense[0][0]}
         */
        public Builder layer(String name, String type, String output, long parameters, String... inputs) {
            layers.add(LayerSpec.of(name, type, output, parameters, inputs));
            return this;
        }

        /** Adds a layer whose application has several results. */
        public Builder layer(String name, String type, List<String> outputs, long parameters, String... inputs) {
            layers.add(new LayerSpec(
                    0, name, type, parameters, true, List.of(new LayerSpec.Call(outputs, List.of(inputs)))));
            return this;
        }

        /** Adds another application of the layer before. */
        public Builder again(String output, String... inputs) {
            return again(List.of(output), inputs);
        }

        /** Adds another application, with several results, of the layer before. */
        public Builder again(List<String> outputs, String... inputs) {
            LayerSpec layer = last();
            List<LayerSpec.Call> calls = new ArrayList<>(layer.calls());
            calls.add(new LayerSpec.Call(outputs, List.of(inputs)));
            return replace(new LayerSpec(
                    layer.level(), layer.name(), layer.type(), layer.parameters(), layer.trainable(), calls));
        }

        /** Says that training does not change the layer before. */
        public Builder frozen() {
            return replace(last().withTrainable(false));
        }

        /** Says how many models within this one the layer before is in. */
        public Builder level(int level) {
            LayerSpec layer = last();
            return replace(new LayerSpec(
                    level, layer.name(), layer.type(), layer.parameters(), layer.trainable(), layer.calls()));
        }

        /** Says that the layer before is the input of a stack of layers, which no table shows. */
        public Builder hidden() {
            return level(LayerSpec.HIDDEN);
        }

        private LayerSpec last() {
            return layers.get(layers.size() - 1);
        }

        private Builder replace(LayerSpec layer) {
            layers.set(layers.size() - 1, layer);
            return this;
        }

        /** Says that the model is a graph and not a chain, so that its summary shows what each layer reads. */
        public Builder connected() {
            chain = false;
            return this;
        }

        /** The description. */
        public ModelSpec build() {
            return new ModelSpec(
                    name,
                    List.copyOf(inputs),
                    List.copyOf(weights),
                    List.copyOf(outputs),
                    trainableSize,
                    variableSize,
                    List.copyOf(layers),
                    chain);
        }
    }
}

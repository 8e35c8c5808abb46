package io.modelc.runtime;

import io.modelc.DType;
import io.modelc.data.Shapes;
import io.modelc.initializers.Initializer;
import io.modelc.summary.Summary;
import io.modelc.summary.SummaryRow;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model has: its inputs, weights and outputs, in order. Generated classes build one.
 *
 * @param name the model's name
 * @param trainableSize the floats of all trainable weights
 * @param variableSize the floats of all non-trainable weights
 * @param layers the rows of its summary: inputs, layers, and operations outside of layers
 * @param chain whether each of these reads just the one before it
 */
public record ModelSpec(
        String name,
        List<InputSpec> inputs,
        List<WeightSpec> weights,
        List<OutputSpec> outputs,
        int trainableSize,
        int variableSize,
        List<SummaryRow> layers,
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
        private final List<SummaryRow> layers = new ArrayList<>();
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

        /** Adds a row of the summary: the layer's name and type, its output's shape, its parameters, what it reads. */
        public Builder layer(String name, String type, String outputShape, String parameters, String... connectedTo) {
            layers.add(new SummaryRow(name, type, outputShape, parameters, List.of(connectedTo)));
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

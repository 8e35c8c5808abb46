package io.modelc.oracle;

import com.google.gson.JsonObject;
import io.modelc.data.NDArray;
import io.modelc.runtime.CompiledModel;
import io.modelc.weights.Gradients;
import io.modelc.weights.Variable;
import java.util.List;
import java.util.stream.IntStream;

/** Layers and activations: their outputs, and the gradients of inputs and weights for given ones of the outputs. */
final class LayerCases {

    private LayerCases() {}

    /** An activation; along the first axis, its tensor is one sample, since nothing runs along the batch. */
    static void runActivation(OracleCase given) {
        given.only("activation", "kwargs", "inputs", "upstream").expecting("outputs", "input_grads");
        JsonObject options = given.json().getAsJsonObject("kwargs");
        boolean alongBatch = options.has("axis") && options.get("axis").getAsInt() == 0;
        String activation = KerasActivations.expression(
                given.json().get("activation").getAsString(), given.kwargs(), alongBatch ? 1 : 0);
        String layer = "new Activation(" + activation + ")";
        new Run(given, alongBatch).check("Activation", layer, false);
    }

    static void runLayer(OracleCase given) {
        given.only("class_name", "kwargs", "call", "inputs", "weights", "upstream")
                .expecting("outputs", "input_grads", "weight_grads", "non_trainable_weights_after");
        Options call = new Options("The call", given.json().getAsJsonObject("call"));
        boolean training = call.flag("training", false);
        call.done();
        String layer = KerasLayers.expression(given.className(), given.kwargs());
        new Run(given, false).check(given.className(), layer, training);
    }

    /** One declaration, compiled and run. */
    private record Run(OracleCase given, boolean oneSample) {

        void check(String className, String layer, boolean training) {
            List<Values> inputs = batches(given.list("inputs"));
            String source = LayerDeclaration.of(className, layer, inputs, !training);
            try (CompiledModel<?, ?, ?> model =
                    MemoryCompiler.compile(LayerDeclaration.NAME, source).newModel()) {
                setInputs(model, inputs);
                setWeights(model);
                NDArray identity = identity(inputs.get(0).samples());
                if (!training) {
                    compare("output in inference", model.forward(List.of(identity), false), "outputs");
                }
                compare("output", model.forward(List.of(identity), true), "outputs");
                Gradients gradients = model.backward(batches(given.list("upstream")).stream()
                        .map(Values::toArray)
                        .toList());
                compare("gradient of input", inputGradients(gradients, inputs), "input_grads");
                compare("gradient of weight", weightGradients(gradients), "weight_grads");
            }
        }

        private List<Values> batches(List<Values> values) {
            return oneSample ? values.stream().map(Values::asOneSample).toList() : values;
        }

        private void setInputs(CompiledModel<?, ?, ?> model, List<Values> inputs) {
            for (int i = 0; i < inputs.size(); i++) {
                Values input = inputs.get(i);
                int features = input.data().length / input.samples();
                model.weights()
                        .get("given" + i + "/kernel")
                        .set(input.reshaped(input.samples(), features).toArray());
            }
        }

        private void setWeights(CompiledModel<?, ?, ?> model) {
            List<Variable> weights =
                    model.weights().stream().filter(Run::isTested).toList();
            List<Values> values = given.list("weights");
            Tolerance.EXACT.check("the number of weights", weights.size(), values.size());
            for (int i = 0; i < values.size(); i++) {
                weights.get(i).set(values.get(i).toArray());
            }
        }

        private static boolean isTested(Variable weight) {
            return weight.path().contains("tested/");
        }

        private List<NDArray> inputGradients(Gradients gradients, List<Values> inputs) {
            return IntStream.range(0, inputs.size())
                    .mapToObj(i -> gradients
                            .get("given" + i + "/kernel")
                            .value()
                            .reshape(inputs.get(i).shape()))
                    .toList();
        }

        private List<NDArray> weightGradients(Gradients gradients) {
            return gradients.list().stream()
                    .filter(Run::isTested)
                    .map(Variable::value)
                    .toList();
        }

        private void compare(String what, List<NDArray> actual, String name) {
            List<Values> expected = batches(given.expectedList(name));
            Tolerance.EXACT.check("the number of results: " + what, actual.size(), expected.size());
            for (int i = 0; i < expected.size(); i++) {
                given.tolerance().check(what + " " + i, actual.get(i), expected.get(i));
            }
        }

        private static NDArray identity(int size) {
            float[] values = new float[size * size];
            for (int i = 0; i < size; i++) {
                values[i * size + i] = 1;
            }
            return NDArray.of(values, size, size);
        }
    }
}

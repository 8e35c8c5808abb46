package com.example;

import static io.modelc.DType.FLOAT32;
import static io.modelc.initializers.Initializers.GLOROT_UNIFORM;
import static io.modelc.initializers.Initializers.ZEROS;
import static io.modelc.ops.Binary.RELU_GRADIENT;
import static io.modelc.ops.Unary.IDENTITY;
import static io.modelc.ops.Unary.RELU;

import io.modelc.data.NDArray;
import io.modelc.kernels.Buffer;
import io.modelc.runtime.CompiledModel;
import io.modelc.runtime.ModelSpec;
import io.modelc.runtime.Output;
import io.modelc.runtime.OutputActivation;
import io.modelc.runtime.Pass;
import io.modelc.runtime.PassContext;
import io.modelc.runtime.TrainingPass;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The compiled form of {@link Named}.
 *
 * <pre>
 * Model: "my_example_model"
 * ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
 * ┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
 * ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
 * │ my_first_layer (Dense)          │ (None, 64)             │           256 │
 * ├─────────────────────────────────┼────────────────────────┼───────────────┤
 * │ my_last_layer (Dense)           │ (None, 10)             │           650 │
 * └─────────────────────────────────┴────────────────────────┴───────────────┘
 *  Total params: 906 (3.54 KB)
 *  Trainable params: 906 (3.54 KB)
 *  Non-trainable params: 0 (0.00 B)
 *  Memory: weights 3.54 KB; per sample 308.00 B inference, 604.00 B training; largest my_last_layer 2.54 KB
 * </pre>
 */
@Generated("io.modelc.processor.ModelProcessor")
public class CompiledNamed extends CompiledModel<NDArray, NDArray, NDArray> {
    /** The output {@code last}: {@code (None, 10)}. */
    public static final Output LAST = new Output(0, "last");

    // Weights: where each begins among the trainable ones
    private static final int MY_FIRST_LAYER_KERNEL = 0; // (3, 64), glorot uniform
    private static final int MY_FIRST_LAYER_BIAS = 192; // (64,), zeros
    private static final int MY_LAST_LAYER_KERNEL = 256; // (64, 10), glorot uniform
    private static final int MY_LAST_LAYER_BIAS = 896; // (10,), zeros

    // Floats of one sample
    private static final int INPUTS_SIZE = 3;
    private static final int MY_FIRST_LAYER_SIZE = 64;
    private static final int MY_LAST_LAYER_SIZE = 10;

    private static final ModelSpec SPEC = ModelSpec.named("my_example_model")
            .input("inputs", FLOAT32, 3)
            .weight("my_first_layer/kernel", GLOROT_UNIFORM, 3, 64)
            .weight("my_first_layer/bias", ZEROS, 64)
            .weight("my_last_layer/kernel", GLOROT_UNIFORM, 64, 10)
            .weight("my_last_layer/bias", ZEROS, 10)
            .output("last", OutputActivation.SOFTMAX, 10)
            .layer("inputs", "InputLayer", "(None, 3)", 0)
            .hidden()
            .layer("my_first_layer", "Dense", "(None, 64)", 256, "inputs[0][0]")
            .layer("my_last_layer", "Dense", "(None, 10)", 650, "my_first_layer[0][0]")
            .build();

    /** A new model, its weights as their initializers say. */
    public CompiledNamed() {
        super(SPEC);
    }

    @Override
    protected Pass inferencePass(PassContext context) {
        return new Inference(context);
    }

    @Override
    protected TrainingPass trainingPass(PassContext context) {
        return new Training(context);
    }

    @Override
    protected List<NDArray> inputList(NDArray inputs) {
        return List.of(inputs);
    }

    @Override
    protected List<NDArray> outputList(NDArray outputs) {
        return List.of(outputs);
    }

    @Override
    protected List<NDArray> targetList(NDArray targets) {
        return List.of(targets);
    }

    @Override
    protected NDArray inputsOf(List<NDArray> inputs) {
        return inputs.get(0);
    }

    @Override
    protected NDArray outputsOf(List<NDArray> outputs) {
        return outputs.get(0);
    }

    @Override
    protected NDArray targetsOf(List<NDArray> targets) {
        return targets.get(0);
    }

    /** The inference pass: 308.00 B a sample. */
    private static final class Inference extends Pass {
        // Inputs
        final Buffer inputs = input(0, INPUTS_SIZE);

        // Weights: views of the model's
        final Buffer myFirstLayerKernel = weight(MY_FIRST_LAYER_KERNEL, 3 * 64);
        final Buffer myFirstLayerBias = weight(MY_FIRST_LAYER_BIAS, 64);
        final Buffer myLastLayerKernel = weight(MY_LAST_LAYER_KERNEL, 64 * 10);
        final Buffer myLastLayerBias = weight(MY_LAST_LAYER_BIAS, 10);

        // Values: those that are never needed at the same time share a block of memory
        final Buffer myFirstLayer = value(0, MY_FIRST_LAYER_SIZE);
        final Buffer myLastLayerLogits = value(1, MY_LAST_LAYER_SIZE);
        final Buffer myLastLayer = output(0, myLastLayerLogits);

        Inference(PassContext context) {
            super(context, 1, 1, 64, 10);
        }

        @Override
        protected void forward(int batch) {
            // myFirstLayer = relu(inputs · kernel + bias)                             (batch, 64)
            k.matmul(inputs, myFirstLayerKernel, myFirstLayerBias, RELU, myFirstLayer, batch, MY_FIRST_LAYER_SIZE,
                    INPUTS_SIZE);

            // myLastLayerLogits = myFirstLayer · kernel + bias                        (batch, 10)
            k.matmul(myFirstLayer, myLastLayerKernel, myLastLayerBias, IDENTITY, myLastLayerLogits, batch,
                    MY_LAST_LAYER_SIZE, MY_FIRST_LAYER_SIZE);
            // myLastLayer = softmax(myLastLayerLogits)                                (batch, 10)
            k.softmax(myLastLayerLogits, myLastLayer, batch, MY_LAST_LAYER_SIZE);
        }
    }

    /** The training pass: 604.00 B a sample. */
    private static final class Training extends TrainingPass {
        // Inputs
        final Buffer inputs = input(0, INPUTS_SIZE);

        // Weights: views of the model's
        final Buffer myFirstLayerKernel = weight(MY_FIRST_LAYER_KERNEL, 3 * 64);
        final Buffer myFirstLayerBias = weight(MY_FIRST_LAYER_BIAS, 64);
        final Buffer myLastLayerKernel = weight(MY_LAST_LAYER_KERNEL, 64 * 10);
        final Buffer myLastLayerBias = weight(MY_LAST_LAYER_BIAS, 10);

        // Values: those that are never needed at the same time share a block of memory
        final Buffer myFirstLayer = value(0, MY_FIRST_LAYER_SIZE);
        final Buffer myLastLayerLogits = value(1, MY_LAST_LAYER_SIZE);
        final Buffer myLastLayer = output(0, myLastLayerLogits);

        // Gradients
        final Buffer dMyLastLayer = outputGradient(0, MY_LAST_LAYER_SIZE);
        final Buffer dMyLastLayerLogits = dMyLastLayer;
        final Buffer dMyLastLayerBias = gradient(MY_LAST_LAYER_BIAS, 10);
        final Buffer dMyLastLayerKernel = gradient(MY_LAST_LAYER_KERNEL, 64 * 10);
        final Buffer dMyFirstLayer = value(2, MY_FIRST_LAYER_SIZE);
        final Buffer dMyFirstLayerLogits = dMyFirstLayer;
        final Buffer dMyFirstLayerBias = gradient(MY_FIRST_LAYER_BIAS, 64);
        final Buffer dMyFirstLayerKernel = gradient(MY_FIRST_LAYER_KERNEL, 3 * 64);

        Training(PassContext context) {
            super(context, 1, 1, 64, 10, 64);
        }

        @Override
        protected void forward(int batch) {
            // myFirstLayer = relu(inputs · kernel + bias)                             (batch, 64)
            k.matmul(inputs, myFirstLayerKernel, myFirstLayerBias, RELU, myFirstLayer, batch, MY_FIRST_LAYER_SIZE,
                    INPUTS_SIZE);

            // myLastLayerLogits = myFirstLayer · kernel + bias                        (batch, 10)
            k.matmul(myFirstLayer, myLastLayerKernel, myLastLayerBias, IDENTITY, myLastLayerLogits, batch,
                    MY_LAST_LAYER_SIZE, MY_FIRST_LAYER_SIZE);
            // myLastLayer = softmax(myLastLayerLogits)                                (batch, 10)
            k.softmax(myLastLayerLogits, myLastLayer, batch, MY_LAST_LAYER_SIZE);
        }

        @Override
        protected void backward(int batch) {
            // d myLastLayerLogits = softmax′(myLastLayer) · d myLastLayer             (batch, 10)
            // (unless the loss, a crossentropy, has given it already)
            if (!atLogits(0)) {
                k.softmaxGradient(myLastLayer, dMyLastLayer, dMyLastLayerLogits, batch, MY_LAST_LAYER_SIZE);
            }
            // d bias = Σ d myLastLayerLogits                                          (10)
            k.sum(dMyLastLayerLogits, dMyLastLayerBias, 1, batch, 10, 1);
            // d kernel = myFirstLayerᵀ · d myLastLayerLogits                          (64, 10)
            k.matmulTransposedA(myFirstLayer, dMyLastLayerLogits, dMyLastLayerKernel, MY_FIRST_LAYER_SIZE,
                    MY_LAST_LAYER_SIZE, batch);
            // d myFirstLayer = d myLastLayerLogits · kernelᵀ                          (batch, 64)
            k.matmulTransposedB(dMyLastLayerLogits, myLastLayerKernel, dMyFirstLayer, batch, MY_FIRST_LAYER_SIZE,
                    MY_LAST_LAYER_SIZE);

            // d myFirstLayerLogits = d myFirstLayer where myFirstLayer > 0            (batch, 64)
            k.binary(RELU_GRADIENT, dMyFirstLayer, myFirstLayer, dMyFirstLayerLogits, batch * MY_FIRST_LAYER_SIZE);
            // d bias = Σ d myFirstLayerLogits                                         (64)
            k.sum(dMyFirstLayerLogits, dMyFirstLayerBias, 1, batch, 64, 1);
            // d kernel = inputsᵀ · d myFirstLayerLogits                               (3, 64)
            k.matmulTransposedA(inputs, dMyFirstLayerLogits, dMyFirstLayerKernel, INPUTS_SIZE, MY_FIRST_LAYER_SIZE,
                    batch);
        }
    }
}

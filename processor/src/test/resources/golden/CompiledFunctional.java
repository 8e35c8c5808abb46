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
 * The compiled form of {@link Functional}.
 *
 * <pre>
 * Model: "my_functional_model"
 * ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
 * ┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
 * ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
 * │ my_input (InputLayer)           │ (None, 3)              │             0 │
 * ├─────────────────────────────────┼────────────────────────┼───────────────┤
 * │ features (Dense)                │ (None, 64)             │           256 │
 * ├─────────────────────────────────┼────────────────────────┼───────────────┤
 * │ scores (Dense)                  │ (None, 10)             │           650 │
 * └─────────────────────────────────┴────────────────────────┴───────────────┘
 *  Total params: 906 (3.54 KB)
 *  Trainable params: 906 (3.54 KB)
 *  Non-trainable params: 0 (0.00 B)
 *  Memory: weights 3.54 KB; per sample 308.00 B inference, 604.00 B training; largest scores 2.54 KB
 * </pre>
 */
@Generated("io.modelc.processor.ModelProcessor")
public class CompiledFunctional extends CompiledModel<NDArray, NDArray, NDArray> {
    /** The output {@code scores}: {@code (None, 10)}. */
    public static final Output SCORES = new Output(0, "scores");

    // Weights: where each begins among the trainable ones
    private static final int FEATURES_KERNEL = 0; // (3, 64), glorot uniform
    private static final int FEATURES_BIAS = 192; // (64,), zeros
    private static final int SCORES_KERNEL = 256; // (64, 10), glorot uniform
    private static final int SCORES_BIAS = 896; // (10,), zeros

    // Floats of one sample
    private static final int MY_INPUT_SIZE = 3;
    private static final int FEATURES_SIZE = 64;
    private static final int SCORES_SIZE = 10;

    private static final ModelSpec SPEC = ModelSpec.named("my_functional_model")
            .input("myInput", FLOAT32, 3)
            .weight("features/kernel", GLOROT_UNIFORM, 3, 64)
            .weight("features/bias", ZEROS, 64)
            .weight("scores/kernel", GLOROT_UNIFORM, 64, 10)
            .weight("scores/bias", ZEROS, 10)
            .output("scores", OutputActivation.SOFTMAX, 10)
            .layer("my_input", "InputLayer", "(None, 3)", 0)
            .layer("features", "Dense", "(None, 64)", 256, "my_input[0][0]")
            .layer("scores", "Dense", "(None, 10)", 650, "features[0][0]")
            .build();

    /** A new model, its weights as their initializers say. */
    public CompiledFunctional() {
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
        final Buffer myInput = input(0, MY_INPUT_SIZE);

        // Weights: views of the model's
        final Buffer featuresKernel = weight(FEATURES_KERNEL, 3 * 64);
        final Buffer featuresBias = weight(FEATURES_BIAS, 64);
        final Buffer scoresKernel = weight(SCORES_KERNEL, 64 * 10);
        final Buffer scoresBias = weight(SCORES_BIAS, 10);

        // Values: those that are never needed at the same time share a block of memory
        final Buffer features = value(0, FEATURES_SIZE);
        final Buffer scoresLogits = value(1, SCORES_SIZE);
        final Buffer scores = output(0, scoresLogits);

        Inference(PassContext context) {
            super(context, 1, 1, 64, 10);
        }

        @Override
        protected void forward(int batch) {
            // features = relu(myInput · kernel + bias)                                (batch, 64)
            k.matmul(myInput, featuresKernel, featuresBias, RELU, features, batch, FEATURES_SIZE, MY_INPUT_SIZE);

            // scoresLogits = features · kernel + bias                                 (batch, 10)
            k.matmul(features, scoresKernel, scoresBias, IDENTITY, scoresLogits, batch, SCORES_SIZE, FEATURES_SIZE);
            // scores = softmax(scoresLogits)                                          (batch, 10)
            k.softmax(scoresLogits, scores, batch, SCORES_SIZE);
        }
    }

    /** The training pass: 604.00 B a sample. */
    private static final class Training extends TrainingPass {
        // Inputs
        final Buffer myInput = input(0, MY_INPUT_SIZE);

        // Weights: views of the model's
        final Buffer featuresKernel = weight(FEATURES_KERNEL, 3 * 64);
        final Buffer featuresBias = weight(FEATURES_BIAS, 64);
        final Buffer scoresKernel = weight(SCORES_KERNEL, 64 * 10);
        final Buffer scoresBias = weight(SCORES_BIAS, 10);

        // Values: those that are never needed at the same time share a block of memory
        final Buffer features = value(0, FEATURES_SIZE);
        final Buffer scoresLogits = value(1, SCORES_SIZE);
        final Buffer scores = output(0, scoresLogits);

        // Gradients
        final Buffer dScores = outputGradient(0, SCORES_SIZE);
        final Buffer dScoresLogits = dScores;
        final Buffer dScoresBias = gradient(SCORES_BIAS, 10);
        final Buffer dScoresKernel = gradient(SCORES_KERNEL, 64 * 10);
        final Buffer dFeatures = value(2, FEATURES_SIZE);
        final Buffer dFeaturesLogits = dFeatures;
        final Buffer dFeaturesBias = gradient(FEATURES_BIAS, 64);
        final Buffer dFeaturesKernel = gradient(FEATURES_KERNEL, 3 * 64);

        Training(PassContext context) {
            super(context, 1, 1, 64, 10, 64);
        }

        @Override
        protected void forward(int batch) {
            // features = relu(myInput · kernel + bias)                                (batch, 64)
            k.matmul(myInput, featuresKernel, featuresBias, RELU, features, batch, FEATURES_SIZE, MY_INPUT_SIZE);

            // scoresLogits = features · kernel + bias                                 (batch, 10)
            k.matmul(features, scoresKernel, scoresBias, IDENTITY, scoresLogits, batch, SCORES_SIZE, FEATURES_SIZE);
            // scores = softmax(scoresLogits)                                          (batch, 10)
            k.softmax(scoresLogits, scores, batch, SCORES_SIZE);
        }

        @Override
        protected void backward(int batch) {
            // d scoresLogits = softmax′(scores) · d scores                            (batch, 10)
            // (unless the loss, a crossentropy, has given it already)
            if (!atLogits(0)) {
                k.softmaxGradient(scores, dScores, dScoresLogits, batch, SCORES_SIZE);
            }
            // d bias = Σ d scoresLogits                                               (10)
            k.sum(dScoresLogits, dScoresBias, 1, batch, 10, 1);
            // d kernel = featuresᵀ · d scoresLogits                                   (64, 10)
            k.matmulTransposedA(features, dScoresLogits, dScoresKernel, FEATURES_SIZE, SCORES_SIZE, batch);
            // d features = d scoresLogits · kernelᵀ                                   (batch, 64)
            k.matmulTransposedB(dScoresLogits, scoresKernel, dFeatures, batch, FEATURES_SIZE, SCORES_SIZE);

            // d featuresLogits = d features where features > 0                        (batch, 64)
            k.binary(RELU_GRADIENT, dFeatures, features, dFeaturesLogits, batch * FEATURES_SIZE);
            // d bias = Σ d featuresLogits                                             (64)
            k.sum(dFeaturesLogits, dFeaturesBias, 1, batch, 64, 1);
            // d kernel = myInputᵀ · d featuresLogits                                  (3, 64)
            k.matmulTransposedA(myInput, dFeaturesLogits, dFeaturesKernel, MY_INPUT_SIZE, FEATURES_SIZE, batch);
        }
    }
}

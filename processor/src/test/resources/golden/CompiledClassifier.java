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
 * The compiled form of {@link Classifier}.
 *
 * <pre>
 * Model: "classifier"
 * ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
 * ┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
 * ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
 * │ hidden (Dense)                  │ (None, 64)             │           256 │
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
public class CompiledClassifier extends CompiledModel<NDArray, NDArray, NDArray> {
    /** The output {@code scores}: {@code (None, 10)}. */
    public static final Output SCORES = new Output(0, "scores");

    // Weights: where each begins among the trainable ones
    private static final int HIDDEN_KERNEL = 0; // (3, 64), glorot uniform
    private static final int HIDDEN_BIAS = 192; // (64,), zeros
    private static final int SCORES_KERNEL = 256; // (64, 10), glorot uniform
    private static final int SCORES_BIAS = 896; // (10,), zeros

    // Floats of one sample
    private static final int INPUTS_SIZE = 3;
    private static final int HIDDEN_SIZE = 64;
    private static final int SCORES_SIZE = 10;

    private static final ModelSpec SPEC = ModelSpec.named("classifier")
            .input("inputs", FLOAT32, 3)
            .weight("hidden/kernel", GLOROT_UNIFORM, 3, 64)
            .weight("hidden/bias", ZEROS, 64)
            .weight("scores/kernel", GLOROT_UNIFORM, 64, 10)
            .weight("scores/bias", ZEROS, 10)
            .output("scores", OutputActivation.SOFTMAX, 10)
            .layer("inputs", "InputLayer", "(None, 3)", 0)
            .hidden()
            .layer("hidden", "Dense", "(None, 64)", 256, "inputs[0][0]")
            .layer("scores", "Dense", "(None, 10)", 650, "hidden[0][0]")
            .build();

    /** A new model, its weights as their initializers say. */
    public CompiledClassifier() {
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
        final Buffer hiddenKernel = weight(HIDDEN_KERNEL, 3 * 64);
        final Buffer hiddenBias = weight(HIDDEN_BIAS, 64);
        final Buffer scoresKernel = weight(SCORES_KERNEL, 64 * 10);
        final Buffer scoresBias = weight(SCORES_BIAS, 10);

        // Values: those that are never needed at the same time share a block of memory
        final Buffer hidden = value(0, HIDDEN_SIZE);
        final Buffer scoresLogits = value(1, SCORES_SIZE);
        final Buffer scores = output(0, scoresLogits);

        Inference(PassContext context) {
            super(context, 1, 1, 64, 10);
        }

        @Override
        protected void forward(int batch) {
            // hidden = relu(inputs · kernel + bias)                                   (batch, 64)
            k.matmul(inputs, hiddenKernel, hiddenBias, RELU, hidden, batch, HIDDEN_SIZE, INPUTS_SIZE);

            // scoresLogits = hidden · kernel + bias                                   (batch, 10)
            k.matmul(hidden, scoresKernel, scoresBias, IDENTITY, scoresLogits, batch, SCORES_SIZE, HIDDEN_SIZE);
            // scores = softmax(scoresLogits)                                          (batch, 10)
            k.softmax(scoresLogits, scores, batch, SCORES_SIZE);
        }
    }

    /** The training pass: 604.00 B a sample. */
    private static final class Training extends TrainingPass {
        // Inputs
        final Buffer inputs = input(0, INPUTS_SIZE);

        // Weights: views of the model's
        final Buffer hiddenKernel = weight(HIDDEN_KERNEL, 3 * 64);
        final Buffer hiddenBias = weight(HIDDEN_BIAS, 64);
        final Buffer scoresKernel = weight(SCORES_KERNEL, 64 * 10);
        final Buffer scoresBias = weight(SCORES_BIAS, 10);

        // Values: those that are never needed at the same time share a block of memory
        final Buffer hidden = value(0, HIDDEN_SIZE);
        final Buffer scoresLogits = value(1, SCORES_SIZE);
        final Buffer scores = output(0, scoresLogits);

        // Gradients
        final Buffer dScores = outputGradient(0, SCORES_SIZE);
        final Buffer dScoresLogits = dScores;
        final Buffer dScoresBias = gradient(SCORES_BIAS, 10);
        final Buffer dScoresKernel = gradient(SCORES_KERNEL, 64 * 10);
        final Buffer dHidden = value(2, HIDDEN_SIZE);
        final Buffer dHiddenLogits = dHidden;
        final Buffer dHiddenBias = gradient(HIDDEN_BIAS, 64);
        final Buffer dHiddenKernel = gradient(HIDDEN_KERNEL, 3 * 64);

        Training(PassContext context) {
            super(context, 1, 1, 64, 10, 64);
        }

        @Override
        protected void forward(int batch) {
            // hidden = relu(inputs · kernel + bias)                                   (batch, 64)
            k.matmul(inputs, hiddenKernel, hiddenBias, RELU, hidden, batch, HIDDEN_SIZE, INPUTS_SIZE);

            // scoresLogits = hidden · kernel + bias                                   (batch, 10)
            k.matmul(hidden, scoresKernel, scoresBias, IDENTITY, scoresLogits, batch, SCORES_SIZE, HIDDEN_SIZE);
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
            // d kernel = hiddenᵀ · d scoresLogits                                     (64, 10)
            k.matmulTransposedA(hidden, dScoresLogits, dScoresKernel, HIDDEN_SIZE, SCORES_SIZE, batch);
            // d hidden = d scoresLogits · kernelᵀ                                     (batch, 64)
            k.matmulTransposedB(dScoresLogits, scoresKernel, dHidden, batch, HIDDEN_SIZE, SCORES_SIZE);

            // d hiddenLogits = d hidden where hidden > 0                              (batch, 64)
            k.binary(RELU_GRADIENT, dHidden, hidden, dHiddenLogits, batch * HIDDEN_SIZE);
            // d bias = Σ d hiddenLogits                                               (64)
            k.sum(dHiddenLogits, dHiddenBias, 1, batch, 64, 1);
            // d kernel = inputsᵀ · d hiddenLogits                                     (3, 64)
            k.matmulTransposedA(inputs, dHiddenLogits, dHiddenKernel, INPUTS_SIZE, HIDDEN_SIZE, batch);
        }
    }
}

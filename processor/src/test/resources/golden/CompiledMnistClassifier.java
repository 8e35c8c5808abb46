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
 * The compiled form of {@link MnistClassifier}.
 *
 * <pre>
 * Model: "mnist"
 * ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
 * ┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
 * ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
 * │ image (InputLayer)              │ (None, 784)            │             0 │
 * ├─────────────────────────────────┼────────────────────────┼───────────────┤
 * │ features (Dense)                │ (None, 512)            │       401,920 │
 * ├─────────────────────────────────┼────────────────────────┼───────────────┤
 * │ dropout (Dropout)               │ (None, 512)            │             0 │
 * ├─────────────────────────────────┼────────────────────────┼───────────────┤
 * │ digits (Dense)                  │ (None, 10)             │         5,130 │
 * └─────────────────────────────────┴────────────────────────┴───────────────┘
 *  Total params: 407,050 (1.55 MB)
 *  Trainable params: 407,050 (1.55 MB)
 *  Non-trainable params: 0 (0.00 B)
 *  Memory: weights 1.55 MB; per sample 5.10 KB inference, 7.14 KB training; largest features 1.53 MB
 * </pre>
 */
@Generated("io.modelc.processor.ModelProcessor")
public class CompiledMnistClassifier extends CompiledModel<NDArray, NDArray, NDArray> {
    /** The output {@code digits}: {@code (None, 10)}. */
    public static final Output DIGITS = new Output(0, "digits");

    // Weights: where each begins among the trainable ones
    private static final int FEATURES_KERNEL = 0; // (784, 512), glorot uniform
    private static final int FEATURES_BIAS = 401_408; // (512,), zeros
    private static final int DIGITS_KERNEL = 401_920; // (512, 10), glorot uniform
    private static final int DIGITS_BIAS = 407_040; // (10,), zeros

    // Floats of one sample
    private static final int IMAGE_SIZE = 784;
    private static final int FEATURES_SIZE = 512;
    private static final int DROPOUT_SIZE = 512;
    private static final int DIGITS_SIZE = 10;

    private static final ModelSpec SPEC = ModelSpec.named("mnist")
            .input("image", FLOAT32, 784)
            .weight("features/kernel", GLOROT_UNIFORM, 784, 512)
            .weight("features/bias", ZEROS, 512)
            .weight("digits/kernel", GLOROT_UNIFORM, 512, 10)
            .weight("digits/bias", ZEROS, 10)
            .output("digits", OutputActivation.SOFTMAX, 10)
            .layer("image", "InputLayer", "(None, 784)", 0)
            .layer("features", "Dense", "(None, 512)", 401_920, "image[0][0]")
            .layer("dropout", "Dropout", "(None, 512)", 0, "features[0][0]")
            .layer("digits", "Dense", "(None, 10)", 5_130, "dropout[0][0]")
            .build();

    /** A new model, its weights as their initializers say. */
    public CompiledMnistClassifier() {
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

    /** The inference pass: 5.10 KB a sample. */
    private static final class Inference extends Pass {
        // Inputs
        final Buffer image = input(0, IMAGE_SIZE);

        // Weights: views of the model's
        final Buffer featuresKernel = weight(FEATURES_KERNEL, 784 * 512);
        final Buffer featuresBias = weight(FEATURES_BIAS, 512);
        final Buffer digitsKernel = weight(DIGITS_KERNEL, 512 * 10);
        final Buffer digitsBias = weight(DIGITS_BIAS, 10);

        // Values: those that are never needed at the same time share a block of memory
        final Buffer features = value(0, FEATURES_SIZE);
        final Buffer digitsLogits = value(1, DIGITS_SIZE);
        final Buffer digits = output(0, digitsLogits);

        Inference(PassContext context) {
            super(context, 1, 1, 512, 10);
        }

        @Override
        protected void forward(int batch) {
            // features = relu(image · kernel + bias)                                  (batch, 512)
            k.matmul(image, featuresKernel, featuresBias, RELU, features, batch, FEATURES_SIZE, IMAGE_SIZE);

            // digitsLogits = features · kernel + bias                                 (batch, 10)
            k.matmul(features, digitsKernel, digitsBias, IDENTITY, digitsLogits, batch, DIGITS_SIZE, FEATURES_SIZE);
            // digits = softmax(digitsLogits)                                          (batch, 10)
            k.softmax(digitsLogits, digits, batch, DIGITS_SIZE);
        }
    }

    /** The training pass: 7.14 KB a sample. */
    private static final class Training extends TrainingPass {
        // Inputs
        final Buffer image = input(0, IMAGE_SIZE);

        // Weights: views of the model's
        final Buffer featuresKernel = weight(FEATURES_KERNEL, 784 * 512);
        final Buffer featuresBias = weight(FEATURES_BIAS, 512);
        final Buffer digitsKernel = weight(DIGITS_KERNEL, 512 * 10);
        final Buffer digitsBias = weight(DIGITS_BIAS, 10);

        // Values: those that are never needed at the same time share a block of memory
        final Buffer features = value(0, FEATURES_SIZE);
        final Buffer dropout = value(1, DROPOUT_SIZE);
        final Buffer digitsLogits = value(2, DIGITS_SIZE);
        final Buffer digits = output(0, digitsLogits);

        // Gradients
        final Buffer dDigits = outputGradient(0, DIGITS_SIZE);
        final Buffer dDigitsLogits = dDigits;
        final Buffer dDigitsBias = gradient(DIGITS_BIAS, 10);
        final Buffer dDigitsKernel = gradient(DIGITS_KERNEL, 512 * 10);
        final Buffer dDropout = value(1, DROPOUT_SIZE);
        final Buffer dFeatures = dDropout;
        final Buffer dFeaturesLogits = dDropout;
        final Buffer dFeaturesBias = gradient(FEATURES_BIAS, 512);
        final Buffer dFeaturesKernel = gradient(FEATURES_KERNEL, 784 * 512);

        Training(PassContext context) {
            super(context, 1, 1, 512, 512, 10);
        }

        @Override
        protected void forward(int batch) {
            // features = relu(image · kernel + bias)                                  (batch, 512)
            k.matmul(image, featuresKernel, featuresBias, RELU, features, batch, FEATURES_SIZE, IMAGE_SIZE);

            // dropout = features · mask / (1 − 0.5)                                   (batch, 512)
            k.dropout(features, dropout, batch * DROPOUT_SIZE, 0.5f, random, 0);

            // digitsLogits = dropout · kernel + bias                                  (batch, 10)
            k.matmul(dropout, digitsKernel, digitsBias, IDENTITY, digitsLogits, batch, DIGITS_SIZE, DROPOUT_SIZE);
            // digits = softmax(digitsLogits)                                          (batch, 10)
            k.softmax(digitsLogits, digits, batch, DIGITS_SIZE);
        }

        @Override
        protected void backward(int batch) {
            // d digitsLogits = softmax′(digits) · d digits                            (batch, 10)
            // (unless the loss, a crossentropy, has given it already)
            if (!atLogits(0)) {
                k.softmaxGradient(digits, dDigits, dDigitsLogits, batch, DIGITS_SIZE);
            }
            // d bias = Σ d digitsLogits                                               (10)
            k.sum(dDigitsLogits, dDigitsBias, 1, batch, 10, 1);
            // d kernel = dropoutᵀ · d digitsLogits                                    (512, 10)
            k.matmulTransposedA(dropout, dDigitsLogits, dDigitsKernel, DROPOUT_SIZE, DIGITS_SIZE, batch);
            // d dropout = d digitsLogits · kernelᵀ                                    (batch, 512)
            k.matmulTransposedB(dDigitsLogits, digitsKernel, dDropout, batch, DROPOUT_SIZE, DIGITS_SIZE);

            // d features = d dropout · mask / (1 − 0.5)                               (batch, 512)
            k.dropout(dDropout, dFeatures, batch * FEATURES_SIZE, 0.5f, random, 0);

            // d featuresLogits = d features where features > 0                        (batch, 512)
            k.binary(RELU_GRADIENT, dFeatures, features, dFeaturesLogits, batch * FEATURES_SIZE);
            // d bias = Σ d featuresLogits                                             (512)
            k.sum(dFeaturesLogits, dFeaturesBias, 1, batch, 512, 1);
            // d kernel = imageᵀ · d featuresLogits                                    (784, 512)
            k.matmulTransposedA(image, dFeaturesLogits, dFeaturesKernel, IMAGE_SIZE, FEATURES_SIZE, batch);
        }
    }
}

package io.modelc;

import static io.modelc.DType.FLOAT32;
import static io.modelc.initializers.Initializers.GLOROT_UNIFORM;
import static io.modelc.initializers.Initializers.ZEROS;
import static io.modelc.ops.Unary.IDENTITY;
import static io.modelc.ops.Unary.RELU;

import io.modelc.data.NDArray;
import io.modelc.kernels.Buffer;
import io.modelc.ops.Binary;
import io.modelc.runtime.CompiledModel;
import io.modelc.runtime.ModelSpec;
import io.modelc.runtime.Output;
import io.modelc.runtime.OutputActivation;
import io.modelc.runtime.Pass;
import io.modelc.runtime.PassContext;
import io.modelc.runtime.TrainingPass;
import java.util.List;

/**
 * What the compiler writes for 784 - 512 relu - dropout 0.5 - 10 softmax, written by hand: the contract between
 * generated classes and the runtime, and the model that the runtime's own tests train.
 */
public class HandWrittenMnist extends CompiledModel<NDArray, NDArray, NDArray> {

    /** The output: (batch, 10). */
    public static final Output DIGITS = new Output(0, "digits");

    // Floats of one sample
    private static final int IMAGE_SIZE = 784;
    private static final int FEATURES_SIZE = 512;
    private static final int DIGITS_SIZE = 10;

    // Weights: where each begins among the trainable ones
    private static final int FEATURES_KERNEL = 0; // (784, 512)
    private static final int FEATURES_BIAS = 401_408; // (512)
    private static final int DIGITS_KERNEL = 401_920; // (512, 10)
    private static final int DIGITS_BIAS = 407_040; // (10)

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

    public HandWrittenMnist() {
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

    private static final class Inference extends Pass {

        final Buffer image = input(0, IMAGE_SIZE);
        final Buffer featuresKernel = weight(FEATURES_KERNEL, 784 * 512);
        final Buffer featuresBias = weight(FEATURES_BIAS, 512);
        final Buffer features = value(0, FEATURES_SIZE);
        final Buffer digitsKernel = weight(DIGITS_KERNEL, 512 * 10);
        final Buffer digitsBias = weight(DIGITS_BIAS, 10);
        final Buffer digits = output(0, value(1, DIGITS_SIZE));

        Inference(PassContext context) {
            super(context, 1, 1, 512, 10);
        }

        @Override
        protected void forward(int batch) {
            // features = relu(image · kernel + bias)
            k.matmul(image, featuresKernel, featuresBias, RELU, features, batch, 512, 784);
            // digits = softmax(features · kernel + bias)
            k.matmul(features, digitsKernel, digitsBias, IDENTITY, digits, batch, 10, 512);
            k.softmax(digits, digits, batch, 10);
        }
    }

    private static final class Training extends TrainingPass {

        final Buffer image = input(0, IMAGE_SIZE);
        final Buffer featuresKernel = weight(FEATURES_KERNEL, 784 * 512);
        final Buffer featuresBias = weight(FEATURES_BIAS, 512);
        final Buffer features = value(0, FEATURES_SIZE);
        final Buffer dropout = value(1, FEATURES_SIZE);
        final Buffer digitsKernel = weight(DIGITS_KERNEL, 512 * 10);
        final Buffer digitsBias = weight(DIGITS_BIAS, 10);
        final Buffer digits = output(0, value(2, DIGITS_SIZE));

        final Buffer dDigits = outputGradient(0, DIGITS_SIZE);
        final Buffer dDigitsKernel = gradient(DIGITS_KERNEL, 512 * 10);
        final Buffer dDigitsBias = gradient(DIGITS_BIAS, 10);
        final Buffer dFeatures = value(3, FEATURES_SIZE);
        final Buffer dFeaturesKernel = gradient(FEATURES_KERNEL, 784 * 512);
        final Buffer dFeaturesBias = gradient(FEATURES_BIAS, 512);

        Training(PassContext context) {
            super(context, 1, 1, 512, 512, 10, 512);
        }

        @Override
        protected void forward(int batch) {
            // features = relu(image · kernel + bias)
            k.matmul(image, featuresKernel, featuresBias, RELU, features, batch, 512, 784);
            // dropout = features · mask / (1 − 0.5)
            k.dropout(features, dropout, batch * FEATURES_SIZE, 0.5f, random, 0);
            // digits = softmax(dropout · kernel + bias)
            k.matmul(dropout, digitsKernel, digitsBias, IDENTITY, digits, batch, 10, 512);
            k.softmax(digits, digits, batch, 10);
        }

        @Override
        protected void backward(int batch) {
            // d logits, unless the loss gave it
            if (!atLogits(0)) {
                k.softmaxGradient(digits, dDigits, dDigits, batch, 10);
            }
            // d digits/kernel = dropoutᵀ · d logits, d digits/bias = Σ d logits
            k.matmulTransposedA(dropout, dDigits, dDigitsKernel, 512, 10, batch);
            k.sum(dDigits, dDigitsBias, 1, batch, 10, 1);
            // d features = (d logits · kernelᵀ) · mask / (1 − 0.5) where features > 0
            k.matmulTransposedB(dDigits, digitsKernel, dFeatures, batch, 512, 10);
            k.dropout(dFeatures, dFeatures, batch * FEATURES_SIZE, 0.5f, random, 0);
            k.binary(Binary.RELU_GRADIENT, dFeatures, features, dFeatures, batch * FEATURES_SIZE);
            // d features/kernel = imageᵀ · d features, d features/bias = Σ d features
            k.matmulTransposedA(image, dFeatures, dFeaturesKernel, 784, 512, batch);
            k.sum(dFeatures, dFeaturesBias, 1, batch, 512, 1);
        }
    }
}

package io.modelc.gpu;

import static org.assertj.core.api.Assertions.fail;

import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.LossFunction;
import io.modelc.kernels.PlainKernels;
import io.modelc.kernels.RandomKey;
import io.modelc.kernels.Step;
import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** 50 steps of training 784 - 512 relu - dropout 0.5 - 10 softmax with Adam give the same weights on the device. */
class TrainingAgreementTest {

    private static final int STEPS = 50;
    private static final int BATCH = 128;
    private static final int WEIGHTS = 784 * 512 + 512 + 512 * 10 + 10;

    @Test
    void theDeviceTrainsAsTheCpuDoes() {
        float[] onDevice;
        float[] lossesOnDevice = new float[STEPS];
        try (GpuKernels k = OpenCl.kernels()) {
            onDevice = train(k, lossesOnDevice, OpenCl::collectGarbage);
        }
        float[] losses = new float[STEPS];
        float[] onCpu;
        try (PlainKernels k = new PlainKernels()) {
            onCpu = train(k, losses, () -> {});
        }
        assertAgree(lossesOnDevice, losses, 0);
        assertAgree(onDevice, onCpu, 1e-6);
    }

    /** Within 1e-4 relative; numbers near 0 within {@code absolute}. */
    private static void assertAgree(float[] actual, float[] expected, double absolute) {
        for (int i = 0; i < expected.length; i++) {
            double error = Math.abs((double) actual[i] - expected[i]);
            if (!(error <= Math.max(absolute, 1e-4 * Math.abs(expected[i])))) {
                fail("number %d is %s on the device and %s on the CPU", i, actual[i], expected[i]);
            }
        }
    }

    private static float[] train(Kernels k, float[] losses, Runnable betweenSteps) {
        Network network = new Network(k);
        Random random = new Random(11);
        for (int step = 0; step < STEPS; step++) {
            losses[step] = network.train(random, step);
            betweenSteps.run();
        }
        k.toHost(network.weights);
        return network.hostWeights;
    }

    private static final class Network {

        final Kernels k;
        final float[] hostWeights = glorot();
        final Buffer weights;
        final Buffer gradients;
        final Buffer m;
        final Buffer v;
        final Buffer parameters;
        final Buffer image;
        final Buffer target;
        final Buffer features;
        final Buffer dropout;
        final Buffer digits;
        final Buffer dDigits;
        final Buffer dFeatures;
        final Buffer loss;
        final RandomKey key = new RandomKey(42);
        final Step step = this::issue;

        Network(Kernels k) {
            this.k = k;
            weights = k.wrap(hostWeights);
            gradients = k.allocate(WEIGHTS);
            m = k.allocate(WEIGHTS);
            v = k.allocate(WEIGHTS);
            parameters = k.allocate(4);
            image = k.allocate(BATCH * 784);
            target = k.allocate(BATCH);
            features = k.allocate(BATCH * 512);
            dropout = k.allocate(BATCH * 512);
            digits = k.allocate(BATCH * 10);
            dDigits = k.allocate(BATCH * 10);
            dFeatures = k.allocate(BATCH * 512);
            loss = k.allocate(BATCH);
        }

        /** Kernels uniform within √(6 / (inputs + outputs)), biases 0. */
        private static float[] glorot() {
            Random random = new Random(5);
            float[] w = new float[WEIGHTS];
            for (int i = 0; i < 784 * 512; i++) {
                w[i] = (random.nextFloat() * 2 - 1) * (float) Math.sqrt(6.0 / (784 + 512));
            }
            for (int i = 784 * 512 + 512; i < WEIGHTS - 10; i++) {
                w[i] = (random.nextFloat() * 2 - 1) * (float) Math.sqrt(6.0 / (512 + 10));
            }
            return w;
        }

        /** One step on images of noise with a bright band that shows the digit. Returns the mean loss. */
        float train(Random random, int number) {
            float[] pixels = new float[BATCH * 784];
            float[] labels = new float[BATCH];
            for (int i = 0; i < BATCH; i++) {
                labels[i] = random.nextInt(10);
                for (int p = 0; p < 784; p++) {
                    pixels[i * 784 + p] = 0.5f * random.nextFloat() + (p / 78 == labels[i] ? 0.5f : 0);
                }
            }
            double correction = Math.sqrt(1 - Math.pow(0.999, number + 1)) / (1 - Math.pow(0.9, number + 1));
            key.set(42, number);
            k.write(image, pixels, 0, pixels.length);
            k.write(target, labels, 0, BATCH);
            k.write(parameters, new float[] {(float) (1e-3 * correction), 0.1f, 0.001f, 1e-7f}, 0, 4);
            k.run(step, BATCH);
            float[] losses = new float[BATCH];
            k.read(loss, losses, 0, BATCH);
            double sum = 0;
            for (float sample : losses) {
                sum += sample;
            }
            return (float) (sum / BATCH);
        }

        private void issue(int batch) {
            Buffer kernel1 = weights.slice(0, 784 * 512);
            Buffer bias1 = weights.slice(784 * 512, 512);
            Buffer kernel2 = weights.slice(784 * 512 + 512, 512 * 10);
            Buffer bias2 = weights.slice(WEIGHTS - 10, 10);
            k.matmul(image, kernel1, bias1, Unary.RELU, features, batch, 512, 784);
            k.dropout(features, dropout, batch * 512, 0.5f, key, 0);
            k.matmul(dropout, kernel2, bias2, Unary.IDENTITY, digits, batch, 10, 512);
            k.softmax(digits, digits, batch, 10);
            LossFunction f = new LossFunction(LossFunction.Kind.SPARSE_CATEGORICAL_CROSSENTROPY);
            k.loss(f, target, digits, null, loss, dDigits, batch, 10, 1f / batch, true);
            k.matmulTransposedA(dropout, dDigits, gradients.slice(784 * 512 + 512, 512 * 10), 512, 10, batch);
            k.sum(dDigits, gradients.slice(WEIGHTS - 10, 10), 1, batch, 10, 1);
            k.matmulTransposedB(dDigits, kernel2, dFeatures, batch, 512, 10);
            k.dropout(dFeatures, dFeatures, batch * 512, 0.5f, key, 0);
            k.binary(Binary.RELU_GRADIENT, dFeatures, features, dFeatures, batch * 512);
            k.matmulTransposedA(image, dFeatures, gradients.slice(0, 784 * 512), 784, 512, batch);
            k.sum(dFeatures, gradients.slice(784 * 512, 512), 1, batch, 512, 1);
            k.adam(weights, gradients, m, v, parameters, WEIGHTS);
            k.fetch(loss, batch);
        }
    }
}

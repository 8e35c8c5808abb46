package io.modelc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelc.HandWrittenMlp;
import io.modelc.data.NDArray;
import io.modelc.kernels.Buffer;
import io.modelc.kernels.Kernels;
import io.modelc.kernels.KernelsProvider;
import io.modelc.kernels.Step;
import io.modelc.losses.SparseCategoricalCrossentropy;
import io.modelc.metrics.SparseCategoricalAccuracy;
import io.modelc.optimizers.Adam;
import io.modelc.optimizers.Optimizer;
import io.modelc.weights.Variable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.IdentityHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The runtime on kernels with memory of their own, as a device has: what is read must have been fetched or copied. */
class DeviceTest {

    /** Plain kernels whose wrapped arrays are copies and that read only what the last step fetched. */
    private static final class Device {

        private final Kernels plain = KernelsProvider.create();
        private final Map<Buffer, float[]> hosts = new IdentityHashMap<>();
        private final Map<Object, Integer> fetched = new IdentityHashMap<>();
        private final Map<Step, Boolean> steps = new IdentityHashMap<>();
        private int launches;
        private int copies;
        private boolean inStep;

        Kernels kernels() {
            return (Kernels) Proxy.newProxyInstance(
                    Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class}, (proxy, method, arguments) -> {
                        switch (method.getName()) {
                            case "wrap":
                                return wrap((float[]) arguments[0]);
                            case "toDevice":
                                copy((Buffer) arguments[0], true);
                                return null;
                            case "toHost":
                                copy((Buffer) arguments[0], false);
                                return null;
                            case "run":
                                run((Step) arguments[0], (int) arguments[1]);
                                return null;
                            case "fetch":
                                assertThat(inStep).as("fetch within a step").isTrue();
                                fetched.put(((Buffer) arguments[0]).array(), (int) arguments[1]);
                                return null;
                            case "read":
                                assertThat(fetched.getOrDefault(((Buffer) arguments[0]).array(), 0))
                                        .as("fetched by the last step")
                                        .isGreaterThanOrEqualTo((int) arguments[3]);
                                break;
                            case "write":
                                assertThat(inStep).as("write before a step").isFalse();
                                break;
                            default:
                                break;
                        }
                        try {
                            return method.invoke(plain, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private Buffer wrap(float[] host) {
            Buffer buffer = plain.allocate(host.length);
            hosts.put(buffer, host);
            return buffer;
        }

        private void copy(Buffer wrapped, boolean toDevice) {
            assertThat(inStep).as("copy outside of steps").isFalse();
            float[] host = hosts.get(wrapped);
            copies++;
            System.arraycopy(toDevice ? host : wrapped.array(), 0, toDevice ? wrapped.array() : host, 0, host.length);
        }

        private void run(Step step, int batch) {
            fetched.clear();
            steps.put(step, true);
            launches++;
            inStep = true;
            step.issue(batch);
            inStep = false;
        }
    }

    private final NDArray x = Digits.inputs(20);
    private final NDArray y = Digits.labels(20);

    @Test
    void trainingIsOneLaunchForEachBatchOfOneStepAndCopiesNothingInBetween() {
        Device device = new Device();
        HandWrittenMlp onDevice = Digits.model();
        HandWrittenMlp onHost = Digits.model();
        onDevice.useKernels(device.kernels());
        onDevice.fit(x, y, Digits.quiet(1));
        int copies = device.copies;
        onDevice.fit(x, y, Digits.quiet(2).initialEpoch(1));
        assertThat(device.launches).isEqualTo(6);
        assertThat(device.steps).hasSize(1);
        assertThat(device.copies).isEqualTo(copies);

        onHost.fit(x, y, Digits.quiet(2));
        assertThat(onDevice.weights().values()).isEqualTo(onHost.weights().values());
        assertThat(onDevice.predict(x)).isEqualTo(onHost.predict(x));
    }

    @Test
    void weightsThatAreSetReachTheDeviceAndTrainedOnesComeBack() {
        HandWrittenMlp model = Digits.model();
        model.useKernels(new Device().kernels());
        model.fit(x, y, Digits.quiet(1).validationSplit(0.5));
        model.weights().get("out/kernel").set(NDArray.zeros(8, 3));
        model.weights().get("out/bias").set(NDArray.of(new float[] {0, 100, 0}));
        assertThat(model.predict(x).get(0, 1)).isEqualTo(1);
        NDArray before = model.weights().get("out/bias").value();
        model.trainOnBatch(x, y);
        assertThat(model.weights().get("out/bias").value()).isNotEqualTo(before);
    }

    @Test
    void loopsWrittenByHandAndHostOptimizersWorkOnADevice() {
        HandWrittenMlp onDevice = Digits.model();
        HandWrittenMlp onHost = Digits.model();
        onDevice.useKernels(new Device().kernels());
        for (HandWrittenMlp model : new HandWrittenMlp[] {onDevice, onHost}) {
            model.compile(Compile.with(new HalfGradient())
                    .loss(new SparseCategoricalCrossentropy())
                    .metrics(new SparseCategoricalAccuracy()));
            model.fit(x, y, Digits.quiet(1));
            Adam adam = new Adam();
            for (int i = 0; i < 2; i++) {
                NDArray predictions = model.forward(x, true);
                adam.apply(
                        model.backward(new SparseCategoricalCrossentropy().gradient(y, predictions)),
                        model.trainableWeights());
            }
        }
        assertThat(onDevice.weights().values()).isEqualTo(onHost.weights().values());
    }

    private static final class HalfGradient extends Optimizer {

        HalfGradient() {
            super("half_gradient", 0.5);
        }

        @Override
        protected void update(Variable variable, float[] values, float[] gradient) {
            for (int i = 0; i < values.length; i++) {
                values[i] -= 0.5f * gradient[i];
            }
        }
    }
}

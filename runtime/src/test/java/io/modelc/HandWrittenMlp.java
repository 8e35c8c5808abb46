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
import io.modelc.runtime.OutputActivation;
import io.modelc.runtime.Pass;
import io.modelc.runtime.PassContext;
import io.modelc.runtime.TrainingPass;
import java.util.List;

/** features - hidden relu - classes softmax, of any size: as the compiler would write it for one. */
public class HandWrittenMlp extends CompiledModel<NDArray, NDArray, NDArray> {

    private final int features;
    private final int hidden;
    private final int classes;

    public HandWrittenMlp(int features, int hidden, int classes) {
        super(ModelSpec.named("mlp")
                .input("x", FLOAT32, features)
                .weight("h/kernel", GLOROT_UNIFORM, features, hidden)
                .weight("h/bias", ZEROS, hidden)
                .weight("out/kernel", GLOROT_UNIFORM, hidden, classes)
                .weight("out/bias", ZEROS, classes)
                .output("out", OutputActivation.SOFTMAX, classes)
                .build());
        this.features = features;
        this.hidden = hidden;
        this.classes = classes;
    }

    @Override
    protected Pass inferencePass(PassContext context) {
        return new Training(context);
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

    private final class Training extends TrainingPass {

        final Buffer x = input(0, features);
        final Buffer hKernel = weight(0, features * hidden);
        final Buffer hBias = weight(features * hidden, hidden);
        final Buffer outKernel = weight((features + 1) * hidden, hidden * classes);
        final Buffer outBias = weight((features + 1) * hidden + hidden * classes, classes);
        final Buffer h = value(0, hidden);
        final Buffer out = output(0, value(1, classes));
        final Buffer dOut;
        final Buffer dH = value(2, hidden);
        final Buffer dHKernel;
        final Buffer dHBias;
        final Buffer dOutKernel;
        final Buffer dOutBias;

        Training(PassContext context) {
            super(context, 1, 1, hidden, classes, hidden);
            boolean training = context.gradients() != null;
            dOut = training ? outputGradient(0, classes) : null;
            dHKernel = training ? gradient(0, features * hidden) : null;
            dHBias = training ? gradient(features * hidden, hidden) : null;
            dOutKernel = training ? gradient((features + 1) * hidden, hidden * classes) : null;
            dOutBias = training ? gradient((features + 1) * hidden + hidden * classes, classes) : null;
        }

        @Override
        protected void forward(int batch) {
            k.matmul(x, hKernel, hBias, RELU, h, batch, hidden, features);
            k.matmul(h, outKernel, outBias, IDENTITY, out, batch, classes, hidden);
            k.softmax(out, out, batch, classes);
        }

        @Override
        protected void backward(int batch) {
            if (!atLogits(0)) {
                k.softmaxGradient(out, dOut, dOut, batch, classes);
            }
            k.matmulTransposedA(h, dOut, dOutKernel, hidden, classes, batch);
            k.sum(dOut, dOutBias, 1, batch, classes, 1);
            k.matmulTransposedB(dOut, outKernel, dH, batch, hidden, classes);
            k.binary(Binary.RELU_GRADIENT, dH, h, dH, batch * hidden);
            k.matmulTransposedA(x, dH, dHKernel, features, hidden, batch);
            k.sum(dH, dHBias, 1, batch, hidden, 1);
        }
    }
}

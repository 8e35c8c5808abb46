package io.modelc;

import static io.modelc.DType.FLOAT32;
import static io.modelc.initializers.Initializers.GLOROT_UNIFORM;
import static io.modelc.initializers.Initializers.ZEROS;
import static io.modelc.ops.Unary.IDENTITY;
import static io.modelc.ops.Unary.RELU;
import static io.modelc.ops.Unary.SIGMOID;

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

/** What the compiler writes for the ticket classifier of listing 7.9, in small: three inputs and two outputs. */
public class HandWrittenTickets
        extends CompiledModel<HandWrittenTickets.Inputs, HandWrittenTickets.Outputs, HandWrittenTickets.Targets> {

    public static final Output PRIORITY = new Output(0, "priority");
    public static final Output DEPARTMENT = new Output(1, "department");

    private static final ModelSpec SPEC = ModelSpec.named("ticket_classifier")
            .input("title", FLOAT32, 40)
            .input("textBody", FLOAT32, 40)
            .input("tags", FLOAT32, 10)
            .weight("dense_features/kernel", GLOROT_UNIFORM, 90, 16)
            .weight("dense_features/bias", ZEROS, 16)
            .weight("priority/kernel", GLOROT_UNIFORM, 16, 1)
            .weight("priority/bias", ZEROS, 1)
            .weight("department/kernel", GLOROT_UNIFORM, 16, 4)
            .weight("department/bias", ZEROS, 4)
            .output("priority", OutputActivation.SIGMOID, 1)
            .output("department", OutputActivation.SOFTMAX, 4)
            .build();

    public HandWrittenTickets() {
        super(SPEC);
    }

    public record Inputs(NDArray title, NDArray textBody, NDArray tags) {}

    public record Outputs(NDArray priority, NDArray department) {}

    public record Targets(NDArray priority, NDArray department) {}

    @Override
    protected Pass inferencePass(PassContext context) {
        return new Inference(context);
    }

    @Override
    protected TrainingPass trainingPass(PassContext context) {
        return new Training(context);
    }

    @Override
    protected List<NDArray> inputList(Inputs inputs) {
        return List.of(inputs.title(), inputs.textBody(), inputs.tags());
    }

    @Override
    protected List<NDArray> outputList(Outputs outputs) {
        return List.of(outputs.priority(), outputs.department());
    }

    @Override
    protected List<NDArray> targetList(Targets targets) {
        return List.of(targets.priority(), targets.department());
    }

    @Override
    protected Inputs inputsOf(List<NDArray> inputs) {
        return new Inputs(inputs.get(0), inputs.get(1), inputs.get(2));
    }

    @Override
    protected Outputs outputsOf(List<NDArray> outputs) {
        return new Outputs(outputs.get(0), outputs.get(1));
    }

    @Override
    protected Targets targetsOf(List<NDArray> targets) {
        return new Targets(targets.get(0), targets.get(1));
    }

    private static final int[] TITLE = {1, 40, 40, 1, 90, 1};
    private static final int[] TAGS = {1, 10, 10, 1, 90, 1};

    private static final class Inference extends Pass {

        final Buffer title = input(0, 40);
        final Buffer textBody = input(1, 40);
        final Buffer tags = input(2, 10);
        final Buffer joined = value(0, 90);
        final Buffer features = value(1, 16);
        final Buffer priority = output(0, value(2, 1));
        final Buffer department = output(1, value(3, 4));

        Inference(PassContext context) {
            super(context, 3, 2, 90, 16, 1, 4);
        }

        @Override
        protected void forward(int batch) {
            k.copy(title, 0, joined, 0, batch, TITLE);
            k.copy(textBody, 0, joined, 40, batch, TITLE);
            k.copy(tags, 0, joined, 80, batch, TAGS);
            k.matmul(joined, weight(0, 1440), weight(1440, 16), RELU, features, batch, 16, 90);
            k.matmul(features, weight(1456, 16), weight(1472, 1), SIGMOID, priority, batch, 1, 16);
            k.matmul(features, weight(1473, 64), weight(1537, 4), IDENTITY, department, batch, 4, 16);
            k.softmax(department, department, batch, 4);
        }
    }

    private static final class Training extends TrainingPass {

        final Buffer title = input(0, 40);
        final Buffer textBody = input(1, 40);
        final Buffer tags = input(2, 10);
        final Buffer joined = value(0, 90);
        final Buffer features = value(1, 16);
        final Buffer priority = output(0, value(2, 1));
        final Buffer department = output(1, value(3, 4));
        final Buffer dPriority = outputGradient(0, 1);
        final Buffer dDepartment = outputGradient(1, 4);
        final Buffer dFeatures = value(4, 16);
        final Buffer dOfDepartment = value(5, 16);

        // In fields, as the compiler plans them: a step allocates nothing.
        final Buffer featuresKernel = weight(0, 1440);
        final Buffer featuresBias = weight(1440, 16);
        final Buffer priorityKernel = weight(1456, 16);
        final Buffer priorityBias = weight(1472, 1);
        final Buffer departmentKernel = weight(1473, 64);
        final Buffer departmentBias = weight(1537, 4);
        final Buffer dFeaturesKernel = gradient(0, 1440);
        final Buffer dFeaturesBias = gradient(1440, 16);
        final Buffer dPriorityKernel = gradient(1456, 16);
        final Buffer dPriorityBias = gradient(1472, 1);
        final Buffer dDepartmentKernel = gradient(1473, 64);
        final Buffer dDepartmentBias = gradient(1537, 4);

        Training(PassContext context) {
            super(context, 3, 2, 90, 16, 1, 4, 16, 16);
        }

        @Override
        protected void forward(int batch) {
            k.copy(title, 0, joined, 0, batch, TITLE);
            k.copy(textBody, 0, joined, 40, batch, TITLE);
            k.copy(tags, 0, joined, 80, batch, TAGS);
            k.matmul(joined, featuresKernel, featuresBias, RELU, features, batch, 16, 90);
            k.matmul(features, priorityKernel, priorityBias, SIGMOID, priority, batch, 1, 16);
            k.matmul(features, departmentKernel, departmentBias, IDENTITY, department, batch, 4, 16);
            k.softmax(department, department, batch, 4);
        }

        @Override
        protected void backward(int batch) {
            if (!atLogits(0)) {
                k.binary(Binary.SIGMOID_GRADIENT, dPriority, priority, dPriority, batch);
            }
            if (!atLogits(1)) {
                k.softmaxGradient(department, dDepartment, dDepartment, batch, 4);
            }
            k.matmulTransposedA(features, dPriority, dPriorityKernel, 16, 1, batch);
            k.sum(dPriority, dPriorityBias, 1, batch, 1, 1);
            k.matmulTransposedA(features, dDepartment, dDepartmentKernel, 16, 4, batch);
            k.sum(dDepartment, dDepartmentBias, 1, batch, 4, 1);
            k.matmulTransposedB(dPriority, priorityKernel, dFeatures, batch, 16, 1);
            k.matmulTransposedB(dDepartment, departmentKernel, dOfDepartment, batch, 16, 4);
            k.binary(Binary.ADD, dFeatures, dOfDepartment, dFeatures, batch * 16);
            k.binary(Binary.RELU_GRADIENT, dFeatures, features, dFeatures, batch * 16);
            k.matmulTransposedA(joined, dFeatures, dFeaturesKernel, 90, 16, batch);
            k.sum(dFeatures, dFeaturesBias, 1, batch, 16, 1);
        }
    }
}

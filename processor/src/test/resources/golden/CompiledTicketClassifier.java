package com.example;

import static io.modelc.DType.FLOAT32;
import static io.modelc.initializers.Initializers.GLOROT_UNIFORM;
import static io.modelc.initializers.Initializers.ZEROS;
import static io.modelc.ops.Binary.ADD;
import static io.modelc.ops.Binary.RELU_GRADIENT;
import static io.modelc.ops.Binary.SIGMOID_GRADIENT;
import static io.modelc.ops.Unary.IDENTITY;
import static io.modelc.ops.Unary.RELU;
import static io.modelc.ops.Unary.SIGMOID;

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
 * The compiled form of {@link TicketClassifier}.
 *
 * <pre>
 * Model: "ticket_classifier"
 * ┏━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┓
 * ┃ Layer (type)        ┃ Output Shape      ┃    Param # ┃ Connected to      ┃
 * ┡━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━┩
 * │ title (InputLayer)  │ (None, 10000)     │          0 │ -                 │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ text_body           │ (None, 10000)     │          0 │ -                 │
 * │ (InputLayer)        │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ tags (InputLayer)   │ (None, 100)       │          0 │ -                 │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ concatenate         │ (None, 20100)     │          0 │ title[0][0],      │
 * │ (Concatenate)       │                   │            │ text_body[0][0],  │
 * │                     │                   │            │ tags[0][0]        │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ dense_features      │ (None, 64)        │  1,286,464 │ concatenate[0][0] │
 * │ (Dense)             │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ priority (Dense)    │ (None, 1)         │         65 │ dense_features[0… │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ department (Dense)  │ (None, 4)         │        260 │ dense_features[0… │
 * └─────────────────────┴───────────────────┴────────────┴───────────────────┘
 *  Total params: 1,286,789 (4.91 MB)
 *  Trainable params: 1,286,789 (4.91 MB)
 *  Non-trainable params: 0 (0.00 B)
 *  Memory: weights 4.91 MB; per sample 157.29 KB inference, 157.82 KB training; largest dense_features 4.91 MB
 * </pre>
 */
@Generated("io.modelc.processor.ModelProcessor")
public class CompiledTicketClassifier
        extends CompiledModel<CompiledTicketClassifier.Inputs, CompiledTicketClassifier.Outputs,
                CompiledTicketClassifier.Targets> {
    /** The output {@code priority}: {@code (None, 1)}. */
    public static final Output PRIORITY = new Output(0, "priority");

    /** The output {@code department}: {@code (None, 4)}. */
    public static final Output DEPARTMENT = new Output(1, "department");

    // Weights: where each begins among the trainable ones
    private static final int DENSE_FEATURES_KERNEL = 0; // (20100, 64), glorot uniform
    private static final int DENSE_FEATURES_BIAS = 1_286_400; // (64,), zeros
    private static final int PRIORITY_KERNEL = 1_286_464; // (64, 1), glorot uniform
    private static final int PRIORITY_BIAS = 1_286_528; // (1,), zeros
    private static final int DEPARTMENT_KERNEL = 1_286_529; // (64, 4), glorot uniform
    private static final int DEPARTMENT_BIAS = 1_286_785; // (4,), zeros

    // Floats of one sample
    private static final int TITLE_SIZE = 10000;
    private static final int TEXT_BODY_SIZE = 10000;
    private static final int TAGS_SIZE = 100;
    private static final int CONCATENATE_SIZE = 20100;
    private static final int DENSE_FEATURES_SIZE = 64;
    private static final int PRIORITY_SIZE = 1;
    private static final int DEPARTMENT_SIZE = 4;

    // Layouts of copies: sizes, strides of the source, strides of the target
    private static final int[] CONCATENATE_LAYOUT = {1, 10000, 10000, 1, 20100, 1};
    private static final int[] CONCATENATE_LAYOUT2 = {1, 100, 100, 1, 20100, 1};

    private static final ModelSpec SPEC = ModelSpec.named("ticket_classifier")
            .input("title", FLOAT32, 10000)
            .input("textBody", FLOAT32, 10000)
            .input("tags", FLOAT32, 100)
            .weight("dense_features/kernel", GLOROT_UNIFORM, 20100, 64)
            .weight("dense_features/bias", ZEROS, 64)
            .weight("priority/kernel", GLOROT_UNIFORM, 64, 1)
            .weight("priority/bias", ZEROS, 1)
            .weight("department/kernel", GLOROT_UNIFORM, 64, 4)
            .weight("department/bias", ZEROS, 4)
            .output("priority", OutputActivation.SIGMOID, 1)
            .output("department", OutputActivation.SOFTMAX, 4)
            .layer("title", "InputLayer", "(None, 10000)", 0)
            .layer("text_body", "InputLayer", "(None, 10000)", 0)
            .layer("tags", "InputLayer", "(None, 100)", 0)
            .layer("concatenate", "Concatenate", "(None, 20100)", 0, "title[0][0]", "text_body[0][0]", "tags[0][0]")
            .layer("dense_features", "Dense", "(None, 64)", 1_286_464, "concatenate[0][0]")
            .layer("priority", "Dense", "(None, 1)", 65, "dense_features[0][0]")
            .layer("department", "Dense", "(None, 4)", 260, "dense_features[0][0]")
            .connected()
            .build();

    /** A new model, its weights as their initializers say. */
    public CompiledTicketClassifier() {
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

    /** The inputs, an array each, with a row for each sample. */
    public record Inputs(NDArray title, NDArray textBody, NDArray tags) {}

    /** The outputs, an array each, with a row for each sample. */
    public record Outputs(NDArray priority, NDArray department) {}

    /** What the outputs should be, with a row for each sample. */
    public record Targets(NDArray priority, NDArray department) {}

    /** The inference pass: 157.29 KB a sample. */
    private static final class Inference extends Pass {
        // Inputs
        final Buffer title = input(0, TITLE_SIZE);
        final Buffer textBody = input(1, TEXT_BODY_SIZE);
        final Buffer tags = input(2, TAGS_SIZE);

        // Weights: views of the model's
        final Buffer denseFeaturesKernel = weight(DENSE_FEATURES_KERNEL, 20100 * 64);
        final Buffer denseFeaturesBias = weight(DENSE_FEATURES_BIAS, 64);
        final Buffer priorityKernel = weight(PRIORITY_KERNEL, 64 * 1);
        final Buffer priorityBias = weight(PRIORITY_BIAS, 1);
        final Buffer departmentKernel = weight(DEPARTMENT_KERNEL, 64 * 4);
        final Buffer departmentBias = weight(DEPARTMENT_BIAS, 4);

        // Values: those that are never needed at the same time share a block of memory
        final Buffer concatenate = value(0, CONCATENATE_SIZE);
        final Buffer denseFeatures = value(1, DENSE_FEATURES_SIZE);
        final Buffer priority = output(0, value(2, PRIORITY_SIZE));
        final Buffer departmentLogits = value(0, DEPARTMENT_SIZE);
        final Buffer department = output(1, departmentLogits);

        Inference(PassContext context) {
            super(context, 3, 2, 20100, 64, 1);
        }

        @Override
        protected void forward(int batch) {
            // concatenate = [title, textBody, tags]                                   (batch, 20100)
            k.copy(title, 0, concatenate, 0, batch, CONCATENATE_LAYOUT);
            k.copy(textBody, 0, concatenate, 10000, batch, CONCATENATE_LAYOUT);
            k.copy(tags, 0, concatenate, 20000, batch, CONCATENATE_LAYOUT2);

            // denseFeatures = relu(concatenate · kernel + bias)                       (batch, 64)
            k.matmul(concatenate, denseFeaturesKernel, denseFeaturesBias, RELU, denseFeatures, batch,
                    DENSE_FEATURES_SIZE, CONCATENATE_SIZE);

            // priority = sigmoid(denseFeatures · kernel + bias)                       (batch, 1)
            k.matmul(denseFeatures, priorityKernel, priorityBias, SIGMOID, priority, batch, PRIORITY_SIZE,
                    DENSE_FEATURES_SIZE);

            // departmentLogits = denseFeatures · kernel + bias                        (batch, 4)
            k.matmul(denseFeatures, departmentKernel, departmentBias, IDENTITY, departmentLogits, batch,
                    DEPARTMENT_SIZE, DENSE_FEATURES_SIZE);
            // department = softmax(departmentLogits)                                  (batch, 4)
            k.softmax(departmentLogits, department, batch, DEPARTMENT_SIZE);
        }
    }

    /** The training pass: 157.82 KB a sample. */
    private static final class Training extends TrainingPass {
        // Inputs
        final Buffer title = input(0, TITLE_SIZE);
        final Buffer textBody = input(1, TEXT_BODY_SIZE);
        final Buffer tags = input(2, TAGS_SIZE);

        // Weights: views of the model's
        final Buffer denseFeaturesKernel = weight(DENSE_FEATURES_KERNEL, 20100 * 64);
        final Buffer denseFeaturesBias = weight(DENSE_FEATURES_BIAS, 64);
        final Buffer priorityKernel = weight(PRIORITY_KERNEL, 64 * 1);
        final Buffer priorityBias = weight(PRIORITY_BIAS, 1);
        final Buffer departmentKernel = weight(DEPARTMENT_KERNEL, 64 * 4);
        final Buffer departmentBias = weight(DEPARTMENT_BIAS, 4);

        // Values: those that are never needed at the same time share a block of memory
        final Buffer concatenate = value(0, CONCATENATE_SIZE);
        final Buffer denseFeatures = value(1, DENSE_FEATURES_SIZE);
        final Buffer priority = output(0, value(2, PRIORITY_SIZE));
        final Buffer departmentLogits = value(3, DEPARTMENT_SIZE);
        final Buffer department = output(1, departmentLogits);

        // Gradients
        final Buffer dPriority = outputGradient(0, PRIORITY_SIZE);
        final Buffer dPriorityLogits = dPriority;
        final Buffer dDepartment = outputGradient(1, DEPARTMENT_SIZE);
        final Buffer dDepartmentLogits = dDepartment;
        final Buffer dDepartmentBias = gradient(DEPARTMENT_BIAS, 4);
        final Buffer dDepartmentKernel = gradient(DEPARTMENT_KERNEL, 64 * 4);
        final Buffer dDenseFeaturesViaDepartment = value(4, DENSE_FEATURES_SIZE);
        final Buffer dPriorityBias = gradient(PRIORITY_BIAS, 1);
        final Buffer dPriorityKernel = gradient(PRIORITY_KERNEL, 64 * 1);
        final Buffer dDenseFeaturesViaPriority = value(5, DENSE_FEATURES_SIZE);
        final Buffer dDenseFeatures = dDenseFeaturesViaDepartment;
        final Buffer dDenseFeaturesLogits = dDenseFeaturesViaDepartment;
        final Buffer dDenseFeaturesBias = gradient(DENSE_FEATURES_BIAS, 64);
        final Buffer dDenseFeaturesKernel = gradient(DENSE_FEATURES_KERNEL, 20100 * 64);

        Training(PassContext context) {
            super(context, 3, 2, 20100, 64, 1, 4, 64, 64);
        }

        @Override
        protected void forward(int batch) {
            // concatenate = [title, textBody, tags]                                   (batch, 20100)
            k.copy(title, 0, concatenate, 0, batch, CONCATENATE_LAYOUT);
            k.copy(textBody, 0, concatenate, 10000, batch, CONCATENATE_LAYOUT);
            k.copy(tags, 0, concatenate, 20000, batch, CONCATENATE_LAYOUT2);

            // denseFeatures = relu(concatenate · kernel + bias)                       (batch, 64)
            k.matmul(concatenate, denseFeaturesKernel, denseFeaturesBias, RELU, denseFeatures, batch,
                    DENSE_FEATURES_SIZE, CONCATENATE_SIZE);

            // priority = sigmoid(denseFeatures · kernel + bias)                       (batch, 1)
            k.matmul(denseFeatures, priorityKernel, priorityBias, SIGMOID, priority, batch, PRIORITY_SIZE,
                    DENSE_FEATURES_SIZE);

            // departmentLogits = denseFeatures · kernel + bias                        (batch, 4)
            k.matmul(denseFeatures, departmentKernel, departmentBias, IDENTITY, departmentLogits, batch,
                    DEPARTMENT_SIZE, DENSE_FEATURES_SIZE);
            // department = softmax(departmentLogits)                                  (batch, 4)
            k.softmax(departmentLogits, department, batch, DEPARTMENT_SIZE);
        }

        @Override
        protected void backward(int batch) {
            // d priorityLogits = sigmoid′(priority) · d priority                      (batch, 1)
            // (unless the loss, a crossentropy, has given it already)
            if (!atLogits(0)) {
                k.binary(SIGMOID_GRADIENT, dPriority, priority, dPriorityLogits, batch * PRIORITY_SIZE);
            }

            // d departmentLogits = softmax′(department) · d department                (batch, 4)
            // (unless the loss, a crossentropy, has given it already)
            if (!atLogits(1)) {
                k.softmaxGradient(department, dDepartment, dDepartmentLogits, batch, DEPARTMENT_SIZE);
            }
            // d bias = Σ d departmentLogits                                           (4)
            k.sum(dDepartmentLogits, dDepartmentBias, 1, batch, 4, 1);
            // d kernel = denseFeaturesᵀ · d departmentLogits                          (64, 4)
            k.matmulTransposedA(denseFeatures, dDepartmentLogits, dDepartmentKernel, DENSE_FEATURES_SIZE,
                    DEPARTMENT_SIZE, batch);
            // d denseFeaturesViaDepartment = d departmentLogits · kernelᵀ             (batch, 64)
            k.matmulTransposedB(dDepartmentLogits, departmentKernel, dDenseFeaturesViaDepartment, batch,
                    DENSE_FEATURES_SIZE, DEPARTMENT_SIZE);

            // d bias = Σ d priorityLogits                                             (1)
            k.sum(dPriorityLogits, dPriorityBias, 1, batch, 1, 1);
            // d kernel = denseFeaturesᵀ · d priorityLogits                            (64, 1)
            k.matmulTransposedA(denseFeatures, dPriorityLogits, dPriorityKernel, DENSE_FEATURES_SIZE, PRIORITY_SIZE,
                    batch);
            // d denseFeaturesViaPriority = d priorityLogits · kernelᵀ                 (batch, 64)
            k.matmulTransposedB(dPriorityLogits, priorityKernel, dDenseFeaturesViaPriority, batch, DENSE_FEATURES_SIZE,
                    PRIORITY_SIZE);
            // d denseFeatures = d denseFeaturesViaDepartment + d denseFeaturesViaPriority  (batch, 64)
            k.binary(ADD, dDenseFeaturesViaDepartment, dDenseFeaturesViaPriority, dDenseFeatures,
                    batch * DENSE_FEATURES_SIZE);

            // d denseFeaturesLogits = d denseFeatures where denseFeatures > 0         (batch, 64)
            k.binary(RELU_GRADIENT, dDenseFeatures, denseFeatures, dDenseFeaturesLogits, batch * DENSE_FEATURES_SIZE);
            // d bias = Σ d denseFeaturesLogits                                        (64)
            k.sum(dDenseFeaturesLogits, dDenseFeaturesBias, 1, batch, 64, 1);
            // d kernel = concatenateᵀ · d denseFeaturesLogits                         (20100, 64)
            k.matmulTransposedA(concatenate, dDenseFeaturesLogits, dDenseFeaturesKernel, CONCATENATE_SIZE,
                    DENSE_FEATURES_SIZE, batch);
        }
    }
}

package com.example;

import static io.modelc.DType.FLOAT32;
import static io.modelc.initializers.Initializers.GLOROT_UNIFORM;
import static io.modelc.initializers.Initializers.ZEROS;
import static io.modelc.ops.Binary.ADD;
import static io.modelc.ops.Binary.DIVIDE;
import static io.modelc.ops.Binary.EQUAL;
import static io.modelc.ops.Binary.GREATER;
import static io.modelc.ops.Binary.LESS_EQUAL;
import static io.modelc.ops.Binary.MAXIMUM;
import static io.modelc.ops.Binary.MULTIPLY;
import static io.modelc.ops.Binary.NOT_EQUAL;
import static io.modelc.ops.Binary.RELU_GRADIENT;
import static io.modelc.ops.Binary.SUBTRACT;
import static io.modelc.ops.Unary.EXP;
import static io.modelc.ops.Unary.IDENTITY;
import static io.modelc.ops.Unary.LOG1P;
import static io.modelc.ops.Unary.NEGATE;
import static io.modelc.ops.Unary.RELU;
import static io.modelc.ops.Unary.SQUARE;

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
 * The compiled form of {@link TokenMixer}.
 *
 * <pre>
 * Model: "token_mixer"
 * ┏━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┓
 * ┃ Layer (type)        ┃ Output Shape      ┃    Param # ┃ Connected to      ┃
 * ┡━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━┩
 * │ tokens (InputLayer) │ (None, 8, 6)      │          0 │ -                 │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ transpose           │ (None, 6, 8)      │          0 │ tokens[0][0]      │
 * │ (Transpose)         │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ across_tokens       │ (None, 6, 8)      │         72 │ transpose[0][0]   │
 * │ (Dense)             │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ context             │ (None, 6)         │          0 │ -                 │
 * │ (InputLayer)        │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ transpose_1         │ (None, 8, 6)      │          0 │ across_tokens[0]… │
 * │ (Transpose)         │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ reshape (Reshape)   │ (None, 1, 6)      │          0 │ context[0][0]     │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ add (Add)           │ (None, 8, 6)      │          0 │ transpose_1[0][0… │
 * │                     │                   │            │ reshape[0][0]     │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ across_features     │ (None, 8, 6)      │         42 │ add[0][0]         │
 * │ (Dense)             │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ greater (Greater)   │ (None, 8, 6)      │          0 │ across_features[… │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ multiply (Multiply) │ (None, 8, 6)      │          0 │ across_features[… │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ where (Where)       │ (None, 8, 6)      │          0 │ greater[0][0],    │
 * │                     │                   │            │ across_features[… │
 * │                     │                   │            │ multiply[0][0]    │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ gate (Dense)        │ (None, 8, 1)      │          7 │ where[0][0]       │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ reshape_1 (Reshape) │ (None, 8)         │          0 │ gate[0][0]        │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ softmax (Softmax)   │ (None, 8)         │          0 │ reshape_1[0][0]   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ sum (Sum)           │ (None, 8)         │          0 │ where[0][0]       │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ exp (Exp)           │ (None, 8)         │          0 │ softmax[0][0]     │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ square (Square)     │ (None, 8, 6)      │          0 │ where[0][0]       │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ reshape_2 (Reshape) │ (None, 8, 1)      │          0 │ sum[0][0]         │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ slice (Slice)       │ (None, 4, 6)      │          0 │ where[0][0]       │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ slice_1 (Slice)     │ (None, 4, 6)      │          0 │ where[0][0]       │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ divide (Divide)     │ (None, 8)         │          0 │ exp[0][0]         │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ subtract (Subtract) │ (None, 8, 6)      │          0 │ square[0][0],     │
 * │                     │                   │            │ reshape_2[0][0]   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ maximum (Maximum)   │ (None, 4, 6)      │          0 │ slice[0][0],      │
 * │                     │                   │            │ slice_1[0][0]     │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ relu (Relu)         │ (None, 8)         │          0 │ divide[0][0]      │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ sum_1 (Sum)         │ (None,)           │          0 │ subtract[0][0]    │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ reshape_3 (Reshape) │ (None, 24)        │          0 │ maximum[0][0]     │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ log1p (Log1p)       │ (None, 8)         │          0 │ relu[0][0]        │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ reshape_4 (Reshape) │ (None, 1)         │          0 │ sum_1[0][0]       │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ concatenate         │ (None, 32)        │          0 │ reshape_3[0][0],  │
 * │ (Concatenate)       │                   │            │ log1p[0][0]       │
 * └─────────────────────┴───────────────────┴────────────┴───────────────────┘
 *  Total params: 121 (484.00 B)
 *  Trainable params: 121 (484.00 B)
 *  Non-trainable params: 0 (0.00 B)
 *  Memory: weights 484.00 B; per sample 860.00 B inference, 2.03 KB training; largest across_tokens 288.00 B
 * </pre>
 */
@Generated("io.modelc.processor.ModelProcessor")
public class CompiledTokenMixer
        extends CompiledModel<CompiledTokenMixer.Inputs, CompiledTokenMixer.Outputs, CompiledTokenMixer.Targets> {
    /** The output {@code attention}: {@code (None, 8)}. */
    public static final Output ATTENTION = new Output(0, "attention");

    /** The output {@code energy}: {@code (None, 1)}. */
    public static final Output ENERGY = new Output(1, "energy");

    /** The output {@code halves}: {@code (None, 32)}. */
    public static final Output HALVES = new Output(2, "halves");

    // Weights: where each begins among the trainable ones
    private static final int ACROSS_TOKENS_KERNEL = 0; // (8, 8), glorot uniform
    private static final int ACROSS_TOKENS_BIAS = 64; // (8,), zeros
    private static final int ACROSS_FEATURES_KERNEL = 72; // (6, 6), glorot uniform
    private static final int ACROSS_FEATURES_BIAS = 108; // (6,), zeros
    private static final int GATE_KERNEL = 114; // (6, 1), glorot uniform
    private static final int GATE_BIAS = 120; // (1,), zeros

    // Floats of one sample
    private static final int TOKENS_SIZE = 48;
    private static final int CONTEXT_SIZE = 6;
    private static final int TRANSPOSE_SIZE = 48;
    private static final int ACROSS_TOKENS_SIZE = 48;
    private static final int TRANSPOSE2_SIZE = 48;
    private static final int BROADCAST_SIZE = 48;
    private static final int ACROSS_FEATURES_SIZE = 48;
    private static final int GREATER_SIZE = 48;
    private static final int MULTIPLY_SIZE = 48;
    private static final int GATE_SIZE = 8;
    private static final int SQUARE_SIZE = 48;
    private static final int SUM_SIZE = 8;
    private static final int BROADCAST2_SIZE = 48;
    private static final int SUM2_SIZE = 1;
    private static final int SLICE_SIZE = 24;
    private static final int SLICE2_SIZE = 24;
    private static final int MAXIMUM_SIZE = 24;
    private static final int EXP_SIZE = 8;
    private static final int DIVIDE_SIZE = 8;
    private static final int LOG1P_SIZE = 8;
    private static final int HALVES_SIZE = 32;
    private static final int ATTENTION_SIZE = 8;
    private static final int ENERGY_SIZE = 1;
    private static final int RESHAPE4_SIZE = 24;
    private static final int ADD2_SIZE = 8;
    private static final int LESS_EQUAL_SIZE = 24;
    private static final int WHERE_SIZE = 48;
    private static final int SUBTRACT_SIZE = 48;
    private static final int EQUAL_SIZE = 48;
    private static final int ADD_SIZE = 48;
    private static final int RELU_SIZE = 8;
    private static final int RESHAPE2_SIZE = 8;
    private static final int GREATER2_SIZE = 24;
    private static final int NOT_EQUAL_SIZE = 48;

    // Layouts of copies: sizes, strides of the source, strides of the target
    private static final int[] TRANSPOSE_LAYOUT = {1, 6, 8, 48, 1, 6, 48, 8, 1};
    private static final int[] TRANSPOSE2_LAYOUT = {1, 8, 6, 48, 1, 8, 48, 6, 1};
    private static final int[] BROADCAST_LAYOUT = {1, 8, 6, 6, 0, 1, 48, 6, 1};
    private static final int[] BROADCAST2_LAYOUT = {8, 6, 1, 0, 6, 1};
    private static final int[] SLICE_LAYOUT = {1, 24, 48, 1, 24, 1};
    private static final int[] HALVES_LAYOUT = {1, 24, 24, 1, 32, 1};
    private static final int[] HALVES_LAYOUT2 = {1, 8, 8, 1, 32, 1};
    private static final int[] D_LOG1P_LAYOUT = {1, 8, 32, 1, 8, 1};
    private static final int[] D_RESHAPE4_LAYOUT = {1, 24, 32, 1, 24, 1};
    private static final int[] D_WHERE_PART_LAYOUT = {1, 24, 24, 1, 48, 1};
    private static final int[] D_SUBTRACT_LAYOUT = {1, 48, 1, 0, 48, 1};

    private static final ModelSpec SPEC = ModelSpec.named("token_mixer")
            .input("tokens", FLOAT32, 8, 6)
            .input("context", FLOAT32, 6)
            .weight("across_tokens/kernel", GLOROT_UNIFORM, 8, 8)
            .weight("across_tokens/bias", ZEROS, 8)
            .weight("across_features/kernel", GLOROT_UNIFORM, 6, 6)
            .weight("across_features/bias", ZEROS, 6)
            .weight("gate/kernel", GLOROT_UNIFORM, 6, 1)
            .weight("gate/bias", ZEROS, 1)
            .output("attention", OutputActivation.SOFTMAX, 8)
            .output("energy", OutputActivation.NONE, 1)
            .output("halves", OutputActivation.NONE, 32)
            .layer("tokens", "InputLayer", "(None, 8, 6)", 0)
            .layer("transpose", "Transpose", "(None, 6, 8)", 0, "tokens[0][0]")
            .layer("across_tokens", "Dense", "(None, 6, 8)", 72, "transpose[0][0]")
            .layer("context", "InputLayer", "(None, 6)", 0)
            .layer("transpose_1", "Transpose", "(None, 8, 6)", 0, "across_tokens[0][0]")
            .layer("reshape", "Reshape", "(None, 1, 6)", 0, "context[0][0]")
            .layer("add", "Add", "(None, 8, 6)", 0, "transpose_1[0][0]", "reshape[0][0]")
            .layer("across_features", "Dense", "(None, 8, 6)", 42, "add[0][0]")
            .layer("greater", "Greater", "(None, 8, 6)", 0, "across_features[0][0]")
            .layer("multiply", "Multiply", "(None, 8, 6)", 0, "across_features[0][0]")
            .layer("where", "Where", "(None, 8, 6)", 0, "greater[0][0]", "across_features[0][0]", "multiply[0][0]")
            .layer("gate", "Dense", "(None, 8, 1)", 7, "where[0][0]")
            .layer("reshape_1", "Reshape", "(None, 8)", 0, "gate[0][0]")
            .layer("softmax", "Softmax", "(None, 8)", 0, "reshape_1[0][0]")
            .layer("sum", "Sum", "(None, 8)", 0, "where[0][0]")
            .layer("exp", "Exp", "(None, 8)", 0, "softmax[0][0]")
            .layer("square", "Square", "(None, 8, 6)", 0, "where[0][0]")
            .layer("reshape_2", "Reshape", "(None, 8, 1)", 0, "sum[0][0]")
            .layer("slice", "Slice", "(None, 4, 6)", 0, "where[0][0]")
            .layer("slice_1", "Slice", "(None, 4, 6)", 0, "where[0][0]")
            .layer("divide", "Divide", "(None, 8)", 0, "exp[0][0]")
            .layer("subtract", "Subtract", "(None, 8, 6)", 0, "square[0][0]", "reshape_2[0][0]")
            .layer("maximum", "Maximum", "(None, 4, 6)", 0, "slice[0][0]", "slice_1[0][0]")
            .layer("relu", "Relu", "(None, 8)", 0, "divide[0][0]")
            .layer("sum_1", "Sum", "(None,)", 0, "subtract[0][0]")
            .layer("reshape_3", "Reshape", "(None, 24)", 0, "maximum[0][0]")
            .layer("log1p", "Log1p", "(None, 8)", 0, "relu[0][0]")
            .layer("reshape_4", "Reshape", "(None, 1)", 0, "sum_1[0][0]")
            .layer("concatenate", "Concatenate", "(None, 32)", 0, "reshape_3[0][0]", "log1p[0][0]")
            .connected()
            .build();

    /** A new model, its weights as their initializers say. */
    public CompiledTokenMixer() {
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
        return List.of(inputs.tokens(), inputs.context());
    }

    @Override
    protected List<NDArray> outputList(Outputs outputs) {
        return List.of(outputs.attention(), outputs.energy(), outputs.halves());
    }

    @Override
    protected List<NDArray> targetList(Targets targets) {
        return List.of(targets.attention(), targets.energy(), targets.halves());
    }

    @Override
    protected Inputs inputsOf(List<NDArray> inputs) {
        return new Inputs(inputs.get(0), inputs.get(1));
    }

    @Override
    protected Outputs outputsOf(List<NDArray> outputs) {
        return new Outputs(outputs.get(0), outputs.get(1), outputs.get(2));
    }

    @Override
    protected Targets targetsOf(List<NDArray> targets) {
        return new Targets(targets.get(0), targets.get(1), targets.get(2));
    }

    /** The inputs, an array each, with a row for each sample. */
    public record Inputs(NDArray tokens, NDArray context) {}

    /** The outputs, an array each, with a row for each sample. */
    public record Outputs(NDArray attention, NDArray energy, NDArray halves) {}

    /** What the outputs should be, with a row for each sample. */
    public record Targets(NDArray attention, NDArray energy, NDArray halves) {}

    /** The inference pass: 860.00 B a sample. */
    private static final class Inference extends Pass {
        // Inputs
        final Buffer tokens = input(0, TOKENS_SIZE);
        final Buffer context = input(1, CONTEXT_SIZE);
        final Buffer reshape = context;

        // Weights: views of the model's
        final Buffer acrossTokensKernel = weight(ACROSS_TOKENS_KERNEL, 8 * 8);
        final Buffer acrossTokensBias = weight(ACROSS_TOKENS_BIAS, 8);
        final Buffer acrossFeaturesKernel = weight(ACROSS_FEATURES_KERNEL, 6 * 6);
        final Buffer acrossFeaturesBias = weight(ACROSS_FEATURES_BIAS, 6);
        final Buffer gateKernel = weight(GATE_KERNEL, 6 * 1);
        final Buffer gateBias = weight(GATE_BIAS, 1);

        // Values: those that are never needed at the same time share a block of memory
        final Buffer transpose = value(0, TRANSPOSE_SIZE);
        final Buffer acrossTokens = value(1, ACROSS_TOKENS_SIZE);
        final Buffer transpose2 = value(0, TRANSPOSE2_SIZE);
        final Buffer broadcast = value(1, BROADCAST_SIZE);
        final Buffer add = transpose2;
        final Buffer acrossFeatures = value(1, ACROSS_FEATURES_SIZE);
        final Buffer greater = value(0, GREATER_SIZE);
        final Buffer multiply = value(2, MULTIPLY_SIZE);
        final Buffer where = greater;
        final Buffer gate = value(3, GATE_SIZE);
        final Buffer reshape2 = gate;
        final Buffer attention = output(0, gate);
        final Buffer square = value(1, SQUARE_SIZE);
        final Buffer sum = value(4, SUM_SIZE);
        final Buffer reshape3 = sum;
        final Buffer broadcast2 = value(2, BROADCAST2_SIZE);
        final Buffer subtract = square;
        final Buffer sum2 = value(5, SUM2_SIZE);
        final Buffer slice = value(1, SLICE_SIZE);
        final Buffer slice2 = value(2, SLICE2_SIZE);
        final Buffer maximum = slice;
        final Buffer reshape4 = slice;
        final Buffer exp = value(4, EXP_SIZE);
        final Buffer divide = exp;
        final Buffer relu = exp;
        final Buffer log1p = exp;
        final Buffer halves = output(2, value(0, HALVES_SIZE));
        final Buffer energy = output(1, sum2);

        Inference(PassContext context) {
            super(context, 2, 3, 48, 48, 48, 8, 8, 1);
        }

        @Override
        protected void forward(int batch) {
            // transpose = tokens with axes [0, 2, 1]                                  (batch, 6, 8)
            k.copy(tokens, 0, transpose, 0, batch, TRANSPOSE_LAYOUT);

            // acrossTokens = transpose · kernel + bias                                (batch, 6, 8)
            k.matmul(transpose, acrossTokensKernel, acrossTokensBias, IDENTITY, acrossTokens, batch * 6, 8, 8);

            // transpose2 = acrossTokens with axes [0, 2, 1]                           (batch, 8, 6)
            k.copy(acrossTokens, 0, transpose2, 0, batch, TRANSPOSE2_LAYOUT);
            // broadcast = reshape repeated to (batch, 8, 6)                           (batch, 8, 6)
            k.copy(reshape, 0, broadcast, 0, batch, BROADCAST_LAYOUT);
            // add = transpose2 + broadcast                                            (batch, 8, 6)
            k.binary(ADD, transpose2, broadcast, add, batch * ADD_SIZE);

            // acrossFeatures = add · kernel + bias                                    (batch, 8, 6)
            k.matmul(add, acrossFeaturesKernel, acrossFeaturesBias, IDENTITY, acrossFeatures, batch * 8, 6, 6);

            // greater = acrossFeatures > 0                                            (batch, 8, 6)
            k.binary(GREATER, acrossFeatures, 0, greater, batch * GREATER_SIZE);
            // multiply = acrossFeatures · 0.1                                         (batch, 8, 6)
            k.binary(MULTIPLY, acrossFeatures, 0.1f, multiply, batch * MULTIPLY_SIZE);
            // where = acrossFeatures where greater, else multiply                     (batch, 8, 6)
            k.select(greater, acrossFeatures, multiply, where, batch * WHERE_SIZE);

            // gate = where · kernel + bias                                            (batch, 8, 1)
            k.matmul(where, gateKernel, gateBias, IDENTITY, gate, batch * 8, 1, 6);

            // attention = softmax(reshape2)                                           (batch, 8)
            k.softmax(reshape2, attention, batch, ATTENTION_SIZE);
            // square = square(where)                                                  (batch, 8, 6)
            k.unary(SQUARE, where, square, batch * SQUARE_SIZE);
            // sum = Σ where                                                           (batch, 8)
            k.sum(where, sum, batch * 8, 6, 1, 1);
            // broadcast2 = reshape3 repeated to (batch, 8, 6)                         (batch, 8, 6)
            k.copy(reshape3, 0, broadcast2, 0, batch, BROADCAST2_LAYOUT);
            // subtract = square − broadcast2                                          (batch, 8, 6)
            k.binary(SUBTRACT, square, broadcast2, subtract, batch * SUBTRACT_SIZE);
            // sum2 = 0.020833333333333332 · Σ subtract                                (batch)
            k.sum(subtract, sum2, batch, 48, 1, 0.020833334f);
            // slice = where from 0 to 4 of axis 1                                     (batch, 4, 6)
            k.copy(where, 0, slice, 0, batch, SLICE_LAYOUT);
            // slice2 = where from 4 to 8 of axis 1                                    (batch, 4, 6)
            k.copy(where, 24, slice2, 0, batch, SLICE_LAYOUT);
            // maximum = max(slice, slice2)                                            (batch, 4, 6)
            k.binary(MAXIMUM, slice, slice2, maximum, batch * MAXIMUM_SIZE);
            // exp = exp(attention)                                                    (batch, 8)
            k.unary(EXP, attention, exp, batch * EXP_SIZE);
            // divide = exp / 2                                                        (batch, 8)
            k.binary(DIVIDE, exp, 2, divide, batch * DIVIDE_SIZE);
            // relu = relu(divide)                                                     (batch, 8)
            k.unary(RELU, divide, relu, batch * RELU_SIZE);
            // log1p = log1p(relu)                                                     (batch, 8)
            k.unary(LOG1P, relu, log1p, batch * LOG1P_SIZE);
            // halves = [reshape4, log1p]                                              (batch, 32)
            k.copy(reshape4, 0, halves, 0, batch, HALVES_LAYOUT);
            k.copy(log1p, 0, halves, 24, batch, HALVES_LAYOUT2);
        }
    }

    /** The training pass: 2.03 KB a sample. */
    private static final class Training extends TrainingPass {
        // Inputs
        final Buffer tokens = input(0, TOKENS_SIZE);
        final Buffer context = input(1, CONTEXT_SIZE);
        final Buffer reshape = context;

        // Weights: views of the model's
        final Buffer acrossTokensKernel = weight(ACROSS_TOKENS_KERNEL, 8 * 8);
        final Buffer acrossTokensBias = weight(ACROSS_TOKENS_BIAS, 8);
        final Buffer acrossFeaturesKernel = weight(ACROSS_FEATURES_KERNEL, 6 * 6);
        final Buffer acrossFeaturesBias = weight(ACROSS_FEATURES_BIAS, 6);
        final Buffer gateKernel = weight(GATE_KERNEL, 6 * 1);
        final Buffer gateBias = weight(GATE_BIAS, 1);

        // Values: those that are never needed at the same time share a block of memory
        final Buffer transpose = value(0, TRANSPOSE_SIZE);
        final Buffer acrossTokens = value(1, ACROSS_TOKENS_SIZE);
        final Buffer transpose2 = value(2, TRANSPOSE2_SIZE);
        final Buffer broadcast = value(1, BROADCAST_SIZE);
        final Buffer add = transpose2;
        final Buffer acrossFeatures = value(1, ACROSS_FEATURES_SIZE);
        final Buffer greater = value(3, GREATER_SIZE);
        final Buffer multiply = value(4, MULTIPLY_SIZE);
        final Buffer where = acrossFeatures;
        final Buffer gate = value(5, GATE_SIZE);
        final Buffer reshape2 = gate;
        final Buffer attention = output(0, gate);
        final Buffer square = value(4, SQUARE_SIZE);
        final Buffer sum = value(6, SUM_SIZE);
        final Buffer reshape3 = sum;
        final Buffer broadcast2 = value(7, BROADCAST2_SIZE);
        final Buffer subtract = square;
        final Buffer sum2 = value(8, SUM2_SIZE);
        final Buffer slice = value(4, SLICE_SIZE);
        final Buffer slice2 = value(7, SLICE2_SIZE);
        final Buffer maximum = value(9, MAXIMUM_SIZE);
        final Buffer reshape4 = maximum;
        final Buffer exp = value(6, EXP_SIZE);
        final Buffer divide = value(10, DIVIDE_SIZE);
        final Buffer relu = divide;
        final Buffer log1p = value(11, LOG1P_SIZE);
        final Buffer halves = output(2, value(12, HALVES_SIZE));
        final Buffer energy = output(1, sum2);

        // Gradients
        final Buffer dAttention = outputGradient(0, ATTENTION_SIZE);
        final Buffer dReshape2Part = dAttention;
        final Buffer dEnergy = outputGradient(1, ENERGY_SIZE);
        final Buffer dHalves = outputGradient(2, HALVES_SIZE);
        final Buffer dSum2 = dEnergy;
        final Buffer dLog1p = value(11, LOG1P_SIZE);
        final Buffer dReshape4 = value(9, RESHAPE4_SIZE);
        final Buffer add2 = value(13, ADD2_SIZE);
        final Buffer dRelu = dLog1p;
        final Buffer dDivide = dLog1p;
        final Buffer dExp = dLog1p;
        final Buffer dAttentionPart = dLog1p;
        final Buffer dMaximum = dReshape4;
        final Buffer lessEqual = value(6, LESS_EQUAL_SIZE);
        final Buffer dSlice2 = lessEqual;
        final Buffer greater2 = slice;
        final Buffer dSlice = dReshape4;
        final Buffer dWherePart = value(4, WHERE_SIZE);
        final Buffer dWherePart2 = value(7, WHERE_SIZE);
        final Buffer dWherePart3 = dWherePart;
        final Buffer dSubtractPart = dEnergy;
        final Buffer dSubtractPart2 = dEnergy;
        final Buffer dSubtract = value(7, SUBTRACT_SIZE);
        final Buffer dBroadcast2 = value(9, BROADCAST2_SIZE);
        final Buffer dSum = value(13, SUM_SIZE);
        final Buffer dReshape3 = dSum;
        final Buffer dWherePart4 = value(9, WHERE_SIZE);
        final Buffer dWherePart5 = dWherePart;
        final Buffer dWherePart6 = dSubtract;
        final Buffer dWherePart7 = dSubtract;
        final Buffer dWherePart8 = dWherePart;
        final Buffer dReshape2Part2 = dLog1p;
        final Buffer dReshape2 = dAttention;
        final Buffer dGate = dAttention;
        final Buffer dGateBias = gradient(GATE_BIAS, 1);
        final Buffer dGateKernel = gradient(GATE_KERNEL, 6 * 1);
        final Buffer dWhereViaGate = value(7, WHERE_SIZE);
        final Buffer dWhere = dWherePart;
        final Buffer equal = value(7, EQUAL_SIZE);
        final Buffer dMultiply = equal;
        final Buffer notEqual = greater;
        final Buffer dAcrossFeaturesPart = dWherePart;
        final Buffer dAcrossFeaturesPart2 = equal;
        final Buffer dAcrossFeatures = dWherePart;
        final Buffer dAcrossFeaturesBias = gradient(ACROSS_FEATURES_BIAS, 6);
        final Buffer dAcrossFeaturesKernel = gradient(ACROSS_FEATURES_KERNEL, 6 * 6);
        final Buffer dAdd = value(7, ADD_SIZE);
        final Buffer dAcrossTokens = value(4, ACROSS_TOKENS_SIZE);
        final Buffer dAcrossTokensBias = gradient(ACROSS_TOKENS_BIAS, 8);
        final Buffer dAcrossTokensKernel = gradient(ACROSS_TOKENS_KERNEL, 8 * 8);

        Training(PassContext context) {
            super(context, 2, 3, 48, 48, 48, 48, 48, 8, 24, 48, 1, 48, 8, 8, 32, 8);
        }

        @Override
        protected void forward(int batch) {
            // transpose = tokens with axes [0, 2, 1]                                  (batch, 6, 8)
            k.copy(tokens, 0, transpose, 0, batch, TRANSPOSE_LAYOUT);

            // acrossTokens = transpose · kernel + bias                                (batch, 6, 8)
            k.matmul(transpose, acrossTokensKernel, acrossTokensBias, IDENTITY, acrossTokens, batch * 6, 8, 8);

            // transpose2 = acrossTokens with axes [0, 2, 1]                           (batch, 8, 6)
            k.copy(acrossTokens, 0, transpose2, 0, batch, TRANSPOSE2_LAYOUT);
            // broadcast = reshape repeated to (batch, 8, 6)                           (batch, 8, 6)
            k.copy(reshape, 0, broadcast, 0, batch, BROADCAST_LAYOUT);
            // add = transpose2 + broadcast                                            (batch, 8, 6)
            k.binary(ADD, transpose2, broadcast, add, batch * ADD_SIZE);

            // acrossFeatures = add · kernel + bias                                    (batch, 8, 6)
            k.matmul(add, acrossFeaturesKernel, acrossFeaturesBias, IDENTITY, acrossFeatures, batch * 8, 6, 6);

            // greater = acrossFeatures > 0                                            (batch, 8, 6)
            k.binary(GREATER, acrossFeatures, 0, greater, batch * GREATER_SIZE);
            // multiply = acrossFeatures · 0.1                                         (batch, 8, 6)
            k.binary(MULTIPLY, acrossFeatures, 0.1f, multiply, batch * MULTIPLY_SIZE);
            // where = acrossFeatures where greater, else multiply                     (batch, 8, 6)
            k.select(greater, acrossFeatures, multiply, where, batch * WHERE_SIZE);

            // gate = where · kernel + bias                                            (batch, 8, 1)
            k.matmul(where, gateKernel, gateBias, IDENTITY, gate, batch * 8, 1, 6);

            // attention = softmax(reshape2)                                           (batch, 8)
            k.softmax(reshape2, attention, batch, ATTENTION_SIZE);
            // square = square(where)                                                  (batch, 8, 6)
            k.unary(SQUARE, where, square, batch * SQUARE_SIZE);
            // sum = Σ where                                                           (batch, 8)
            k.sum(where, sum, batch * 8, 6, 1, 1);
            // broadcast2 = reshape3 repeated to (batch, 8, 6)                         (batch, 8, 6)
            k.copy(reshape3, 0, broadcast2, 0, batch, BROADCAST2_LAYOUT);
            // subtract = square − broadcast2                                          (batch, 8, 6)
            k.binary(SUBTRACT, square, broadcast2, subtract, batch * SUBTRACT_SIZE);
            // sum2 = 0.020833333333333332 · Σ subtract                                (batch)
            k.sum(subtract, sum2, batch, 48, 1, 0.020833334f);
            // slice = where from 0 to 4 of axis 1                                     (batch, 4, 6)
            k.copy(where, 0, slice, 0, batch, SLICE_LAYOUT);
            // slice2 = where from 4 to 8 of axis 1                                    (batch, 4, 6)
            k.copy(where, 24, slice2, 0, batch, SLICE_LAYOUT);
            // maximum = max(slice, slice2)                                            (batch, 4, 6)
            k.binary(MAXIMUM, slice, slice2, maximum, batch * MAXIMUM_SIZE);
            // exp = exp(attention)                                                    (batch, 8)
            k.unary(EXP, attention, exp, batch * EXP_SIZE);
            // divide = exp / 2                                                        (batch, 8)
            k.binary(DIVIDE, exp, 2, divide, batch * DIVIDE_SIZE);
            // relu = relu(divide)                                                     (batch, 8)
            k.unary(RELU, divide, relu, batch * RELU_SIZE);
            // log1p = log1p(relu)                                                     (batch, 8)
            k.unary(LOG1P, relu, log1p, batch * LOG1P_SIZE);
            // halves = [reshape4, log1p]                                              (batch, 32)
            k.copy(reshape4, 0, halves, 0, batch, HALVES_LAYOUT);
            k.copy(log1p, 0, halves, 24, batch, HALVES_LAYOUT2);
        }

        @Override
        protected void backward(int batch) {
            // d reshape2Part = softmax′(attention) · d attention                      (batch, 8)
            // (unless the loss, a crossentropy, has given it already)
            if (!atLogits(0)) {
                k.softmaxGradient(attention, dAttention, dReshape2Part, batch, RESHAPE2_SIZE);
            }
            // d log1p = d halves from 24 to 32 of axis 1                              (batch, 8)
            k.copy(dHalves, 24, dLog1p, 0, batch, D_LOG1P_LAYOUT);
            // d reshape4 = d halves from 0 to 24 of axis 1                            (batch, 24)
            k.copy(dHalves, 0, dReshape4, 0, batch, D_RESHAPE4_LAYOUT);
            // add2 = relu + 1                                                         (batch, 8)
            k.binary(ADD, relu, 1, add2, batch * ADD2_SIZE);
            // d relu = d log1p / add2                                                 (batch, 8)
            k.binary(DIVIDE, dLog1p, add2, dRelu, batch * RELU_SIZE);
            // d divide = d relu where relu > 0                                        (batch, 8)
            k.binary(RELU_GRADIENT, dRelu, relu, dDivide, batch * DIVIDE_SIZE);
            // d exp = d divide / 2                                                    (batch, 8)
            k.binary(DIVIDE, dDivide, 2, dExp, batch * EXP_SIZE);
            // d attentionPart = d exp · exp                                           (batch, 8)
            k.binary(MULTIPLY, dExp, exp, dAttentionPart, batch * ATTENTION_SIZE);
            // lessEqual = slice ≤ slice2                                              (batch, 4, 6)
            k.binary(LESS_EQUAL, slice, slice2, lessEqual, batch * LESS_EQUAL_SIZE);
            // d slice2 = d maximum where lessEqual > 0                                (batch, 4, 6)
            k.binary(RELU_GRADIENT, dMaximum, lessEqual, dSlice2, batch * SLICE2_SIZE);
            // greater2 = slice > slice2                                               (batch, 4, 6)
            k.binary(GREATER, slice, slice2, greater2, batch * GREATER2_SIZE);
            // d slice = d maximum where greater2 > 0                                  (batch, 4, 6)
            k.binary(RELU_GRADIENT, dMaximum, greater2, dSlice, batch * SLICE_SIZE);
            // d wherePart = d slice2 between 4 and 0 zeros of axis 1                  (batch, 8, 6)
            k.fill(dWherePart, 0, batch * WHERE_SIZE);
            k.copy(dSlice2, 0, dWherePart, 24, batch, D_WHERE_PART_LAYOUT);
            // d wherePart2 = d slice between 0 and 4 zeros of axis 1                  (batch, 8, 6)
            k.fill(dWherePart2, 0, batch * WHERE_SIZE);
            k.copy(dSlice, 0, dWherePart2, 0, batch, D_WHERE_PART_LAYOUT);
            // d wherePart3 = d wherePart + d wherePart2                               (batch, 8, 6)
            k.binary(ADD, dWherePart, dWherePart2, dWherePart3, batch * WHERE_SIZE);
            // d subtractPart = d sum2 · 0.020833333333333332                          (batch)
            k.binary(MULTIPLY, dSum2, 0.020833334f, dSubtractPart, batch * 1);
            // d subtract = d subtractPart2 repeated to (batch, 8, 6)                  (batch, 8, 6)
            k.copy(dSubtractPart2, 0, dSubtract, 0, batch, D_SUBTRACT_LAYOUT);
            // d broadcast2 = negate(d subtract)                                       (batch, 8, 6)
            k.unary(NEGATE, dSubtract, dBroadcast2, batch * BROADCAST2_SIZE);
            // d sum = Σ d broadcast2                                                  (batch, 8)
            k.sum(dBroadcast2, dSum, batch * 8, 6, 1, 1);
            // d wherePart4 = d reshape3 repeated to (batch, 8, 6)                     (batch, 8, 6)
            k.copy(dReshape3, 0, dWherePart4, 0, batch, BROADCAST2_LAYOUT);
            // d wherePart5 = d wherePart3 + d wherePart4                              (batch, 8, 6)
            k.binary(ADD, dWherePart3, dWherePart4, dWherePart5, batch * WHERE_SIZE);
            // d wherePart6 = d subtract · where                                       (batch, 8, 6)
            k.binary(MULTIPLY, dSubtract, where, dWherePart6, batch * WHERE_SIZE);
            // d wherePart7 = d wherePart6 · 2                                         (batch, 8, 6)
            k.binary(MULTIPLY, dWherePart6, 2, dWherePart7, batch * WHERE_SIZE);
            // d wherePart8 = d wherePart5 + d wherePart7                              (batch, 8, 6)
            k.binary(ADD, dWherePart5, dWherePart7, dWherePart8, batch * WHERE_SIZE);
            // d reshape2Part2 = attention · (d attentionPart − Σ d attentionPart · attention)  (batch, 8)
            k.softmaxGradient(attention, dAttentionPart, dReshape2Part2, batch, RESHAPE2_SIZE);
            // d reshape2 = d reshape2Part + d reshape2Part2                           (batch, 8)
            k.binary(ADD, dReshape2Part, dReshape2Part2, dReshape2, batch * RESHAPE2_SIZE);

            // d bias = Σ d gate                                                       (1)
            k.sum(dGate, dGateBias, 1, batch * 8, 1, 1);
            // d kernel = whereᵀ · d gate                                              (6, 1)
            k.matmulTransposedA(where, dGate, dGateKernel, 6, 1, batch * 8);
            // d whereViaGate = d gate · kernelᵀ                                       (batch, 8, 6)
            k.matmulTransposedB(dGate, gateKernel, dWhereViaGate, batch * 8, 6, 1);
            // d where = d wherePart8 + d whereViaGate                                 (batch, 8, 6)
            k.binary(ADD, dWherePart8, dWhereViaGate, dWhere, batch * WHERE_SIZE);

            // equal = greater = 0                                                     (batch, 8, 6)
            k.binary(EQUAL, greater, 0, equal, batch * EQUAL_SIZE);
            // d multiply = d where where equal > 0                                    (batch, 8, 6)
            k.binary(RELU_GRADIENT, dWhere, equal, dMultiply, batch * MULTIPLY_SIZE);
            // notEqual = greater ≠ 0                                                  (batch, 8, 6)
            k.binary(NOT_EQUAL, greater, 0, notEqual, batch * NOT_EQUAL_SIZE);
            // d acrossFeaturesPart = d where where notEqual > 0                       (batch, 8, 6)
            k.binary(RELU_GRADIENT, dWhere, notEqual, dAcrossFeaturesPart, batch * ACROSS_FEATURES_SIZE);
            // d acrossFeaturesPart2 = d multiply · 0.1                                (batch, 8, 6)
            k.binary(MULTIPLY, dMultiply, 0.1f, dAcrossFeaturesPart2, batch * ACROSS_FEATURES_SIZE);
            // d acrossFeatures = d acrossFeaturesPart + d acrossFeaturesPart2         (batch, 8, 6)
            k.binary(ADD, dAcrossFeaturesPart, dAcrossFeaturesPart2, dAcrossFeatures, batch * ACROSS_FEATURES_SIZE);

            // d bias = Σ d acrossFeatures                                             (6)
            k.sum(dAcrossFeatures, dAcrossFeaturesBias, 1, batch * 8, 6, 1);
            // d kernel = addᵀ · d acrossFeatures                                      (6, 6)
            k.matmulTransposedA(add, dAcrossFeatures, dAcrossFeaturesKernel, 6, 6, batch * 8);
            // d add = d acrossFeatures · kernelᵀ                                      (batch, 8, 6)
            k.matmulTransposedB(dAcrossFeatures, acrossFeaturesKernel, dAdd, batch * 8, 6, 6);

            // d acrossTokens = d add with axes [0, 2, 1]                              (batch, 6, 8)
            k.copy(dAdd, 0, dAcrossTokens, 0, batch, TRANSPOSE_LAYOUT);

            // d bias = Σ d acrossTokens                                               (8)
            k.sum(dAcrossTokens, dAcrossTokensBias, 1, batch * 6, 8, 1);
            // d kernel = transposeᵀ · d acrossTokens                                  (8, 8)
            k.matmulTransposedA(transpose, dAcrossTokens, dAcrossTokensKernel, 8, 8, batch * 6);
        }
    }
}

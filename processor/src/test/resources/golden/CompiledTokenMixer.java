package golden;

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
 * │ context             │ (None, 6)         │          0 │ -                 │
 * │ (InputLayer)        │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ transpose           │ (None, 6, 8)      │          0 │ tokens[0][0]      │
 * │ (Transpose)         │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ across_tokens       │ (None, 6, 8)      │         72 │ transpose[0][0]   │
 * │ (Dense)             │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ transpose2          │ (None, 8, 6)      │          0 │ across_tokens[0]… │
 * │ (Transpose)         │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ reshape (Reshape)   │ (None, 1, 6)      │          0 │ context[0][0]     │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ broadcast           │ (None, 8, 6)      │          0 │ reshape[0][0]     │
 * │ (Broadcast)         │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ combine (Combine)   │ (None, 8, 6)      │          0 │ transpose2[0][0], │
 * │                     │                   │            │ broadcast[0][0]   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ across_features     │ (None, 8, 6)      │         42 │ combine[0][0]     │
 * │ (Dense)             │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ combine_number      │ (None, 8, 6)      │          0 │ across_features[… │
 * │ (CombineNumber)     │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ combine_number2     │ (None, 8, 6)      │          0 │ across_features[… │
 * │ (CombineNumber)     │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ choose (Choose)     │ (None, 8, 6)      │          0 │ combine_number[0… │
 * │                     │                   │            │ across_features[… │
 * │                     │                   │            │ combine_number2[… │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ gate (Dense)        │ (None, 8, 1)      │          7 │ choose[0][0]      │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ reshape2 (Reshape)  │ (None, 8)         │          0 │ gate[0][0]        │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ softmax (Softmax)   │ (None, 8)         │          0 │ reshape2[0][0]    │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ map (Map)           │ (None, 8, 6)      │          0 │ choose[0][0]      │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ sum (Sum)           │ (None, 8)         │          0 │ choose[0][0]      │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ reshape3 (Reshape)  │ (None, 8, 1)      │          0 │ sum[0][0]         │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ broadcast2          │ (None, 8, 6)      │          0 │ reshape3[0][0]    │
 * │ (Broadcast)         │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ combine2 (Combine)  │ (None, 8, 6)      │          0 │ map[0][0],        │
 * │                     │                   │            │ broadcast2[0][0]  │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ sum2 (Sum)          │ (None,)           │          0 │ combine2[0][0]    │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ slice (Slice)       │ (None, 4, 6)      │          0 │ choose[0][0]      │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ slice2 (Slice)      │ (None, 4, 6)      │          0 │ choose[0][0]      │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ combine3 (Combine)  │ (None, 4, 6)      │          0 │ slice[0][0],      │
 * │                     │                   │            │ slice2[0][0]      │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ reshape4 (Reshape)  │ (None, 24)        │          0 │ combine3[0][0]    │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ map2 (Map)          │ (None, 8)         │          0 │ softmax[0][0]     │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ combine_number3     │ (None, 8)         │          0 │ map2[0][0]        │
 * │ (CombineNumber)     │                   │            │                   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ map3 (Map)          │ (None, 8)         │          0 │ combine_number3[… │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ map4 (Map)          │ (None, 8)         │          0 │ map3[0][0]        │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ join (Join)         │ (None, 32)        │          0 │ reshape4[0][0],   │
 * │                     │                   │            │ map4[0][0]        │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ reshape5 (Reshape)  │ (None, 1)         │          0 │ sum2[0][0]        │
 * └─────────────────────┴───────────────────┴────────────┴───────────────────┘
 *  Total params: 121 (484.00 B)
 *  Trainable params: 121 (484.00 B)
 *  Non-trainable params: 0 (0.00 B)
 *  Memory per sample: 860.00 B inference, 2.03 KB training
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
    private static final int CONTEXT2_SIZE = 6;
    private static final int TRANSPOSE_SIZE = 48;
    private static final int ACROSS_TOKENS_SIZE = 48;
    private static final int TRANSPOSE2_SIZE = 48;
    private static final int BROADCAST_SIZE = 48;
    private static final int ACROSS_FEATURES_SIZE = 48;
    private static final int COMBINE_NUMBER_SIZE = 48;
    private static final int COMBINE_NUMBER2_SIZE = 48;
    private static final int GATE_SIZE = 8;
    private static final int MAP_SIZE = 48;
    private static final int SUM_SIZE = 8;
    private static final int BROADCAST2_SIZE = 48;
    private static final int SUM2_SIZE = 1;
    private static final int SLICE_SIZE = 24;
    private static final int SLICE2_SIZE = 24;
    private static final int MAP2_SIZE = 8;
    private static final int HALVES_SIZE = 32;
    private static final int COMBINE_SIZE = 48;
    private static final int CHOOSE_SIZE = 48;
    private static final int ATTENTION_SIZE = 8;
    private static final int COMBINE2_SIZE = 48;
    private static final int COMBINE3_SIZE = 24;
    private static final int COMBINE_NUMBER3_SIZE = 8;
    private static final int MAP3_SIZE = 8;
    private static final int MAP4_SIZE = 8;
    private static final int ENERGY_SIZE = 1;
    private static final int RESHAPE4_SIZE = 24;
    private static final int D_COMBINE_NUMBER_SIZE = 8;
    private static final int D_COMBINE_SIZE = 24;
    private static final int D_COMBINE_NUMBER5_SIZE = 48;
    private static final int RESHAPE2_SIZE = 8;
    private static final int D_COMBINE2_SIZE = 24;
    private static final int D_COMBINE_NUMBER2_SIZE = 1;
    private static final int D_COMBINE6_SIZE = 48;
    private static final int D_COMBINE_NUMBER6_SIZE = 48;

    // Layouts of copies: sizes, strides of the source, strides of the target
    private static final int[] TRANSPOSE_LAYOUT = {1, 6, 8, 48, 1, 6, 48, 8, 1};
    private static final int[] TRANSPOSE2_LAYOUT = {1, 8, 6, 48, 1, 8, 48, 6, 1};
    private static final int[] BROADCAST_LAYOUT = {1, 8, 6, 6, 0, 1, 48, 6, 1};
    private static final int[] BROADCAST2_LAYOUT = {8, 6, 1, 0, 6, 1};
    private static final int[] SLICE_LAYOUT = {1, 24, 48, 1, 24, 1};
    private static final int[] HALVES_LAYOUT = {1, 24, 24, 1, 32, 1};
    private static final int[] HALVES_LAYOUT2 = {1, 8, 8, 1, 32, 1};
    private static final int[] D_MAP4_LAYOUT = {1, 8, 32, 1, 8, 1};
    private static final int[] D_RESHAPE4_LAYOUT = {1, 24, 32, 1, 24, 1};
    private static final int[] D_PAD_LAYOUT = {1, 24, 24, 1, 48, 1};
    private static final int[] D_COMBINE2_LOGITS_LAYOUT = {1, 48, 1, 0, 48, 1};

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
            .layer("tokens", "InputLayer", "(None, 8, 6)", "0")
            .layer("context", "InputLayer", "(None, 6)", "0")
            .layer("transpose", "Transpose", "(None, 6, 8)", "0", "tokens[0][0]")
            .layer("across_tokens", "Dense", "(None, 6, 8)", "72", "transpose[0][0]")
            .layer("transpose2", "Transpose", "(None, 8, 6)", "0", "across_tokens[0][0]")
            .layer("reshape", "Reshape", "(None, 1, 6)", "0", "context[0][0]")
            .layer("broadcast", "Broadcast", "(None, 8, 6)", "0", "reshape[0][0]")
            .layer("combine", "Combine", "(None, 8, 6)", "0", "transpose2[0][0]", "broadcast[0][0]")
            .layer("across_features", "Dense", "(None, 8, 6)", "42", "combine[0][0]")
            .layer("combine_number", "CombineNumber", "(None, 8, 6)", "0", "across_features[0][0]")
            .layer("combine_number2", "CombineNumber", "(None, 8, 6)", "0", "across_features[0][0]")
            .layer("choose", "Choose", "(None, 8, 6)", "0", "combine_number[0][0]", "across_features[0][0]", "combine_number2[0][0]")
            .layer("gate", "Dense", "(None, 8, 1)", "7", "choose[0][0]")
            .layer("reshape2", "Reshape", "(None, 8)", "0", "gate[0][0]")
            .layer("softmax", "Softmax", "(None, 8)", "0", "reshape2[0][0]")
            .layer("map", "Map", "(None, 8, 6)", "0", "choose[0][0]")
            .layer("sum", "Sum", "(None, 8)", "0", "choose[0][0]")
            .layer("reshape3", "Reshape", "(None, 8, 1)", "0", "sum[0][0]")
            .layer("broadcast2", "Broadcast", "(None, 8, 6)", "0", "reshape3[0][0]")
            .layer("combine2", "Combine", "(None, 8, 6)", "0", "map[0][0]", "broadcast2[0][0]")
            .layer("sum2", "Sum", "(None,)", "0", "combine2[0][0]")
            .layer("slice", "Slice", "(None, 4, 6)", "0", "choose[0][0]")
            .layer("slice2", "Slice", "(None, 4, 6)", "0", "choose[0][0]")
            .layer("combine3", "Combine", "(None, 4, 6)", "0", "slice[0][0]", "slice2[0][0]")
            .layer("reshape4", "Reshape", "(None, 24)", "0", "combine3[0][0]")
            .layer("map2", "Map", "(None, 8)", "0", "softmax[0][0]")
            .layer("combine_number3", "CombineNumber", "(None, 8)", "0", "map2[0][0]")
            .layer("map3", "Map", "(None, 8)", "0", "combine_number3[0][0]")
            .layer("map4", "Map", "(None, 8)", "0", "map3[0][0]")
            .layer("join", "Join", "(None, 32)", "0", "reshape4[0][0]", "map4[0][0]")
            .layer("reshape5", "Reshape", "(None, 1)", "0", "sum2[0][0]")
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
        final Buffer context2 = input(1, CONTEXT2_SIZE);
        final Buffer reshape = context2;

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
        final Buffer combine = transpose2;
        final Buffer acrossFeatures = value(1, ACROSS_FEATURES_SIZE);
        final Buffer combineNumber = value(0, COMBINE_NUMBER_SIZE);
        final Buffer combineNumber2 = value(2, COMBINE_NUMBER2_SIZE);
        final Buffer choose = combineNumber;
        final Buffer gate = value(3, GATE_SIZE);
        final Buffer reshape2 = gate;
        final Buffer attention = output(0, gate);
        final Buffer map = value(1, MAP_SIZE);
        final Buffer sum = value(4, SUM_SIZE);
        final Buffer reshape3 = sum;
        final Buffer broadcast2 = value(2, BROADCAST2_SIZE);
        final Buffer combine2 = map;
        final Buffer sum2 = value(5, SUM2_SIZE);
        final Buffer slice = value(1, SLICE_SIZE);
        final Buffer slice2 = value(2, SLICE2_SIZE);
        final Buffer combine3 = slice;
        final Buffer reshape4 = slice;
        final Buffer map2 = value(4, MAP2_SIZE);
        final Buffer combineNumber3 = map2;
        final Buffer map3 = map2;
        final Buffer map4 = map2;
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
            // broadcast = reshape repeated to (None, 8, 6)                            (batch, 8, 6)
            k.copy(reshape, 0, broadcast, 0, batch, BROADCAST_LAYOUT);
            // combine = transpose2 + broadcast                                        (batch, 8, 6)
            k.binary(ADD, transpose2, broadcast, combine, batch * COMBINE_SIZE);

            // acrossFeatures = combine · kernel + bias                                (batch, 8, 6)
            k.matmul(combine, acrossFeaturesKernel, acrossFeaturesBias, IDENTITY, acrossFeatures, batch * 8, 6, 6);

            // combineNumber = acrossFeatures > 0                                      (batch, 8, 6)
            k.binary(GREATER, acrossFeatures, 0, combineNumber, batch * COMBINE_NUMBER_SIZE);
            // combineNumber2 = acrossFeatures · 0.1                                   (batch, 8, 6)
            k.binary(MULTIPLY, acrossFeatures, 0.1f, combineNumber2, batch * COMBINE_NUMBER2_SIZE);
            // choose = acrossFeatures where combineNumber, else combineNumber2        (batch, 8, 6)
            k.select(combineNumber, acrossFeatures, combineNumber2, choose, batch * CHOOSE_SIZE);

            // gate = choose · kernel + bias                                           (batch, 8, 1)
            k.matmul(choose, gateKernel, gateBias, IDENTITY, gate, batch * 8, 1, 6);

            // attention = softmax(reshape2)                                           (batch, 8)
            k.softmax(reshape2, attention, batch, ATTENTION_SIZE);
            // map = square(choose)                                                    (batch, 8, 6)
            k.unary(SQUARE, choose, map, batch * MAP_SIZE);
            // sum = Σ choose                                                          (batch, 8)
            k.sum(choose, sum, batch * 8, 6, 1, 1);
            // broadcast2 = reshape3 repeated to (None, 8, 6)                          (batch, 8, 6)
            k.copy(reshape3, 0, broadcast2, 0, batch, BROADCAST2_LAYOUT);
            // combine2 = map − broadcast2                                             (batch, 8, 6)
            k.binary(SUBTRACT, map, broadcast2, combine2, batch * COMBINE2_SIZE);
            // sum2 = 0.020833333333333332 · Σ combine2                                (batch)
            k.sum(combine2, sum2, batch, 48, 1, 0.020833334f);
            // slice = choose from 0 to 4 of axis 1                                    (batch, 4, 6)
            k.copy(choose, 0, slice, 0, batch, SLICE_LAYOUT);
            // slice2 = choose from 4 to 8 of axis 1                                   (batch, 4, 6)
            k.copy(choose, 24, slice2, 0, batch, SLICE_LAYOUT);
            // combine3 = max(slice, slice2)                                           (batch, 4, 6)
            k.binary(MAXIMUM, slice, slice2, combine3, batch * COMBINE3_SIZE);
            // map2 = exp(attention)                                                   (batch, 8)
            k.unary(EXP, attention, map2, batch * MAP2_SIZE);
            // combineNumber3 = map2 / 2                                               (batch, 8)
            k.binary(DIVIDE, map2, 2, combineNumber3, batch * COMBINE_NUMBER3_SIZE);
            // map3 = relu(combineNumber3)                                             (batch, 8)
            k.unary(RELU, combineNumber3, map3, batch * MAP3_SIZE);
            // map4 = log1p(map3)                                                      (batch, 8)
            k.unary(LOG1P, map3, map4, batch * MAP4_SIZE);
            // halves = [reshape4, map4]                                               (batch, 32)
            k.copy(reshape4, 0, halves, 0, batch, HALVES_LAYOUT);
            k.copy(map4, 0, halves, 24, batch, HALVES_LAYOUT2);
        }
    }

    /** The training pass: 2.03 KB a sample. */
    private static final class Training extends TrainingPass {
        // Inputs
        final Buffer tokens = input(0, TOKENS_SIZE);
        final Buffer context2 = input(1, CONTEXT2_SIZE);
        final Buffer reshape = context2;

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
        final Buffer combine = transpose2;
        final Buffer acrossFeatures = value(1, ACROSS_FEATURES_SIZE);
        final Buffer combineNumber = value(3, COMBINE_NUMBER_SIZE);
        final Buffer combineNumber2 = value(4, COMBINE_NUMBER2_SIZE);
        final Buffer choose = acrossFeatures;
        final Buffer gate = value(5, GATE_SIZE);
        final Buffer reshape2 = gate;
        final Buffer attention = output(0, gate);
        final Buffer map = value(4, MAP_SIZE);
        final Buffer sum = value(6, SUM_SIZE);
        final Buffer reshape3 = sum;
        final Buffer broadcast2 = value(7, BROADCAST2_SIZE);
        final Buffer combine2 = map;
        final Buffer sum2 = value(8, SUM2_SIZE);
        final Buffer slice = value(4, SLICE_SIZE);
        final Buffer slice2 = value(7, SLICE2_SIZE);
        final Buffer combine3 = value(9, COMBINE3_SIZE);
        final Buffer reshape4 = combine3;
        final Buffer map2 = value(6, MAP2_SIZE);
        final Buffer combineNumber3 = value(10, COMBINE_NUMBER3_SIZE);
        final Buffer map3 = combineNumber3;
        final Buffer map4 = value(11, MAP4_SIZE);
        final Buffer halves = output(2, value(12, HALVES_SIZE));
        final Buffer energy = output(1, sum2);
        final Buffer dCombine2 = slice;
        final Buffer dCombineNumber6 = combineNumber;

        // Gradients
        final Buffer dAttention = outputGradient(0, ATTENTION_SIZE);
        final Buffer dLogitsGradient = dAttention;
        final Buffer dEnergy = outputGradient(1, ENERGY_SIZE);
        final Buffer dHalves = outputGradient(2, HALVES_SIZE);
        final Buffer dSum2 = dEnergy;
        final Buffer dMap4 = value(11, MAP4_SIZE);
        final Buffer dReshape4 = value(9, RESHAPE4_SIZE);
        final Buffer dCombineNumber = value(13, D_COMBINE_NUMBER_SIZE);
        final Buffer dMap3 = dMap4;
        final Buffer dCombineNumber3 = dMap4;
        final Buffer dMap2 = dMap4;
        final Buffer dAttentionLogits = dMap4;
        final Buffer dCombine3 = dReshape4;
        final Buffer dCombine = value(6, D_COMBINE_SIZE);
        final Buffer dSlice2 = dCombine;
        final Buffer dSlice = dReshape4;
        final Buffer dPad = value(4, CHOOSE_SIZE);
        final Buffer dPad2 = value(7, CHOOSE_SIZE);
        final Buffer dCombine4 = dPad;
        final Buffer dCombineNumber2 = dEnergy;
        final Buffer dReshape = dEnergy;
        final Buffer dCombine2Logits = value(7, COMBINE2_SIZE);
        final Buffer dBroadcast2 = value(9, BROADCAST2_SIZE);
        final Buffer dSum = value(10, SUM_SIZE);
        final Buffer dReshape3 = dSum;
        final Buffer dBroadcast = value(9, CHOOSE_SIZE);
        final Buffer dCombine5 = dPad;
        final Buffer dCombine6 = dCombine2Logits;
        final Buffer dCombineNumber4 = dCombine2Logits;
        final Buffer dCombine7 = dPad;
        final Buffer dSoftmaxGradient = dMap4;
        final Buffer dReshape2 = dAttention;
        final Buffer dGate = dAttention;
        final Buffer dGateBias = gradient(GATE_BIAS, 1);
        final Buffer dGateKernel = gradient(GATE_KERNEL, 6 * 1);
        final Buffer dChooseViaGate = value(1, CHOOSE_SIZE);
        final Buffer dChoose = dPad;
        final Buffer dCombineNumber5 = value(1, D_COMBINE_NUMBER5_SIZE);
        final Buffer dCombineNumber2Logits = dCombineNumber5;
        final Buffer dCombine8 = dPad;
        final Buffer dCombineNumber7 = dCombineNumber5;
        final Buffer dAcrossFeatures = dPad;
        final Buffer dAcrossFeaturesBias = gradient(ACROSS_FEATURES_BIAS, 6);
        final Buffer dAcrossFeaturesKernel = gradient(ACROSS_FEATURES_KERNEL, 6 * 6);
        final Buffer dCombineLogits = value(1, COMBINE_SIZE);
        final Buffer dAcrossTokens = value(2, ACROSS_TOKENS_SIZE);
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
            // broadcast = reshape repeated to (None, 8, 6)                            (batch, 8, 6)
            k.copy(reshape, 0, broadcast, 0, batch, BROADCAST_LAYOUT);
            // combine = transpose2 + broadcast                                        (batch, 8, 6)
            k.binary(ADD, transpose2, broadcast, combine, batch * COMBINE_SIZE);

            // acrossFeatures = combine · kernel + bias                                (batch, 8, 6)
            k.matmul(combine, acrossFeaturesKernel, acrossFeaturesBias, IDENTITY, acrossFeatures, batch * 8, 6, 6);

            // combineNumber = acrossFeatures > 0                                      (batch, 8, 6)
            k.binary(GREATER, acrossFeatures, 0, combineNumber, batch * COMBINE_NUMBER_SIZE);
            // combineNumber2 = acrossFeatures · 0.1                                   (batch, 8, 6)
            k.binary(MULTIPLY, acrossFeatures, 0.1f, combineNumber2, batch * COMBINE_NUMBER2_SIZE);
            // choose = acrossFeatures where combineNumber, else combineNumber2        (batch, 8, 6)
            k.select(combineNumber, acrossFeatures, combineNumber2, choose, batch * CHOOSE_SIZE);

            // gate = choose · kernel + bias                                           (batch, 8, 1)
            k.matmul(choose, gateKernel, gateBias, IDENTITY, gate, batch * 8, 1, 6);

            // attention = softmax(reshape2)                                           (batch, 8)
            k.softmax(reshape2, attention, batch, ATTENTION_SIZE);
            // map = square(choose)                                                    (batch, 8, 6)
            k.unary(SQUARE, choose, map, batch * MAP_SIZE);
            // sum = Σ choose                                                          (batch, 8)
            k.sum(choose, sum, batch * 8, 6, 1, 1);
            // broadcast2 = reshape3 repeated to (None, 8, 6)                          (batch, 8, 6)
            k.copy(reshape3, 0, broadcast2, 0, batch, BROADCAST2_LAYOUT);
            // combine2 = map − broadcast2                                             (batch, 8, 6)
            k.binary(SUBTRACT, map, broadcast2, combine2, batch * COMBINE2_SIZE);
            // sum2 = 0.020833333333333332 · Σ combine2                                (batch)
            k.sum(combine2, sum2, batch, 48, 1, 0.020833334f);
            // slice = choose from 0 to 4 of axis 1                                    (batch, 4, 6)
            k.copy(choose, 0, slice, 0, batch, SLICE_LAYOUT);
            // slice2 = choose from 4 to 8 of axis 1                                   (batch, 4, 6)
            k.copy(choose, 24, slice2, 0, batch, SLICE_LAYOUT);
            // combine3 = max(slice, slice2)                                           (batch, 4, 6)
            k.binary(MAXIMUM, slice, slice2, combine3, batch * COMBINE3_SIZE);
            // map2 = exp(attention)                                                   (batch, 8)
            k.unary(EXP, attention, map2, batch * MAP2_SIZE);
            // combineNumber3 = map2 / 2                                               (batch, 8)
            k.binary(DIVIDE, map2, 2, combineNumber3, batch * COMBINE_NUMBER3_SIZE);
            // map3 = relu(combineNumber3)                                             (batch, 8)
            k.unary(RELU, combineNumber3, map3, batch * MAP3_SIZE);
            // map4 = log1p(map3)                                                      (batch, 8)
            k.unary(LOG1P, map3, map4, batch * MAP4_SIZE);
            // halves = [reshape4, map4]                                               (batch, 32)
            k.copy(reshape4, 0, halves, 0, batch, HALVES_LAYOUT);
            k.copy(map4, 0, halves, 24, batch, HALVES_LAYOUT2);
        }

        @Override
        protected void backward(int batch) {
            // d logitsGradient = softmax′(attention) · d attention                    (batch, 8)
            // (unless the loss, a crossentropy, has given it already)
            if (!atLogits(0)) {
                k.softmaxGradient(attention, dAttention, dLogitsGradient, batch, RESHAPE2_SIZE);
            }
            // d map4 = d halves from 24 to 32 of axis 1                               (batch, 8)
            k.copy(dHalves, 24, dMap4, 0, batch, D_MAP4_LAYOUT);
            // d reshape4 = d halves from 0 to 24 of axis 1                            (batch, 24)
            k.copy(dHalves, 0, dReshape4, 0, batch, D_RESHAPE4_LAYOUT);
            // d combineNumber = map3 + 1                                              (batch, 8)
            k.binary(ADD, map3, 1, dCombineNumber, batch * D_COMBINE_NUMBER_SIZE);
            // d map3 = d map4 / d combineNumber                                       (batch, 8)
            k.binary(DIVIDE, dMap4, dCombineNumber, dMap3, batch * MAP3_SIZE);
            // d combineNumber3 = d map3 where map3 > 0                                (batch, 8)
            k.binary(RELU_GRADIENT, dMap3, map3, dCombineNumber3, batch * COMBINE_NUMBER3_SIZE);
            // d map2 = d combineNumber3 / 2                                           (batch, 8)
            k.binary(DIVIDE, dCombineNumber3, 2, dMap2, batch * MAP2_SIZE);
            // d attentionLogits = d map2 · map2                                       (batch, 8)
            k.binary(MULTIPLY, dMap2, map2, dAttentionLogits, batch * ATTENTION_SIZE);
            // d combine = slice ≤ slice2                                              (batch, 4, 6)
            k.binary(LESS_EQUAL, slice, slice2, dCombine, batch * D_COMBINE_SIZE);
            // d slice2 = d combine3 where d combine > 0                               (batch, 4, 6)
            k.binary(RELU_GRADIENT, dCombine3, dCombine, dSlice2, batch * SLICE2_SIZE);
            // d combine2 = slice > slice2                                             (batch, 4, 6)
            k.binary(GREATER, slice, slice2, dCombine2, batch * D_COMBINE2_SIZE);
            // d slice = d combine3 where d combine2 > 0                               (batch, 4, 6)
            k.binary(RELU_GRADIENT, dCombine3, dCombine2, dSlice, batch * SLICE_SIZE);
            // d pad = d slice2 between 4 and 0 zeros of axis 1                        (batch, 8, 6)
            k.fill(dPad, 0, batch * CHOOSE_SIZE);
            k.copy(dSlice2, 0, dPad, 24, batch, D_PAD_LAYOUT);
            // d pad2 = d slice between 0 and 4 zeros of axis 1                        (batch, 8, 6)
            k.fill(dPad2, 0, batch * CHOOSE_SIZE);
            k.copy(dSlice, 0, dPad2, 0, batch, D_PAD_LAYOUT);
            // d combine4 = d pad + d pad2                                             (batch, 8, 6)
            k.binary(ADD, dPad, dPad2, dCombine4, batch * CHOOSE_SIZE);
            // d combineNumber2 = d sum2 · 0.020833333333333332                        (batch)
            k.binary(MULTIPLY, dSum2, 0.020833334f, dCombineNumber2, batch * D_COMBINE_NUMBER2_SIZE);
            // d combine2Logits = d reshape repeated to (None, 8, 6)                   (batch, 8, 6)
            k.copy(dReshape, 0, dCombine2Logits, 0, batch, D_COMBINE2_LOGITS_LAYOUT);
            // d broadcast2 = negate(d combine2Logits)                                 (batch, 8, 6)
            k.unary(NEGATE, dCombine2Logits, dBroadcast2, batch * BROADCAST2_SIZE);
            // d sum = Σ d broadcast2                                                  (batch, 8)
            k.sum(dBroadcast2, dSum, batch * 8, 6, 1, 1);
            // d broadcast = d reshape3 repeated to (None, 8, 6)                       (batch, 8, 6)
            k.copy(dReshape3, 0, dBroadcast, 0, batch, BROADCAST2_LAYOUT);
            // d combine5 = d combine4 + d broadcast                                   (batch, 8, 6)
            k.binary(ADD, dCombine4, dBroadcast, dCombine5, batch * CHOOSE_SIZE);
            // d combine6 = d combine2Logits · choose                                  (batch, 8, 6)
            k.binary(MULTIPLY, dCombine2Logits, choose, dCombine6, batch * D_COMBINE6_SIZE);
            // d combineNumber4 = d combine6 · 2                                       (batch, 8, 6)
            k.binary(MULTIPLY, dCombine6, 2, dCombineNumber4, batch * CHOOSE_SIZE);
            // d combine7 = d combine5 + d combineNumber4                              (batch, 8, 6)
            k.binary(ADD, dCombine5, dCombineNumber4, dCombine7, batch * CHOOSE_SIZE);
            // d softmaxGradient = attention · (d attentionLogits − Σ d attentionLogits · attention)  (batch, 8)
            k.softmaxGradient(attention, dAttentionLogits, dSoftmaxGradient, batch, RESHAPE2_SIZE);
            // d reshape2 = d logitsGradient + d softmaxGradient                       (batch, 8)
            k.binary(ADD, dLogitsGradient, dSoftmaxGradient, dReshape2, batch * RESHAPE2_SIZE);

            // d bias = Σ d gate                                                       (1)
            k.sum(dGate, dGateBias, 1, batch * 8, 1, 1);
            // d kernel = chooseᵀ · d gate                                             (6, 1)
            k.matmulTransposedA(choose, dGate, dGateKernel, 6, 1, batch * 8);
            // d chooseViaGate = d gate · kernelᵀ                                      (batch, 8, 6)
            k.matmulTransposedB(dGate, gateKernel, dChooseViaGate, batch * 8, 6, 1);
            // d choose = d combine7 + d chooseViaGate                                 (batch, 8, 6)
            k.binary(ADD, dCombine7, dChooseViaGate, dChoose, batch * CHOOSE_SIZE);

            // d combineNumber5 = combineNumber = 0                                    (batch, 8, 6)
            k.binary(EQUAL, combineNumber, 0, dCombineNumber5, batch * D_COMBINE_NUMBER5_SIZE);
            // d combineNumber2Logits = d choose where d combineNumber5 > 0            (batch, 8, 6)
            k.binary(RELU_GRADIENT, dChoose, dCombineNumber5, dCombineNumber2Logits, batch * COMBINE_NUMBER2_SIZE);
            // d combineNumber6 = combineNumber ≠ 0                                    (batch, 8, 6)
            k.binary(NOT_EQUAL, combineNumber, 0, dCombineNumber6, batch * D_COMBINE_NUMBER6_SIZE);
            // d combine8 = d choose where d combineNumber6 > 0                        (batch, 8, 6)
            k.binary(RELU_GRADIENT, dChoose, dCombineNumber6, dCombine8, batch * ACROSS_FEATURES_SIZE);
            // d combineNumber7 = d combineNumber2Logits · 0.1                         (batch, 8, 6)
            k.binary(MULTIPLY, dCombineNumber2Logits, 0.1f, dCombineNumber7, batch * ACROSS_FEATURES_SIZE);
            // d acrossFeatures = d combine8 + d combineNumber7                        (batch, 8, 6)
            k.binary(ADD, dCombine8, dCombineNumber7, dAcrossFeatures, batch * ACROSS_FEATURES_SIZE);

            // d bias = Σ d acrossFeatures                                             (6)
            k.sum(dAcrossFeatures, dAcrossFeaturesBias, 1, batch * 8, 6, 1);
            // d kernel = combineᵀ · d acrossFeatures                                  (6, 6)
            k.matmulTransposedA(combine, dAcrossFeatures, dAcrossFeaturesKernel, 6, 6, batch * 8);
            // d combineLogits = d acrossFeatures · kernelᵀ                            (batch, 8, 6)
            k.matmulTransposedB(dAcrossFeatures, acrossFeaturesKernel, dCombineLogits, batch * 8, 6, 6);

            // d acrossTokens = d combineLogits with axes [0, 2, 1]                    (batch, 6, 8)
            k.copy(dCombineLogits, 0, dAcrossTokens, 0, batch, TRANSPOSE_LAYOUT);

            // d bias = Σ d acrossTokens                                               (8)
            k.sum(dAcrossTokens, dAcrossTokensBias, 1, batch * 6, 8, 1);
            // d kernel = transposeᵀ · d acrossTokens                                  (8, 8)
            k.matmulTransposedA(transpose, dAcrossTokens, dAcrossTokensKernel, 8, 8, batch * 6);
        }
    }
}

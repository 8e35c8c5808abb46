package com.example;

import static io.modelc.DType.FLOAT32;
import static io.modelc.initializers.Initializers.GLOROT_UNIFORM;
import static io.modelc.initializers.Initializers.ZEROS;
import static io.modelc.ops.Binary.ADD;
import static io.modelc.ops.Binary.MULTIPLY;
import static io.modelc.ops.Unary.ERF;
import static io.modelc.ops.Unary.EXP;
import static io.modelc.ops.Unary.IDENTITY;
import static io.modelc.ops.Unary.NEGATE;
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
 * The compiled form of {@link ResidualTower}.
 *
 * <pre>
 * Model: "residual_tower"
 * ┏━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┓
 * ┃ Layer (type)        ┃ Output Shape      ┃    Param # ┃ Connected to      ┃
 * ┡━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━┩
 * │ signal (InputLayer) │ (None, 32)        │          0 │ -                 │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ blocks[0] (Dense)   │ (None, 32)        │      1,056 │ signal[0][0]      │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ dropout (Dropout)   │ (None, 32)        │          0 │ blocks[0][0][0],  │
 * │                     │                   │            │ blocks[1][0][0],  │
 * │                     │                   │            │ blocks[2][0][0]   │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ add (Add)           │ (None, 32)        │          0 │ signal[0][0],     │
 * │                     │                   │            │ dropout[0][0],    │
 * │                     │                   │            │ add[0][0],        │
 * │                     │                   │            │ dropout[1][0],    │
 * │                     │                   │            │ add[1][0],        │
 * │                     │                   │            │ dropout[2][0]     │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ blocks[1] (Dense)   │ (None, 32)        │      1,056 │ add[0][0]         │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ blocks[2] (Dense)   │ (None, 32)        │      1,056 │ add[1][0]         │
 * ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
 * │ classes (Dense)     │ (None, 5)         │        165 │ add[2][0]         │
 * └─────────────────────┴───────────────────┴────────────┴───────────────────┘
 *  Total params: 3,333 (13.02 KB)
 *  Trainable params: 3,333 (13.02 KB)
 *  Non-trainable params: 0 (0.00 B)
 *  Memory: weights 13.02 KB; per sample 512.00 B inference, 1.79 KB training; largest blocks[0] 4.12 KB
 * </pre>
 */
@Generated("io.modelc.processor.ModelProcessor")
public class CompiledResidualTower extends CompiledModel<NDArray, NDArray, NDArray> {
    /** The output {@code classes}: {@code (None, 5)}. */
    public static final Output CLASSES = new Output(0, "classes");

    // Weights: where each begins among the trainable ones
    private static final int BLOCKS0_KERNEL = 0; // (32, 32), glorot uniform
    private static final int BLOCKS0_BIAS = 1_024; // (32,), zeros
    private static final int BLOCKS1_KERNEL = 1_056; // (32, 32), glorot uniform
    private static final int BLOCKS1_BIAS = 2_080; // (32,), zeros
    private static final int BLOCKS2_KERNEL = 2_112; // (32, 32), glorot uniform
    private static final int BLOCKS2_BIAS = 3_136; // (32,), zeros
    private static final int CLASSES_KERNEL = 3_168; // (32, 5), glorot uniform
    private static final int CLASSES_BIAS = 3_328; // (5,), zeros

    // Floats of one sample
    private static final int SIGNAL_SIZE = 32;
    private static final int BLOCKS0_SIZE = 32;
    private static final int BLOCKS1_SIZE = 32;
    private static final int BLOCKS2_SIZE = 32;
    private static final int CLASSES_SIZE = 5;
    private static final int ADD3_SIZE = 32;
    private static final int ADD2_SIZE = 32;
    private static final int ADD_SIZE = 32;
    private static final int DROPOUT_SIZE = 32;
    private static final int DROPOUT2_SIZE = 32;
    private static final int DROPOUT3_SIZE = 32;

    private static final ModelSpec SPEC = ModelSpec.named("residual_tower")
            .input("signal", FLOAT32, 32)
            .weight("blocks[0]/kernel", GLOROT_UNIFORM, 32, 32)
            .weight("blocks[0]/bias", ZEROS, 32)
            .weight("blocks[1]/kernel", GLOROT_UNIFORM, 32, 32)
            .weight("blocks[1]/bias", ZEROS, 32)
            .weight("blocks[2]/kernel", GLOROT_UNIFORM, 32, 32)
            .weight("blocks[2]/bias", ZEROS, 32)
            .weight("classes/kernel", GLOROT_UNIFORM, 32, 5)
            .weight("classes/bias", ZEROS, 5)
            .output("classes", OutputActivation.SOFTMAX, 5)
            .layer("signal", "InputLayer", "(None, 32)", 0)
            .layer("blocks[0]", "Dense", "(None, 32)", 1_056, "signal[0][0]")
            .layer("dropout", "Dropout", "(None, 32)", 0, "blocks[0][0][0]")
            .again("(None, 32)", "blocks[1][0][0]")
            .again("(None, 32)", "blocks[2][0][0]")
            .layer("add", "Add", "(None, 32)", 0, "signal[0][0]", "dropout[0][0]")
            .again("(None, 32)", "add[0][0]", "dropout[1][0]")
            .again("(None, 32)", "add[1][0]", "dropout[2][0]")
            .layer("blocks[1]", "Dense", "(None, 32)", 1_056, "add[0][0]")
            .layer("blocks[2]", "Dense", "(None, 32)", 1_056, "add[1][0]")
            .layer("classes", "Dense", "(None, 5)", 165, "add[2][0]")
            .connected()
            .build();

    /** A new model, its weights as their initializers say. */
    public CompiledResidualTower() {
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

    /** The inference pass: 512.00 B a sample. */
    private static final class Inference extends Pass {
        // Inputs
        final Buffer signal = input(0, SIGNAL_SIZE);

        // Weights: views of the model's
        final Buffer blocks0Kernel = weight(BLOCKS0_KERNEL, 32 * 32);
        final Buffer blocks0Bias = weight(BLOCKS0_BIAS, 32);
        final Buffer blocks1Kernel = weight(BLOCKS1_KERNEL, 32 * 32);
        final Buffer blocks1Bias = weight(BLOCKS1_BIAS, 32);
        final Buffer blocks2Kernel = weight(BLOCKS2_KERNEL, 32 * 32);
        final Buffer blocks2Bias = weight(BLOCKS2_BIAS, 32);
        final Buffer classesKernel = weight(CLASSES_KERNEL, 32 * 5);
        final Buffer classesBias = weight(CLASSES_BIAS, 5);

        // Values: those that are never needed at the same time share a block of memory
        final Buffer blocks0Affine = value(0, BLOCKS0_SIZE);
        final Buffer blocks0Multiply = value(1, BLOCKS0_SIZE);
        final Buffer blocks0Multiply2 = blocks0Affine;
        final Buffer blocks0Erf = blocks0Affine;
        final Buffer blocks0Add = blocks0Affine;
        final Buffer blocks0 = blocks0Multiply;
        final Buffer add = blocks0Multiply;
        final Buffer blocks1Affine = value(0, BLOCKS1_SIZE);
        final Buffer blocks1Multiply = value(2, BLOCKS1_SIZE);
        final Buffer blocks1Multiply2 = blocks1Affine;
        final Buffer blocks1Erf = blocks1Affine;
        final Buffer blocks1Add = blocks1Affine;
        final Buffer blocks1 = blocks1Multiply;
        final Buffer add2 = blocks0Multiply;
        final Buffer blocks2Affine = value(0, BLOCKS2_SIZE);
        final Buffer blocks2Multiply = value(2, BLOCKS2_SIZE);
        final Buffer blocks2Multiply2 = blocks2Affine;
        final Buffer blocks2Erf = blocks2Affine;
        final Buffer blocks2Add = blocks2Affine;
        final Buffer blocks2 = blocks2Multiply;
        final Buffer add3 = blocks0Multiply;
        final Buffer classesLogits = value(0, CLASSES_SIZE);
        final Buffer classes = output(0, classesLogits);

        Inference(PassContext context) {
            super(context, 1, 1, 32, 32, 32);
        }

        @Override
        protected void forward(int batch) {
            // blocks0Affine = signal · kernel + bias                                  (batch, 32)
            k.matmul(signal, blocks0Kernel, blocks0Bias, IDENTITY, blocks0Affine, batch, BLOCKS0_SIZE, SIGNAL_SIZE);
            // blocks0Multiply = blocks0Affine · 0.5                                   (batch, 32)
            k.binary(MULTIPLY, blocks0Affine, 0.5f, blocks0Multiply, batch * BLOCKS0_SIZE);
            // blocks0Multiply2 = blocks0Affine · 0.7071067811865476                   (batch, 32)
            k.binary(MULTIPLY, blocks0Affine, 0.70710677f, blocks0Multiply2, batch * BLOCKS0_SIZE);
            // blocks0Erf = erf(blocks0Multiply2)                                      (batch, 32)
            k.unary(ERF, blocks0Multiply2, blocks0Erf, batch * BLOCKS0_SIZE);
            // blocks0Add = blocks0Erf + 1                                             (batch, 32)
            k.binary(ADD, blocks0Erf, 1, blocks0Add, batch * BLOCKS0_SIZE);
            // blocks0 = blocks0Multiply · blocks0Add                                  (batch, 32)
            k.binary(MULTIPLY, blocks0Multiply, blocks0Add, blocks0, batch * BLOCKS0_SIZE);

            // add = signal + blocks0                                                  (batch, 32)
            k.binary(ADD, signal, blocks0, add, batch * ADD_SIZE);

            // blocks1Affine = add · kernel + bias                                     (batch, 32)
            k.matmul(add, blocks1Kernel, blocks1Bias, IDENTITY, blocks1Affine, batch, BLOCKS1_SIZE, ADD_SIZE);
            // blocks1Multiply = blocks1Affine · 0.5                                   (batch, 32)
            k.binary(MULTIPLY, blocks1Affine, 0.5f, blocks1Multiply, batch * BLOCKS1_SIZE);
            // blocks1Multiply2 = blocks1Affine · 0.7071067811865476                   (batch, 32)
            k.binary(MULTIPLY, blocks1Affine, 0.70710677f, blocks1Multiply2, batch * BLOCKS1_SIZE);
            // blocks1Erf = erf(blocks1Multiply2)                                      (batch, 32)
            k.unary(ERF, blocks1Multiply2, blocks1Erf, batch * BLOCKS1_SIZE);
            // blocks1Add = blocks1Erf + 1                                             (batch, 32)
            k.binary(ADD, blocks1Erf, 1, blocks1Add, batch * BLOCKS1_SIZE);
            // blocks1 = blocks1Multiply · blocks1Add                                  (batch, 32)
            k.binary(MULTIPLY, blocks1Multiply, blocks1Add, blocks1, batch * BLOCKS1_SIZE);

            // add2 = add + blocks1                                                    (batch, 32)
            k.binary(ADD, add, blocks1, add2, batch * ADD2_SIZE);

            // blocks2Affine = add2 · kernel + bias                                    (batch, 32)
            k.matmul(add2, blocks2Kernel, blocks2Bias, IDENTITY, blocks2Affine, batch, BLOCKS2_SIZE, ADD2_SIZE);
            // blocks2Multiply = blocks2Affine · 0.5                                   (batch, 32)
            k.binary(MULTIPLY, blocks2Affine, 0.5f, blocks2Multiply, batch * BLOCKS2_SIZE);
            // blocks2Multiply2 = blocks2Affine · 0.7071067811865476                   (batch, 32)
            k.binary(MULTIPLY, blocks2Affine, 0.70710677f, blocks2Multiply2, batch * BLOCKS2_SIZE);
            // blocks2Erf = erf(blocks2Multiply2)                                      (batch, 32)
            k.unary(ERF, blocks2Multiply2, blocks2Erf, batch * BLOCKS2_SIZE);
            // blocks2Add = blocks2Erf + 1                                             (batch, 32)
            k.binary(ADD, blocks2Erf, 1, blocks2Add, batch * BLOCKS2_SIZE);
            // blocks2 = blocks2Multiply · blocks2Add                                  (batch, 32)
            k.binary(MULTIPLY, blocks2Multiply, blocks2Add, blocks2, batch * BLOCKS2_SIZE);

            // add3 = add2 + blocks2                                                   (batch, 32)
            k.binary(ADD, add2, blocks2, add3, batch * ADD3_SIZE);

            // classesLogits = add3 · kernel + bias                                    (batch, 5)
            k.matmul(add3, classesKernel, classesBias, IDENTITY, classesLogits, batch, CLASSES_SIZE, ADD3_SIZE);
            // classes = softmax(classesLogits)                                        (batch, 5)
            k.softmax(classesLogits, classes, batch, CLASSES_SIZE);
        }
    }

    /** The training pass: 1.79 KB a sample. */
    private static final class Training extends TrainingPass {
        // Inputs
        final Buffer signal = input(0, SIGNAL_SIZE);

        // Weights: views of the model's
        final Buffer blocks0Kernel = weight(BLOCKS0_KERNEL, 32 * 32);
        final Buffer blocks0Bias = weight(BLOCKS0_BIAS, 32);
        final Buffer blocks1Kernel = weight(BLOCKS1_KERNEL, 32 * 32);
        final Buffer blocks1Bias = weight(BLOCKS1_BIAS, 32);
        final Buffer blocks2Kernel = weight(BLOCKS2_KERNEL, 32 * 32);
        final Buffer blocks2Bias = weight(BLOCKS2_BIAS, 32);
        final Buffer classesKernel = weight(CLASSES_KERNEL, 32 * 5);
        final Buffer classesBias = weight(CLASSES_BIAS, 5);

        // Values: those that are never needed at the same time share a block of memory
        final Buffer blocks0Affine = value(0, BLOCKS0_SIZE);
        final Buffer blocks0Multiply = value(1, BLOCKS0_SIZE);
        final Buffer blocks0Multiply2 = blocks0Affine;
        final Buffer blocks0Erf = value(2, BLOCKS0_SIZE);
        final Buffer blocks0Add = blocks0Erf;
        final Buffer blocks0 = value(3, BLOCKS0_SIZE);
        final Buffer dropout = blocks0;
        final Buffer add = blocks0;
        final Buffer blocks1Affine = value(4, BLOCKS1_SIZE);
        final Buffer blocks1Multiply = value(5, BLOCKS1_SIZE);
        final Buffer blocks1Multiply2 = blocks1Affine;
        final Buffer blocks1Erf = value(6, BLOCKS1_SIZE);
        final Buffer blocks1Add = blocks1Erf;
        final Buffer blocks1 = value(7, BLOCKS1_SIZE);
        final Buffer dropout2 = blocks1;
        final Buffer add2 = blocks1;
        final Buffer blocks2Affine = value(8, BLOCKS2_SIZE);
        final Buffer blocks2Multiply = value(9, BLOCKS2_SIZE);
        final Buffer blocks2Multiply2 = blocks2Affine;
        final Buffer blocks2Erf = value(10, BLOCKS2_SIZE);
        final Buffer blocks2Add = blocks2Erf;
        final Buffer blocks2 = value(11, BLOCKS2_SIZE);
        final Buffer dropout3 = blocks2;
        final Buffer add3 = blocks2;
        final Buffer classesLogits = value(12, CLASSES_SIZE);
        final Buffer classes = output(0, classesLogits);

        // Gradients
        final Buffer dClasses = outputGradient(0, CLASSES_SIZE);
        final Buffer dClassesLogits = dClasses;
        final Buffer dClassesBias = gradient(CLASSES_BIAS, 5);
        final Buffer dClassesKernel = gradient(CLASSES_KERNEL, 32 * 5);
        final Buffer dAdd3 = value(11, ADD3_SIZE);
        final Buffer dBlocks2 = value(13, BLOCKS2_SIZE);
        final Buffer dBlocks2Add = blocks2Multiply;
        final Buffer dBlocks2Multiply = dBlocks2;
        final Buffer blocks2Square = blocks2Affine;
        final Buffer blocks2Negate = blocks2Affine;
        final Buffer blocks2Exp = blocks2Affine;
        final Buffer dBlocks2Multiply2Part = blocks2Multiply;
        final Buffer dBlocks2Multiply2 = blocks2Multiply;
        final Buffer dBlocks2AffinePart = blocks2Multiply;
        final Buffer dBlocks2AffinePart2 = dBlocks2;
        final Buffer dBlocks2Affine = blocks2Multiply;
        final Buffer dBlocks2Bias = gradient(BLOCKS2_BIAS, 32);
        final Buffer dBlocks2Kernel = gradient(BLOCKS2_KERNEL, 32 * 32);
        final Buffer dAdd2ViaBlocks2 = value(13, ADD2_SIZE);
        final Buffer dAdd2 = dAdd3;
        final Buffer dBlocks1 = value(13, BLOCKS1_SIZE);
        final Buffer dBlocks1Add = blocks1Multiply;
        final Buffer dBlocks1Multiply = dBlocks1;
        final Buffer blocks1Square = blocks1Affine;
        final Buffer blocks1Negate = blocks1Affine;
        final Buffer blocks1Exp = blocks1Affine;
        final Buffer dBlocks1Multiply2Part = blocks1Multiply;
        final Buffer dBlocks1Multiply2 = blocks1Multiply;
        final Buffer dBlocks1AffinePart = blocks1Multiply;
        final Buffer dBlocks1AffinePart2 = dBlocks1;
        final Buffer dBlocks1Affine = blocks1Multiply;
        final Buffer dBlocks1Bias = gradient(BLOCKS1_BIAS, 32);
        final Buffer dBlocks1Kernel = gradient(BLOCKS1_KERNEL, 32 * 32);
        final Buffer dAddViaBlocks1 = value(13, ADD_SIZE);
        final Buffer dAdd = dAdd3;
        final Buffer dBlocks0 = dAdd3;
        final Buffer dBlocks0Add = blocks0Multiply;
        final Buffer dBlocks0Multiply = dAdd3;
        final Buffer blocks0Square = blocks0Affine;
        final Buffer blocks0Negate = blocks0Affine;
        final Buffer blocks0Exp = blocks0Affine;
        final Buffer dBlocks0Multiply2Part = blocks0Multiply;
        final Buffer dBlocks0Multiply2 = blocks0Multiply;
        final Buffer dBlocks0AffinePart = blocks0Multiply;
        final Buffer dBlocks0AffinePart2 = dAdd3;
        final Buffer dBlocks0Affine = blocks0Multiply;
        final Buffer dBlocks0Bias = gradient(BLOCKS0_BIAS, 32);
        final Buffer dBlocks0Kernel = gradient(BLOCKS0_KERNEL, 32 * 32);

        Training(PassContext context) {
            super(context, 1, 1, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 5, 32);
        }

        @Override
        protected void forward(int batch) {
            // blocks0Affine = signal · kernel + bias                                  (batch, 32)
            k.matmul(signal, blocks0Kernel, blocks0Bias, IDENTITY, blocks0Affine, batch, BLOCKS0_SIZE, SIGNAL_SIZE);
            // blocks0Multiply = blocks0Affine · 0.5                                   (batch, 32)
            k.binary(MULTIPLY, blocks0Affine, 0.5f, blocks0Multiply, batch * BLOCKS0_SIZE);
            // blocks0Multiply2 = blocks0Affine · 0.7071067811865476                   (batch, 32)
            k.binary(MULTIPLY, blocks0Affine, 0.70710677f, blocks0Multiply2, batch * BLOCKS0_SIZE);
            // blocks0Erf = erf(blocks0Multiply2)                                      (batch, 32)
            k.unary(ERF, blocks0Multiply2, blocks0Erf, batch * BLOCKS0_SIZE);
            // blocks0Add = blocks0Erf + 1                                             (batch, 32)
            k.binary(ADD, blocks0Erf, 1, blocks0Add, batch * BLOCKS0_SIZE);
            // blocks0 = blocks0Multiply · blocks0Add                                  (batch, 32)
            k.binary(MULTIPLY, blocks0Multiply, blocks0Add, blocks0, batch * BLOCKS0_SIZE);

            // dropout = blocks0 · mask / (1 − 0.1)                                    (batch, 32)
            k.dropout(blocks0, dropout, batch * DROPOUT_SIZE, 0.1f, random, 0);

            // add = signal + dropout                                                  (batch, 32)
            k.binary(ADD, signal, dropout, add, batch * ADD_SIZE);

            // blocks1Affine = add · kernel + bias                                     (batch, 32)
            k.matmul(add, blocks1Kernel, blocks1Bias, IDENTITY, blocks1Affine, batch, BLOCKS1_SIZE, ADD_SIZE);
            // blocks1Multiply = blocks1Affine · 0.5                                   (batch, 32)
            k.binary(MULTIPLY, blocks1Affine, 0.5f, blocks1Multiply, batch * BLOCKS1_SIZE);
            // blocks1Multiply2 = blocks1Affine · 0.7071067811865476                   (batch, 32)
            k.binary(MULTIPLY, blocks1Affine, 0.70710677f, blocks1Multiply2, batch * BLOCKS1_SIZE);
            // blocks1Erf = erf(blocks1Multiply2)                                      (batch, 32)
            k.unary(ERF, blocks1Multiply2, blocks1Erf, batch * BLOCKS1_SIZE);
            // blocks1Add = blocks1Erf + 1                                             (batch, 32)
            k.binary(ADD, blocks1Erf, 1, blocks1Add, batch * BLOCKS1_SIZE);
            // blocks1 = blocks1Multiply · blocks1Add                                  (batch, 32)
            k.binary(MULTIPLY, blocks1Multiply, blocks1Add, blocks1, batch * BLOCKS1_SIZE);

            // dropout2 = blocks1 · mask / (1 − 0.1)                                   (batch, 32)
            k.dropout(blocks1, dropout2, batch * DROPOUT2_SIZE, 0.1f, random, 1);

            // add2 = add + dropout2                                                   (batch, 32)
            k.binary(ADD, add, dropout2, add2, batch * ADD2_SIZE);

            // blocks2Affine = add2 · kernel + bias                                    (batch, 32)
            k.matmul(add2, blocks2Kernel, blocks2Bias, IDENTITY, blocks2Affine, batch, BLOCKS2_SIZE, ADD2_SIZE);
            // blocks2Multiply = blocks2Affine · 0.5                                   (batch, 32)
            k.binary(MULTIPLY, blocks2Affine, 0.5f, blocks2Multiply, batch * BLOCKS2_SIZE);
            // blocks2Multiply2 = blocks2Affine · 0.7071067811865476                   (batch, 32)
            k.binary(MULTIPLY, blocks2Affine, 0.70710677f, blocks2Multiply2, batch * BLOCKS2_SIZE);
            // blocks2Erf = erf(blocks2Multiply2)                                      (batch, 32)
            k.unary(ERF, blocks2Multiply2, blocks2Erf, batch * BLOCKS2_SIZE);
            // blocks2Add = blocks2Erf + 1                                             (batch, 32)
            k.binary(ADD, blocks2Erf, 1, blocks2Add, batch * BLOCKS2_SIZE);
            // blocks2 = blocks2Multiply · blocks2Add                                  (batch, 32)
            k.binary(MULTIPLY, blocks2Multiply, blocks2Add, blocks2, batch * BLOCKS2_SIZE);

            // dropout3 = blocks2 · mask / (1 − 0.1)                                   (batch, 32)
            k.dropout(blocks2, dropout3, batch * DROPOUT3_SIZE, 0.1f, random, 2);

            // add3 = add2 + dropout3                                                  (batch, 32)
            k.binary(ADD, add2, dropout3, add3, batch * ADD3_SIZE);

            // classesLogits = add3 · kernel + bias                                    (batch, 5)
            k.matmul(add3, classesKernel, classesBias, IDENTITY, classesLogits, batch, CLASSES_SIZE, ADD3_SIZE);
            // classes = softmax(classesLogits)                                        (batch, 5)
            k.softmax(classesLogits, classes, batch, CLASSES_SIZE);
        }

        @Override
        protected void backward(int batch) {
            // d classesLogits = softmax′(classes) · d classes                         (batch, 5)
            // (unless the loss, a crossentropy, has given it already)
            if (!atLogits(0)) {
                k.softmaxGradient(classes, dClasses, dClassesLogits, batch, CLASSES_SIZE);
            }
            // d bias = Σ d classesLogits                                              (5)
            k.sum(dClassesLogits, dClassesBias, 1, batch, 5, 1);
            // d kernel = add3ᵀ · d classesLogits                                      (32, 5)
            k.matmulTransposedA(add3, dClassesLogits, dClassesKernel, ADD3_SIZE, CLASSES_SIZE, batch);
            // d add3 = d classesLogits · kernelᵀ                                      (batch, 32)
            k.matmulTransposedB(dClassesLogits, classesKernel, dAdd3, batch, ADD3_SIZE, CLASSES_SIZE);

            // d blocks2 = d add3 · mask / (1 − 0.1)                                   (batch, 32)
            k.dropout(dAdd3, dBlocks2, batch * BLOCKS2_SIZE, 0.1f, random, 2);

            // d blocks2Add = d blocks2 · blocks2Multiply                              (batch, 32)
            k.binary(MULTIPLY, dBlocks2, blocks2Multiply, dBlocks2Add, batch * BLOCKS2_SIZE);
            // d blocks2Multiply = d blocks2 · blocks2Add                              (batch, 32)
            k.binary(MULTIPLY, dBlocks2, blocks2Add, dBlocks2Multiply, batch * BLOCKS2_SIZE);
            // blocks2Square = square(blocks2Multiply2)                                (batch, 32)
            k.unary(SQUARE, blocks2Multiply2, blocks2Square, batch * BLOCKS2_SIZE);
            // blocks2Negate = negate(blocks2Square)                                   (batch, 32)
            k.unary(NEGATE, blocks2Square, blocks2Negate, batch * BLOCKS2_SIZE);
            // blocks2Exp = exp(blocks2Negate)                                         (batch, 32)
            k.unary(EXP, blocks2Negate, blocks2Exp, batch * BLOCKS2_SIZE);
            // d blocks2Multiply2Part = d blocks2Add · blocks2Exp                      (batch, 32)
            k.binary(MULTIPLY, dBlocks2Add, blocks2Exp, dBlocks2Multiply2Part, batch * BLOCKS2_SIZE);
            // d blocks2Multiply2 = d blocks2Multiply2Part · 1.1283791670955126        (batch, 32)
            k.binary(MULTIPLY, dBlocks2Multiply2Part, 1.1283792f, dBlocks2Multiply2, batch * BLOCKS2_SIZE);
            // d blocks2AffinePart = d blocks2Multiply2 · 0.7071067811865476           (batch, 32)
            k.binary(MULTIPLY, dBlocks2Multiply2, 0.70710677f, dBlocks2AffinePart, batch * BLOCKS2_SIZE);
            // d blocks2AffinePart2 = d blocks2Multiply · 0.5                          (batch, 32)
            k.binary(MULTIPLY, dBlocks2Multiply, 0.5f, dBlocks2AffinePart2, batch * BLOCKS2_SIZE);
            // d blocks2Affine = d blocks2AffinePart + d blocks2AffinePart2            (batch, 32)
            k.binary(ADD, dBlocks2AffinePart, dBlocks2AffinePart2, dBlocks2Affine, batch * BLOCKS2_SIZE);
            // d bias = Σ d blocks2Affine                                              (32)
            k.sum(dBlocks2Affine, dBlocks2Bias, 1, batch, 32, 1);
            // d kernel = add2ᵀ · d blocks2Affine                                      (32, 32)
            k.matmulTransposedA(add2, dBlocks2Affine, dBlocks2Kernel, ADD2_SIZE, BLOCKS2_SIZE, batch);
            // d add2ViaBlocks2 = d blocks2Affine · kernelᵀ                            (batch, 32)
            k.matmulTransposedB(dBlocks2Affine, blocks2Kernel, dAdd2ViaBlocks2, batch, ADD2_SIZE, BLOCKS2_SIZE);
            // d add2 = d add3 + d add2ViaBlocks2                                      (batch, 32)
            k.binary(ADD, dAdd3, dAdd2ViaBlocks2, dAdd2, batch * ADD2_SIZE);

            // d blocks1 = d add2 · mask / (1 − 0.1)                                   (batch, 32)
            k.dropout(dAdd2, dBlocks1, batch * BLOCKS1_SIZE, 0.1f, random, 1);

            // d blocks1Add = d blocks1 · blocks1Multiply                              (batch, 32)
            k.binary(MULTIPLY, dBlocks1, blocks1Multiply, dBlocks1Add, batch * BLOCKS1_SIZE);
            // d blocks1Multiply = d blocks1 · blocks1Add                              (batch, 32)
            k.binary(MULTIPLY, dBlocks1, blocks1Add, dBlocks1Multiply, batch * BLOCKS1_SIZE);
            // blocks1Square = square(blocks1Multiply2)                                (batch, 32)
            k.unary(SQUARE, blocks1Multiply2, blocks1Square, batch * BLOCKS1_SIZE);
            // blocks1Negate = negate(blocks1Square)                                   (batch, 32)
            k.unary(NEGATE, blocks1Square, blocks1Negate, batch * BLOCKS1_SIZE);
            // blocks1Exp = exp(blocks1Negate)                                         (batch, 32)
            k.unary(EXP, blocks1Negate, blocks1Exp, batch * BLOCKS1_SIZE);
            // d blocks1Multiply2Part = d blocks1Add · blocks1Exp                      (batch, 32)
            k.binary(MULTIPLY, dBlocks1Add, blocks1Exp, dBlocks1Multiply2Part, batch * BLOCKS1_SIZE);
            // d blocks1Multiply2 = d blocks1Multiply2Part · 1.1283791670955126        (batch, 32)
            k.binary(MULTIPLY, dBlocks1Multiply2Part, 1.1283792f, dBlocks1Multiply2, batch * BLOCKS1_SIZE);
            // d blocks1AffinePart = d blocks1Multiply2 · 0.7071067811865476           (batch, 32)
            k.binary(MULTIPLY, dBlocks1Multiply2, 0.70710677f, dBlocks1AffinePart, batch * BLOCKS1_SIZE);
            // d blocks1AffinePart2 = d blocks1Multiply · 0.5                          (batch, 32)
            k.binary(MULTIPLY, dBlocks1Multiply, 0.5f, dBlocks1AffinePart2, batch * BLOCKS1_SIZE);
            // d blocks1Affine = d blocks1AffinePart + d blocks1AffinePart2            (batch, 32)
            k.binary(ADD, dBlocks1AffinePart, dBlocks1AffinePart2, dBlocks1Affine, batch * BLOCKS1_SIZE);
            // d bias = Σ d blocks1Affine                                              (32)
            k.sum(dBlocks1Affine, dBlocks1Bias, 1, batch, 32, 1);
            // d kernel = addᵀ · d blocks1Affine                                       (32, 32)
            k.matmulTransposedA(add, dBlocks1Affine, dBlocks1Kernel, ADD_SIZE, BLOCKS1_SIZE, batch);
            // d addViaBlocks1 = d blocks1Affine · kernelᵀ                             (batch, 32)
            k.matmulTransposedB(dBlocks1Affine, blocks1Kernel, dAddViaBlocks1, batch, ADD_SIZE, BLOCKS1_SIZE);
            // d add = d add2 + d addViaBlocks1                                        (batch, 32)
            k.binary(ADD, dAdd2, dAddViaBlocks1, dAdd, batch * ADD_SIZE);

            // d blocks0 = d add · mask / (1 − 0.1)                                    (batch, 32)
            k.dropout(dAdd, dBlocks0, batch * BLOCKS0_SIZE, 0.1f, random, 0);

            // d blocks0Add = d blocks0 · blocks0Multiply                              (batch, 32)
            k.binary(MULTIPLY, dBlocks0, blocks0Multiply, dBlocks0Add, batch * BLOCKS0_SIZE);
            // d blocks0Multiply = d blocks0 · blocks0Add                              (batch, 32)
            k.binary(MULTIPLY, dBlocks0, blocks0Add, dBlocks0Multiply, batch * BLOCKS0_SIZE);
            // blocks0Square = square(blocks0Multiply2)                                (batch, 32)
            k.unary(SQUARE, blocks0Multiply2, blocks0Square, batch * BLOCKS0_SIZE);
            // blocks0Negate = negate(blocks0Square)                                   (batch, 32)
            k.unary(NEGATE, blocks0Square, blocks0Negate, batch * BLOCKS0_SIZE);
            // blocks0Exp = exp(blocks0Negate)                                         (batch, 32)
            k.unary(EXP, blocks0Negate, blocks0Exp, batch * BLOCKS0_SIZE);
            // d blocks0Multiply2Part = d blocks0Add · blocks0Exp                      (batch, 32)
            k.binary(MULTIPLY, dBlocks0Add, blocks0Exp, dBlocks0Multiply2Part, batch * BLOCKS0_SIZE);
            // d blocks0Multiply2 = d blocks0Multiply2Part · 1.1283791670955126        (batch, 32)
            k.binary(MULTIPLY, dBlocks0Multiply2Part, 1.1283792f, dBlocks0Multiply2, batch * BLOCKS0_SIZE);
            // d blocks0AffinePart = d blocks0Multiply2 · 0.7071067811865476           (batch, 32)
            k.binary(MULTIPLY, dBlocks0Multiply2, 0.70710677f, dBlocks0AffinePart, batch * BLOCKS0_SIZE);
            // d blocks0AffinePart2 = d blocks0Multiply · 0.5                          (batch, 32)
            k.binary(MULTIPLY, dBlocks0Multiply, 0.5f, dBlocks0AffinePart2, batch * BLOCKS0_SIZE);
            // d blocks0Affine = d blocks0AffinePart + d blocks0AffinePart2            (batch, 32)
            k.binary(ADD, dBlocks0AffinePart, dBlocks0AffinePart2, dBlocks0Affine, batch * BLOCKS0_SIZE);
            // d bias = Σ d blocks0Affine                                              (32)
            k.sum(dBlocks0Affine, dBlocks0Bias, 1, batch, 32, 1);
            // d kernel = signalᵀ · d blocks0Affine                                    (32, 32)
            k.matmulTransposedA(signal, dBlocks0Affine, dBlocks0Kernel, SIGNAL_SIZE, BLOCKS0_SIZE, batch);
        }
    }
}

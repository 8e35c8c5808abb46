package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A random model: some inputs, a dozen ops on them and on weights, some outputs. One seed, one model. */
public final class RandomModel {

    private static final Unary[] SMOOTH = {
        Unary.TANH, Unary.SIGMOID, Unary.RELU, Unary.SOFTPLUS, Unary.NEGATE, Unary.ABS, Unary.SIGN, Unary.ERF
    };
    private static final Binary[] FUNCTIONS = {
        Binary.ADD, Binary.SUBTRACT, Binary.MULTIPLY, Binary.MAXIMUM, Binary.MINIMUM, Binary.GREATER, Binary.LESS_EQUAL
    };

    private final TestModel model;
    private final Random random;
    private final List<Tensor> values = new ArrayList<>();

    private RandomModel(long seed) {
        this.random = new Random(seed);
        this.model = new TestModel(1 + random.nextInt(3), seed, -1, 1);
    }

    /** The model of a seed. */
    public static TestModel of(long seed) {
        return new RandomModel(seed).build();
    }

    private TestModel build() {
        int inputs = 1 + random.nextInt(2);
        for (int i = 0; i < inputs; i++) {
            values.add(model.input(sample(1 + random.nextInt(3))));
        }
        int weights = random.nextInt(4);
        for (int i = 0; i < weights; i++) {
            values.add(model.weight(sample(1 + random.nextInt(2))));
        }
        values.add(model.constant(pick(-1.0, 0.0, 0.5, 1.0)));
        int ops = 4 + random.nextInt(12);
        for (int i = 0; i < ops; i++) {
            values.add(next(any()));
        }
        outputs();
        return model;
    }

    private void outputs() {
        List<Tensor> candidates =
                values.stream().filter(value -> dims(value).hasBatch()).toList();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            // Late values, so that most ops matter.
            Tensor value = candidates.get(Math.max(0, candidates.size() - 1 - random.nextInt(4)));
            boolean rows = value.rank() > 1;
            Tensor output =
                    switch (random.nextInt(4)) {
                        case 0 -> rows ? value.softmax(-1) : value;
                        case 1 -> value.map(Unary.SIGMOID);
                        default -> value;
                    };
            model.graph().output("y" + i, output);
        }
    }

    private Tensor next(Tensor x) {
        int rank = x.rank();
        int first = dims(x).hasBatch() ? 1 : 0;
        boolean hasSampleAxis = rank > first;
        return switch (random.nextInt(hasSampleAxis ? 17 : 6)) {
            case 0 -> x.map(pick(SMOOTH));
            case 1, 2 -> partner(x);
            case 3 -> x.combine(pick(FUNCTIONS), pick(-1.0, 0.0, 0.5, 1.0, 2.0));
            case 4 -> x.map(Unary.TANH).map(Unary.EXP).plus(0.5).map(pick(Unary.LOG, Unary.SQRT, Unary.RECIPROCAL));
            case 5 -> x.dropout(0.3);
            case 6, 7 -> rank < 2 ? x.map(Unary.TANH) : dense(x);
            case 8 -> x.softmax(axis(x));
            case 9 -> x.logSoftmax(axis(x));
            case 10 -> x.reshape(-1);
            case 11 -> transposed(x, first);
            case 12 -> sliced(x);
            case 13 -> joined(x);
            case 14 -> random.nextInt(4) == 0 ? x.sum(0) : x.sum(axis(x));
            case 15 -> random.nextInt(4) == 0 ? x.mean() : x.mean(axis(x));
            default -> x.combine(Binary.GREATER, 0.1).choose(x.times(x), x.map(Unary.SIGMOID));
        };
    }

    /** The function of a value and of another that fits, or of a weight that is repeated along it. */
    private Tensor partner(Tensor x) {
        List<Tensor> fitting = values.stream().filter(other -> fits(x, other)).toList();
        boolean weight = fitting.isEmpty() || random.nextInt(3) == 0;
        Tensor other = weight ? model.weight(part(x)) : fitting.get(random.nextInt(fitting.size()));
        Tensor result = random.nextInt(8) == 0
                ? x.dividedBy(other.map(Unary.SOFTPLUS).plus(0.5))
                : random.nextBoolean() ? x.combine(pick(FUNCTIONS), other) : other.combine(pick(FUNCTIONS), x);
        return random.nextInt(4) == 0 ? result.map(Unary.TANH) : result;
    }

    private Tensor dense(Tensor x) {
        int units = 1 + random.nextInt(4);
        Tensor product = x.matmul(model.weight(dims(x).last(), units));
        int[] bias = random.nextInt(3) == 0 ? part(product) : new int[] {units};
        Tensor sum = random.nextInt(4) == 0 ? product : product.plus(model.weight(bias));
        return random.nextInt(4) == 0 ? sum : sum.map(pick(SMOOTH));
    }

    private Tensor transposed(Tensor x, int first) {
        List<Integer> order = new ArrayList<>();
        for (int axis = first; axis < x.rank(); axis++) {
            order.add(random.nextInt(order.size() + 1), axis);
        }
        if (first == 1) {
            order.add(0, 0);
        }
        return x.transpose(order.stream().mapToInt(axis -> axis).toArray());
    }

    private Tensor sliced(Tensor x) {
        int axis = axis(x);
        int size = x.dim(axis);
        int start = random.nextInt(size);
        return x.slice(axis, start, start + 1 + random.nextInt(size - start));
    }

    private Tensor joined(Tensor x) {
        int axis = axis(x);
        return x.slice(axis, 0, 1 + random.nextInt(x.dim(axis))).join(axis, x.map(Unary.TANH), x);
    }

    /** A shape that is repeated to that of one sample of x: some axes 1, some leading axes missing. */
    private int[] part(Tensor x) {
        int[] sample = dims(x).hasBatch() ? Arrays.copyOfRange(x.shape(), 1, x.rank()) : x.shape();
        int[] part = Arrays.copyOfRange(sample, sample.length == 0 ? 0 : random.nextInt(sample.length), sample.length);
        for (int i = 0; i < part.length; i++) {
            part[i] = random.nextInt(3) == 0 ? 1 : part[i];
        }
        return part.length == 0 ? new int[] {1} : part;
    }

    private static boolean fits(Tensor x, Tensor other) {
        Dims a = dims(x);
        Dims b = dims(other);
        int rank = Math.max(a.rank(), b.rank());
        for (int axis = -rank; axis < 0; axis++) {
            int one = Broadcasting.size(a, axis);
            int two = Broadcasting.size(b, axis);
            boolean batchInside = axis > -rank && (one == Tensor.BATCH || two == Tensor.BATCH);
            if (batchInside || one != two && one != 1 && two != 1) {
                return false;
            }
        }
        return true;
    }

    private static Dims dims(Tensor tensor) {
        return ((GraphTensor) tensor).dims();
    }

    private Tensor any() {
        return values.get(random.nextInt(values.size()));
    }

    /** An axis other than the batch. */
    private int axis(Tensor x) {
        int first = dims(x).hasBatch() ? 1 : 0;
        return first + random.nextInt(x.rank() - first);
    }

    private int[] sample(int rank) {
        return random.ints(rank, 1, 5).toArray();
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}

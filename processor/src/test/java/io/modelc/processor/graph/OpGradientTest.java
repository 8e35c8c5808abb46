package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import io.modelc.processor.differentiate.GradientCheck;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The full Jacobian of every op against central differences. Results pass through exp(), so that a rule that mistakes
 * the gradient from above for 1 shows.
 */
class OpGradientTest {

    private static final double LOW = 0.3;
    private static final double HIGH = 1.4;

    @ParameterizedTest
    @EnumSource
    void functionOfOneNumber(Unary f) {
        check(LOW, HIGH, x -> x.map(f), 3);
        if (f != Unary.LOG && f != Unary.SQRT && f != Unary.LOG1P) {
            check(-HIGH, -LOW, x -> x.map(f), 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void functionOfTwoValues(Binary f) {
        BinaryOperator<Tensor> combine = (a, b) -> a.combine(f, b);
        check(combine, new int[] {3}, new int[] {3});
        check(combine, new int[] {2, 3}, new int[] {1, 3});
        check(combine, new int[] {1, 3}, new int[] {2, 3});
        check(combine, new int[] {2, 1}, new int[] {1, 3});
        check(combine, new int[] {1}, new int[] {3});
        check(combine, new int[] {1, 1}, new int[] {1, 1});
    }

    @ParameterizedTest
    @EnumSource
    void functionOfAValueAndAWeightThatIsRepeated(Binary f) {
        for (int[] shape : new int[][] {{3}, {1}, {1, 3}, {2, 1}, {2, 3}, {1, 1, 1}}) {
            TestModel batchFirst = new TestModel(2, 5, LOW, HIGH);
            batchFirst.output(batchFirst
                    .variable(2, 3)
                    .combine(f, batchFirst.weight(shape))
                    .map(Unary.EXP));
            GradientCheck.checkJacobian(batchFirst);
            TestModel weightFirst = new TestModel(2, 6, LOW, HIGH);
            weightFirst.output(weightFirst
                    .weight(shape)
                    .combine(f, weightFirst.variable(2, 3))
                    .map(Unary.EXP));
            GradientCheck.checkJacobian(weightFirst);
        }
    }

    @ParameterizedTest
    @EnumSource
    void functionOfAValueAndANumber(Binary f) {
        for (double number : new double[] {-1.5, 0, 0.5, 1, 2, 3}) {
            if (f != Binary.DIVIDE || number != 0) {
                check(LOW, HIGH, x -> x.combine(f, number), 3);
            }
        }
    }

    @Test
    void functionOfAValueAndItself() {
        check(LOW, HIGH, x -> x.times(x), 3);
        check(LOW, HIGH, x -> x.combine(Binary.MAXIMUM, x), 3);
        check(LOW, HIGH, x -> x.combine(Binary.POWER, x), 3);
    }

    @Test
    void choice() {
        UnaryOperator<Tensor> choose = x -> x.combine(Binary.GREATER, 0.8).choose(x.times(2), x.times(x));
        check(LOW, HIGH, choose, 2, 3);
        TestModel model = new TestModel(2, 1, LOW, HIGH);
        Tensor condition = model.variable(2, 3).combine(Binary.LESS, 1.6);
        model.output(condition.choose(model.weight(3), model.weight(2, 1)).map(Unary.EXP));
        GradientCheck.checkJacobian(model);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 3, 5", "3, 1, 2", "2, 5, 3"})
    void matrixProduct(int batch, int k, int n) {
        TestModel model = new TestModel(batch, 1, -0.7, 0.7);
        model.output(model.variable(k).matmul(model.weight(k, n)).map(Unary.EXP));
        GradientCheck.checkJacobian(model);
        TestModel rows = new TestModel(batch, 1, -0.7, 0.7);
        rows.output(rows.variable(3, k).matmul(rows.weight(k, n)).map(Unary.EXP));
        GradientCheck.checkJacobian(rows);
        TestModel weights = new TestModel(batch, 1, -0.7, 0.7);
        weights.output(weights.weight(4, k).matmul(weights.weight(k, n)).map(Unary.EXP));
        GradientCheck.checkJacobian(weights);
    }

    @Test
    void transposedMatrixProducts() {
        TestModel a = new TestModel(3, 1, -0.7, 0.7);
        a.output(GraphTensor.apply(new MatMulTransposedA(), a.variable(2), a.variable(4))
                .map(Unary.EXP));
        GradientCheck.checkJacobian(a);
        TestModel b = new TestModel(3, 1, -0.7, 0.7);
        b.output(GraphTensor.apply(new MatMulTransposedB(), b.variable(2), b.weight(4, 2))
                .map(Unary.EXP));
        GradientCheck.checkJacobian(b);
    }

    @Test
    void sums() {
        for (int[] axes : new int[][] {{1}, {2}, {3}, {-1}, {1, 3}, {3, 2}, {1, 2, 3}, {0}, {0, 2}, {0, 1, 2, 3}, {}}) {
            check(-1, 1, x -> x.sum(axes), 2, 3, 2);
            check(-1, 1, x -> x.mean(axes), 2, 3, 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void softmaxes(int n) {
        check(-1, 1, x -> x.softmax(-1), n);
        check(-1, 1, x -> x.softmax(1), n, 2);
        check(-1, 1, x -> x.softmax(-2), 2, n, 3);
        check(-1, 1, x -> x.logSoftmax(-1), n);
        check(-1, 1, x -> x.logSoftmax(1), n, 2);
    }

    @Test
    void gradientsOfSoftmaxes() {
        check((y, dy) -> GraphTensor.apply(new SoftmaxGradient(), y, dy), new int[] {3}, new int[] {3});
        check((y, dy) -> GraphTensor.apply(new LogSoftmaxGradient(), y, dy), new int[] {2, 3}, new int[] {2, 3});
    }

    @Test
    void moves() {
        check(-1, 1, x -> x.reshape(3, -1), 2, 3);
        check(-1, 1, x -> x.reshape(-1), 2, 3, 1);
        check(-1, 1, x -> x.transpose(0, 2, 1), 2, 3);
        check(-1, 1, x -> x.transpose(0, 3, 1, 2), 2, 3, 4);
        check(-1, 1, x -> x.slice(1, 1, 3), 4, 2);
        check(-1, 1, x -> x.slice(-1, 0, 1), 2, 3);
        check(-1, 1, x -> GraphTensor.apply(new Pad(1, 2, 1), x), 2, 2);
        check((a, b) -> a.join(-1, b, a), new int[] {2, 3}, new int[] {2, 1});
        check((a, b) -> a.join(1, b), new int[] {2, 3}, new int[] {1, 3});
        check(-1, 1, x -> ((GraphTensor) x).broadcastTo(Dims.batchOf(3, 2)), 1, 2);
    }

    @Test
    void randomMasks() {
        check(-1, 1, x -> x.dropout(0.4), 3, 5);
        check(-1, 1, x -> x.dropout(0), 3);
    }

    @Test
    void copies() {
        check(-1, 1, x -> GraphTensor.apply(new Copy("w"), x), 3);
    }

    private static void check(double low, double high, UnaryOperator<Tensor> f, int... shape) {
        for (int batch : new int[] {1, 3}) {
            TestModel model = new TestModel(batch, 7, low / 2, high / 2);
            model.output(f.apply(model.variable(shape)).map(Unary.EXP));
            GradientCheck.checkJacobian(model);
        }
        TestModel weights = new TestModel(2, 8, low, high);
        int[] whole = new int[shape.length + 1];
        whole[0] = 2;
        System.arraycopy(shape, 0, whole, 1, shape.length);
        weights.output(f.apply(weights.weight(whole)).map(Unary.EXP));
        GradientCheck.checkJacobian(weights);
    }

    private static void check(BinaryOperator<Tensor> f, int[] first, int[] second) {
        TestModel model = new TestModel(2, 9, LOW, HIGH);
        model.output(f.apply(model.variable(first), model.variable(second)).map(Unary.EXP));
        GradientCheck.checkJacobian(model);
    }
}

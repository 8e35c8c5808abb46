package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import java.util.List;

/** The matrix product (..., k) · (k, n) = (..., n). */
public record MatMul() implements Op {

    @Override
    public Dims dims(List<Node> inputs) {
        Dims a = inputs.get(0).dims();
        Dims kernel = inputs.get(1).dims();
        if (a.rank() < 2) {
            throw new DeclarationException(Message.MATMUL_OPERAND, a);
        }
        if (kernel.rank() != 2 || kernel.hasBatch()) {
            throw DeclarationException.inArgument("kernel", Message.MATMUL_KERNEL, kernel);
        }
        int last = a.size(a.rank() - 1);
        int needed = kernel.size(0);
        if (last != needed) {
            boolean flat = a.hasBatch() && a.sampleSize() == needed;
            Message message = flat ? Message.MATMUL_NEEDS_FLATTEN : Message.MATMUL_SIZES;
            throw new DeclarationException(message, a, kernel, last, needed);
        }
        return a.with(a.rank() - 1, kernel.size(1));
    }

    @Override
    public Tensor gradient(int input, List<Tensor> x, Tensor y, Tensor dy) {
        return input == 0
                ? GraphTensor.apply(new MatMulTransposedB(), dy, x.get(1))
                : GraphTensor.apply(new MatMulTransposedA(), x.get(0), dy);
    }

    @Override
    public void emit(Node node, Emission out) {
        Node a = node.inputs().get(0);
        Node kernel = node.inputs().get(1);
        out.call(
                "matmul",
                out.buffer(a),
                out.buffer(kernel),
                out.buffer(node),
                out.rows(node),
                out.columns(node),
                out.columns(a));
    }

    @Override
    public String formula(List<String> inputs) {
        return inputs.get(0) + " · " + inputs.get(1);
    }
}

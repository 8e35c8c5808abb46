package io.modelc.processor.optimize;

import io.modelc.ops.Binary;
import io.modelc.ops.Unary;
import io.modelc.processor.graph.Affine;
import io.modelc.processor.graph.Combine;
import io.modelc.processor.graph.Dims;
import io.modelc.processor.graph.Map;
import io.modelc.processor.graph.MatMul;
import io.modelc.processor.graph.Node;
import io.modelc.processor.graph.PassGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Matrix product, bias and activation in one instruction, which applies both while a result is still in a register.
 * Only where nobody else reads the values in between: the gradients of relu, sigmoid and tanh read the result alone,
 * and so they fuse in training as in inference.
 */
final class Fusion extends Rewriting {

    private final java.util.Map<Node, Integer> readers = new HashMap<>();
    private final Set<Node> absorbed = new HashSet<>();

    private Fusion(PassGraph pass) {
        List<Node> live = pass.live();
        live.forEach(node -> node.inputs().forEach(this::countReader));
        pass.outputs().values().forEach(this::countReader);
        if (pass.loss() != null) {
            countReader(pass.loss());
        }
        pass.assignments().values().forEach(this::countReader);
        pass.weightGradients().values().forEach(this::countReader);
        // From the last value to the first, so that an activation takes the sum before the sum takes the product.
        for (int i = live.size() - 1; i >= 0; i--) {
            if (isFused(live.get(i))) {
                absorbed.addAll(chain(live.get(i)));
            }
        }
    }

    /** The pass with its matrix products fused. */
    static PassGraph of(PassGraph pass) {
        return new Fusion(pass).apply(pass);
    }

    private void countReader(Node node) {
        readers.merge(node, 1, Integer::sum);
    }

    private boolean isFused(Node node) {
        return !absorbed.contains(node) && !chain(node).isEmpty();
    }

    /** What a node can be fused with: the product alone, or the biased sum and then the product; else nothing. */
    private List<Node> chain(Node node) {
        if (isBiasedProduct(node)) {
            return List.of(node.inputs().get(0));
        }
        if (node.op() instanceof Map) {
            Node inner = node.inputs().get(0);
            if (readers.get(inner) == 1 && inner.op() instanceof MatMul) {
                return List.of(inner);
            }
            if (readers.get(inner) == 1 && isBiasedProduct(inner)) {
                return List.of(inner, inner.inputs().get(0));
            }
        }
        return List.of();
    }

    /** Whether a node is product + bias, the bias a row of the product, and the only reader of the product. */
    private boolean isBiasedProduct(Node node) {
        if (!node.op().equals(new Combine(Binary.ADD)) || !(node.inputs().get(0).op() instanceof MatMul)) {
            return false;
        }
        Dims bias = node.inputs().get(1).dims();
        Dims kernel = node.inputs().get(0).inputs().get(1).dims();
        return readers.get(node.inputs().get(0)) == 1 && !bias.hasBatch() && bias.sampleSize() == kernel.size(1);
    }

    @Override
    Node rewrite(Node old, List<Node> inputs) {
        if (!isFused(old)) {
            return copy(old, inputs);
        }
        List<Node> chain = chain(old);
        Node sum = old.op() instanceof Map ? inputs.get(0) : copy(old, inputs);
        List<Node> operands = new ArrayList<>();
        if (sum.op() instanceof MatMul) {
            operands.addAll(sum.inputs());
        } else {
            operands.addAll(sum.inputs().get(0).inputs());
            operands.add(sum.inputs().get(1));
        }
        Unary f = old.op() instanceof Map map ? map.f() : Unary.IDENTITY;
        Node affine = target.node(new Affine(f), operands, old.layer());
        chain.forEach(inner -> replace(inner, affine));
        return affine;
    }
}

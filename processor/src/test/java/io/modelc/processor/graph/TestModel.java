package io.modelc.processor.graph;

import io.modelc.DType;
import io.modelc.Tensor;
import io.modelc.initializers.Initializers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** A small model with numbers for its inputs and weights, to be built op by op. */
public final class TestModel {

    private final Graph graph = new Graph("test");
    private final GraphTracer tracer = new GraphTracer(graph, true);
    private final Map<Node, double[]> values = new LinkedHashMap<>();
    private final int batch;
    private final Random random;
    private final double low;
    private final double high;

    /** A model whose inputs and weights are drawn uniformly from a range. */
    public TestModel(int batch, long seed, double low, double high) {
        this.batch = batch;
        this.random = new Random(seed);
        this.low = low;
        this.high = high;
    }

    /** A new input of this shape of a sample. */
    public GraphTensor input(int... sampleShape) {
        return drawn(graph.input("x" + graph.inputs().size(), DType.FLOAT32, sampleShape));
    }

    /** A new trainable weight. */
    public GraphTensor weight(int... shape) {
        String name = "w" + graph.weights().size();
        return drawn((GraphTensor) tracer.weight(name, Initializers.ZEROS, true, shape));
    }

    /** A number as a tensor. */
    public Tensor constant(double value) {
        return tracer.constant(value);
    }

    /** A value with a batch whose gradient can be seen: an input plus a weight. */
    public Tensor variable(int... sampleShape) {
        return input(sampleShape).plus(weight(sampleShape));
    }

    private GraphTensor drawn(GraphTensor tensor) {
        values.put(tensor.node(), drawn(tensor.node()));
        return tensor;
    }

    /** Random numbers for a node. */
    public double[] drawn(Node node) {
        int count = node.dims().sampleSize() * (node.dims().hasBatch() ? batch : 1);
        return random.doubles(count, low, high).toArray();
    }

    /** Declares an output; one without a batch is repeated for each sample. */
    public void output(Tensor tensor) {
        Tensor withBatch = tensor;
        if (!((GraphTensor) tensor).dims().hasBatch()) {
            Tensor flat = ((GraphTensor) tensor)
                    .reshapeTo(Dims.of(((GraphTensor) tensor).dims().sampleSize()));
            withBatch = input(1).plus(flat);
        }
        graph.output("y" + graph.outputs().size(), withBatch);
    }

    public Graph graph() {
        return graph;
    }

    public int batch() {
        return batch;
    }

    /** The numbers of inputs and weights. */
    public Map<Node, double[]> values() {
        return values;
    }

    /** An interpreter that knows the numbers. */
    public ReferenceInterpreter interpreter(boolean atLogits) {
        ReferenceInterpreter interpreter = new ReferenceInterpreter(batch, atLogits);
        values.forEach(interpreter::set);
        return interpreter;
    }
}

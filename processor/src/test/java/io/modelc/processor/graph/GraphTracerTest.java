package io.modelc.processor.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelc.DType;
import io.modelc.Tensor;
import io.modelc.activations.Activations;
import io.modelc.initializers.Initializers;
import io.modelc.layers.Dense;
import io.modelc.processor.differentiate.Differentiation;
import io.modelc.trace.Tracer;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTracerTest {

    private final Graph graph = new Graph("model");
    private final GraphTracer tracer = new GraphTracer(graph, false);
    private final Tensor x = graph.input("x", DType.FLOAT32, 3);

    private Tensor apply(Dense layer, Tensor input) {
        return Tracer.with(tracer, () -> layer.apply(input));
    }

    @Test
    void weightsAreNamedAfterTheirLayer() {
        Dense hidden = new Dense(4);
        tracer.register(hidden, "hidden", "Dense", true);
        apply(hidden, x);
        assertThat(graph.weights().keySet()).containsExactly("hidden/kernel", "hidden/bias");
        assertThat(graph.weights().get("hidden/kernel").dims()).isEqualTo(Dims.of(3, 4));
    }

    @Test
    void aLayerAppliedTwiceHasOneSetOfWeights() {
        Dense shared = new Dense(3);
        tracer.register(shared, "shared", "Dense", true);
        apply(shared, apply(shared, x));
        assertThat(graph.weights()).hasSize(2);
        assertThat(graph.calls()).extracting(LayerCall::index).containsExactly(0, 1);
        assertThat(graph.calls().get(0).layer()).isSameAs(graph.calls().get(1).layer());
        assertThat(graph.calls().get(0).layer().weights()).hasSize(2);
    }

    @Test
    void aLayerAppliedToAnotherSizeIsAnError() {
        Dense shared = new Dense(4);
        tracer.register(shared, "shared", "Dense", true);
        Tensor y = apply(shared, x);
        assertThatThrownBy(() -> apply(shared, y))
                .hasMessage("[MC219] The weight shared/kernel has the shape (3, 4), but (4, 4) is asked for now.\n"
                        + "A layer that is applied again needs inputs of the same size; declare a second layer for"
                        + " others.");
    }

    @Test
    void twoLayersOfOneNameAreAnError() {
        tracer.register(new Dense(3), "hidden", "Dense", true);
        assertThatThrownBy(() -> tracer.register(new Dense(3), "hidden", "Dense", true))
                .hasMessageStartingWith("[MC220] There are two layers called hidden.");
    }

    @Test
    void layersWithinLayersAreNumberedPerParent() {
        Object block = new Object();
        tracer.register(block, "block", "Block", true);
        Dense one = new Dense(3);
        Dense two = new Dense(3);
        tracer.call(block, () -> apply(two, apply(one, apply(one, x))));
        apply(new Dense(3), x);
        assertThat(graph.weights().keySet())
                .containsExactly(
                        "block/dense/kernel",
                        "block/dense/bias",
                        "block/dense_1/kernel",
                        "block/dense_1/bias",
                        "dense/kernel",
                        "dense/bias");
        LayerCall inner = graph.calls().get(1);
        assertThat(inner.parent()).isSameAs(graph.calls().get(0));
        assertThat(inner.outermost().layer().path()).isEqualTo("block");
    }

    @Test
    void frozenLayersHaveNoTrainableWeightsAndNoGradients() {
        Object block = new Object();
        tracer.register(block, "block", "Block", false);
        Dense open = new Dense(2);
        tracer.register(open, "open", "Dense", true);
        Tensor inner = tracer.call(block, () -> apply(new Dense(3), x));
        graph.output("y", apply(open, inner));
        assertThat(graph.weights().values())
                .extracting(weight -> ((WeightOp) weight.op()).trainable())
                .containsExactly(false, false, true, true);
        assertThat(Differentiation.of(graph).weightGradients().keySet()).containsExactly("open/bias", "open/kernel");
    }

    @Test
    void callsKnowWhatFlowsInAndOut() {
        Dense first = new Dense(3, Activations.RELU);
        Dense second = new Dense(2);
        Object identity = new Object();
        Tensor hidden = apply(first, x);
        Tensor same = tracer.call(identity, () -> hidden);
        Tensor y = apply(second, same.plus(1));
        List<LayerCall> calls = graph.calls();

        assertThat(calls.get(0).inputs()).extracting(GraphTensor::node).containsExactly(((GraphTensor) x).node());
        assertThat(calls.get(0).results()).extracting(GraphTensor::dims).containsExactly(Dims.batchOf(3));
        assertThat(calls.get(1).inputs()).containsExactly((GraphTensor) hidden);
        assertThat(((GraphTensor) same).producer()).isSameAs(calls.get(1));
        assertThat(((GraphTensor) y).producer()).isSameAs(calls.get(2));
        assertThat(((GraphTensor) y).node().layer()).isSameAs(calls.get(2));
        assertThat(calls.get(2).inputs()).extracting(GraphTensor::producer).containsOnlyNulls();
    }

    @Test
    void callsThatReturnSeveralTensorsKnowThemAll() {
        Object split = new Object();
        tracer.call(split, () -> List.of(x.slice(1, 0, 1), x.slice(1, 1, 3)));
        tracer.call(split, () -> new Tensor[] {x.slice(1, 0, 1)});
        assertThat(graph.calls().get(0).results()).hasSize(2);
        assertThat(graph.calls().get(1).results()).hasSize(1);
    }

    @Test
    void itKnowsWhetherAnybodyAskedForTraining() {
        assertThat(tracer.trainingAsked()).isFalse();
        assertThat(tracer.training()).isFalse();
        assertThat(tracer.trainingAsked()).isTrue();
    }

    @Test
    void weightsOfTheModelItselfHaveNoLayer() {
        tracer.weight("temperature", Initializers.ZEROS, true, 1);
        assertThat(graph.weights().keySet()).containsExactly("temperature");
    }

    @Test
    void constantsCombineWithTensorsAsNumbersDo() {
        Tensor one = tracer.constant(1);
        assertThat(one.shape()).isEmpty();
        assertThat(one.minus(x).shape()).containsExactly(-1, 3);
    }

    @Test
    void equalOpsOfEqualInputsAreOneNode() {
        assertThat(((GraphTensor) x.plus(1)).node()).isSameAs(((GraphTensor) x.plus(1)).node());
        assertThat(((GraphTensor) x.dropout(0.5)).node()).isNotSameAs(((GraphTensor) x.dropout(0.5)).node());
    }
}

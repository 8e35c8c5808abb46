package io.modelc.processor.emit;

import static io.modelc.Ops.concatenate;
import static io.modelc.activations.Activations.RELU;
import static io.modelc.activations.Activations.SIGMOID;
import static io.modelc.activations.Activations.SOFTMAX;

import com.palantir.javapoet.ClassName;
import io.modelc.DType;
import io.modelc.Tensor;
import io.modelc.layers.Dense;
import io.modelc.layers.Dropout;
import io.modelc.processor.differentiate.Differentiation;
import io.modelc.processor.graph.Graph;
import io.modelc.processor.graph.GraphTracer;
import io.modelc.processor.graph.PassGraph;
import io.modelc.processor.optimize.Optimization;
import io.modelc.trace.Tracer;
import org.junit.jupiter.api.Test;

class ModelClassWriterTest {

    @Test
    void mnist() {
        System.out.println(ModelClassWriter.write(new ModelDescription(
                ClassName.get("com.example", "MnistClassifier"),
                "mnist",
                false,
                ModelSummary.of(mnistGraph(true), false),
                Optimization.plan(PassGraph.inference(mnistGraph(false)), Differentiation.of(mnistGraph(true))))));
    }

    @Test
    void tickets() {
        System.out.println(ModelClassWriter.write(new ModelDescription(
                ClassName.get("com.example", "TicketClassifier"),
                "ticket_classifier",
                true,
                ModelSummary.of(ticketGraph(true), false),
                Optimization.plan(PassGraph.inference(ticketGraph(false)), Differentiation.of(ticketGraph(true))))));
    }

    static Graph mnistGraph(boolean training) {
        Graph graph = new Graph("mnist");
        GraphTracer tracer = new GraphTracer(graph, training);
        Dense features = new Dense(512, RELU);
        Dropout dropout = new Dropout(0.5);
        Dense digits = new Dense(10, SOFTMAX);
        tracer.register(features, "features", "Dense", true);
        tracer.register(dropout, "dropout", "Dropout", true);
        tracer.register(digits, "digits", "Dense", true);
        return Tracer.with(tracer, () -> {
            Tensor image = graph.input("image", DType.FLOAT32, 784);
            graph.output("digits", digits.apply(dropout.apply(features.apply(image))));
            return graph;
        });
    }

    static Graph ticketGraph(boolean training) {
        Graph graph = new Graph("ticket_classifier");
        GraphTracer tracer = new GraphTracer(graph, training);
        Dense features = new Dense(64, RELU);
        Dense priority = new Dense(1, SIGMOID);
        Dense department = new Dense(4, SOFTMAX);
        tracer.register(features, "dense_features", "Dense", true);
        tracer.register(priority, "priority", "Dense", true);
        tracer.register(department, "department", "Dense", true);
        return Tracer.with(tracer, () -> {
            Tensor title = graph.input("title", DType.FLOAT32, 10000);
            Tensor body = graph.input("textBody", DType.FLOAT32, 10000);
            Tensor tags = graph.input("tags", DType.FLOAT32, 100);
            Tensor x = features.apply(concatenate(title, body, tags));
            graph.output("priority", priority.apply(x));
            graph.output("department", department.apply(x));
            return graph;
        });
    }
}

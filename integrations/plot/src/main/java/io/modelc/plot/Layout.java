package io.modelc.plot;

import io.modelc.plot.Diagram.Arrow;
import io.modelc.plot.Diagram.Box;
import io.modelc.plot.Diagram.Label;
import io.modelc.plot.Diagram.Point;
import io.modelc.summary.Connections;
import io.modelc.summary.LayerSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CrossingMinimizationStrategy;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Places boxes and arrows with ELK's algorithm for layered graphs, from top to bottom. */
final class Layout {

    private static final double MARGIN = 12;
    private static final double BETWEEN_LAYERS = 28;
    private static final double BETWEEN_BOXES = 24;

    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
    private final Map<ElkNode, Label> labels = new LinkedHashMap<>();

    private Layout() {
        root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_BOXES);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS / 2);
        // Inputs stand from left to right as they are declared, where that costs no crossings.
        root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        root.setProperty(LayeredOptions.CROSSING_MINIMIZATION_STRATEGY, CrossingMinimizationStrategy.LAYER_SWEEP);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
    }

    /** The picture of a model. */
    static Diagram of(Connections model, Labels labels) {
        // ELK looks for its algorithms with a class loader: its own, which need not be the thread's.
        LayoutMetaDataService.getInstance(Layout.class.getClassLoader());
        Layout layout = new Layout();
        model.layers().forEach(layer -> layout.box(layer, labels.of(layer)));
        for (LayerSpec layer : model.layers()) {
            for (String source : new LinkedHashSet<>(model.sources(layer))) {
                layout.arrow(source, layer.name());
            }
        }
        new LayeredLayoutProvider().layout(layout.root, new BasicProgressMonitor());
        return layout.diagram();
    }

    private void box(LayerSpec layer, Label label) {
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(label.width(), label.height());
        nodes.put(layer.name(), node);
        labels.put(node, label);
    }

    private void arrow(String from, String to) {
        ElkGraphUtil.createSimpleEdge(nodes.get(from), nodes.get(to));
    }

    private Diagram diagram() {
        List<Box> boxes = new ArrayList<>();
        labels.forEach((node, label) ->
                boxes.add(new Box(node.getX(), node.getY(), node.getWidth(), node.getHeight(), label)));
        List<Arrow> arrows = new ArrayList<>();
        for (ElkEdge edge : root.getContainedEdges()) {
            arrows.add(new Arrow(points(edge.getSections().get(0))));
        }
        return new Diagram(root.getWidth(), root.getHeight(), boxes, arrows);
    }

    private static List<Point> points(ElkEdgeSection section) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(section.getStartX(), section.getStartY()));
        section.getBendPoints().forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
        points.add(new Point(section.getEndX(), section.getEndY()));
        return points;
    }
}

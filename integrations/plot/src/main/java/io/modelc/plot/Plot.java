package io.modelc.plot;

import io.modelc.summary.Connections;
import io.modelc.summary.DotGraph;
import io.modelc.summary.Summarized;
import io.modelc.summary.Summary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * A picture of a model, as {@code keras.utils.plot_model} draws it: {@code
 * Plot.of(model).showShapes().showLayerNames().save(Path.of("model.png"))}. Immutable: each method returns another plot.
 */
public final class Plot {

    private final Summary model;
    private final boolean shapes;
    private final boolean names;

    private Plot(Summary model, boolean shapes, boolean names) {
        this.model = model;
        this.shapes = shapes;
        this.names = names;
    }

    /** A plot of a model that shows the classes of its layers. */
    public static Plot of(Summarized model) {
        return of(model.layerTable());
    }

    /** A plot of the model that a summary describes. */
    public static Plot of(Summary model) {
        return new Plot(model, false, false);
    }

    /** Shows the shapes of what layers read and give, too. */
    public Plot showShapes() {
        return new Plot(model, true, names);
    }

    /** Shows the names of layers, too. */
    public Plot showLayerNames() {
        return new Plot(model, shapes, true);
    }

    /** The picture as SVG: the same text for the same model, on every machine. */
    public String svg() {
        return SvgCanvas.of(diagram(), model.model());
    }

    /**
     * Writes the picture: as SVG, PNG or, to be laid out by Graphviz and always with shapes and names, as DOT.
     *
     * @param file what its name ends with says which: .svg, .png or .dot
     * @throws IllegalArgumentException if the name ends otherwise, or a PNG of this model would be too large
     */
    public void save(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            Files.writeString(file, svg());
        } else if (name.endsWith(".dot")) {
            Files.writeString(file, DotGraph.of(model));
        } else if (name.endsWith(".png")) {
            try (OutputStream out = Files.newOutputStream(file)) {
                ImageIO.write(ImageCanvas.of(diagram()), "png", out);
            }
        } else {
            throw new IllegalArgumentException(
                    "The plot's file is " + file + ", but its name must end with .svg, .png or .dot.");
        }
    }

    Diagram diagram() {
        Connections connections = new Connections(model);
        return Layout.of(connections, new Labels(connections, shapes, names));
    }
}

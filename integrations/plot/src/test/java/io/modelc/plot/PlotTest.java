package io.modelc.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelc.summary.LayerSpec;
import io.modelc.summary.Summary;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PlotTest {

    private static final Summary TICKETS = new Summary(
            "ticket_classifier",
            false,
            List.of(
                    LayerSpec.of("title", "InputLayer", "(None, 10000)", 0),
                    LayerSpec.of("text_body", "InputLayer", "(None, 10000)", 0),
                    LayerSpec.of("tags", "InputLayer", "(None, 100)", 0),
                    LayerSpec.of(
                            "concatenate",
                            "Concatenate",
                            "(None, 20100)",
                            0,
                            "title[0][0]",
                            "text_body[0][0]",
                            "tags[0][0]"),
                    LayerSpec.of("dense_features", "Dense", "(None, 64)", 1_286_464, "concatenate[0][0]"),
                    LayerSpec.of("priority", "Dense", "(None, 1)", 65, "dense_features[0][0]"),
                    LayerSpec.of("department", "Dense", "(None, 4)", 260, "dense_features[0][0]")),
            1_286_789,
            0);

    @TempDir
    Path folder;

    @Test
    void everyLayerIsABoxWithItsNameAndShapes() throws Exception {
        Document svg = parse(full(TICKETS).svg());

        assertThat(texts(svg))
                .contains(
                        "concatenate (Concatenate)",
                        "Input: [(None, 10000), (None, 10000), (None, 100)]",
                        "Output: (None, 20100)",
                        "priority (Dense)",
                        "Output: (None, 1)")
                .hasSize(7 * 3);
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(6);
    }

    @Test
    void namesAndShapesAreShownOnRequest() throws Exception {
        assertThat(texts(parse(Plot.of(TICKETS).svg())))
                .containsExactly("InputLayer", "InputLayer", "InputLayer", "Concatenate", "Dense", "Dense", "Dense");
        assertThat(texts(parse(Plot.of(TICKETS).showLayerNames().svg()))).contains("tags (InputLayer)");
    }

    @Test
    void noTextIsOutsideItsBox() {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) Metrics.SIZE);
        FontRenderContext context = new FontRenderContext(null, true, true);
        for (Diagram.Box box : full(TICKETS).diagram().boxes()) {
            Diagram.Label label = box.label();
            assertThat(Metrics.width(label.title())).isLessThan(box.width());
            assertThat(font.getStringBounds(label.title(), context).getWidth()).isLessThan(box.width());
            for (int i = 0; i < label.shapes().size(); i++) {
                String shape = label.shapes().get(i);
                double cell = label.cellWidths().get(i);
                assertThat(Metrics.width(shape)).isLessThan(cell);
                assertThat(font.getStringBounds(shape, context).getWidth()).isLessThan(cell);
            }
            assertThat(label.cellWidths().stream().mapToDouble(width -> width).sum())
                    .isCloseTo(box.width(), within(1e-9));
        }
    }

    @Test
    void boxesDoNotOverlapAndLieInThePicture() {
        Diagram diagram = full(residual(50)).diagram();
        List<Diagram.Box> boxes = diagram.boxes();

        for (int i = 0; i < boxes.size(); i++) {
            Diagram.Box a = boxes.get(i);
            assertThat(a.x()).isNotNegative();
            assertThat(a.x() + a.width()).isLessThanOrEqualTo(diagram.width());
            assertThat(a.y() + a.height()).isLessThanOrEqualTo(diagram.height());
            for (Diagram.Box b : boxes.subList(i + 1, boxes.size())) {
                boolean apart = a.x() + a.width() <= b.x()
                        || b.x() + b.width() <= a.x()
                        || a.y() + a.height() <= b.y()
                        || b.y() + b.height() <= a.y();
                assertThat(apart).isTrue();
            }
        }
    }

    @Test
    void whatIsReadStandsAbove() {
        for (Diagram.Arrow arrow : full(residual(6)).diagram().arrows()) {
            List<Diagram.Point> points = arrow.points();
            assertThat(points.get(0).y())
                    .isLessThan(points.get(points.size() - 1).y());
        }
    }

    @Test
    void theSameModelGivesTheSameBytes() {
        assertThat(full(residual(20)).svg()).isEqualTo(full(residual(20)).svg());
    }

    @Test
    void aStackIsDrawnWithoutItsInputButWithItsShape() throws Exception {
        LayerSpec input = new LayerSpec(
                LayerSpec.HIDDEN, "inputs", LayerSpec.INPUT, 0, true, List.of(LayerSpec.Call.of("(None, 3)")));
        LayerSpec hidden = LayerSpec.of("hidden", "Dense", "(None, 64)", 256, "inputs[0][0]");
        Summary stack = new Summary("stack", true, List.of(input, hidden), 256, 0);

        assertThat(texts(parse(full(stack).svg())))
                .containsExactly("hidden (Dense)", "Input: (None, 3)", "Output: (None, 64)");
    }

    @Test
    void aPngIsAnImageOfTwoPixelsToTheUnit() throws IOException {
        Path file = folder.resolve("model.png");
        full(TICKETS).save(file);

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth())
                .isEqualTo((int) Math.ceil(2 * full(TICKETS).diagram().width()));
        assertThat(image.getRGB(0, 0)).isEqualTo(0xffffffff);
    }

    @Test
    void theFileNameSaysWhatIsWritten() throws IOException {
        Path svg = folder.resolve("model.svg");
        Path dot = folder.resolve("model.dot");
        full(TICKETS).save(svg);
        full(TICKETS).save(dot);

        assertThat(Files.readString(svg)).isEqualTo(full(TICKETS).svg());
        assertThat(Files.readString(dot)).startsWith("digraph \"ticket_classifier\"");
        assertThatThrownBy(() -> full(TICKETS).save(folder.resolve("model.gif")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must end with .svg, .png or .dot");
    }

    @Test
    void anImageThatNoMemoryCouldHoldIsAnError() {
        assertThatThrownBy(() -> full(residual(2000)).save(folder.resolve("deep.png")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Save it as SVG");
    }

    private static Plot full(Summary model) {
        return Plot.of(model).showShapes().showLayerNames();
    }

    /** A network of blocks, each of which adds what it computes to what it was given. */
    private static Summary residual(int layers) {
        List<LayerSpec> specs = new ArrayList<>();
        specs.add(LayerSpec.of("signal", "InputLayer", "(None, 32)", 0));
        String last = "signal";
        for (int i = 0; i < layers / 2; i++) {
            String dense = "blocks[" + i + "]";
            String sum = i == 0 ? "add" : "add_" + i;
            specs.add(LayerSpec.of(dense, "Dense", "(None, 32)", 1056, last + "[0][0]"));
            specs.add(LayerSpec.of(sum, "Add", "(None, 32)", 0, last + "[0][0]", dense + "[0][0]"));
            last = sum;
        }
        return new Summary("residual", false, specs, 1056L * layers / 2, 0);
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document svg) {
        NodeList nodes = svg.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(((Element) nodes.item(i)).getTextContent());
        }
        return texts;
    }
}

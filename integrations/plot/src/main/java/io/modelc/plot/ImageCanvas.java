package io.modelc.plot;

import io.modelc.plot.Diagram.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** An image of pixels, two for each unit of the diagram, in the machine's own font without serifs. */
final class ImageCanvas extends Canvas {

    private static final double SCALE = 2;
    /** The largest image that is still of use, in pixels: 400 MB in memory. */
    private static final double LARGEST = 100e6;

    private final Graphics2D graphics;
    private final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) Metrics.SIZE);

    private ImageCanvas(Graphics2D graphics) {
        this.graphics = graphics;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
        graphics.setStroke(new BasicStroke(1));
    }

    static BufferedImage of(Diagram diagram) {
        double width = Math.ceil(SCALE * diagram.width());
        double height = Math.ceil(SCALE * diagram.height());
        if (width * height > LARGEST) {
            throw new IllegalArgumentException(String.format(
                    "The picture would have %.0f times %.0f pixels, which is too many for a PNG. Save it as SVG.",
                    width, height));
        }
        BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(new Color(LIGHT));
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            new ImageCanvas(graphics).draw(diagram);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    @Override
    void rectangle(double x, double y, double width, double height, int fill) {
        Rectangle2D rectangle = new Rectangle2D.Double(x, y, width, height);
        graphics.setColor(new Color(fill));
        graphics.fill(rectangle);
        graphics.setColor(new Color(INK));
        graphics.draw(rectangle);
    }

    @Override
    void line(List<Point> points) {
        graphics.setColor(new Color(INK));
        graphics.draw(path(points));
    }

    @Override
    void triangle(Point a, Point b, Point c) {
        graphics.setColor(new Color(INK));
        graphics.fill(path(List.of(a, b, c)));
    }

    /** The text as Metrics says it is; a font that is wider is made narrower. */
    @Override
    void text(String text, double x, double y, int color) {
        double width =
                font.getStringBounds(text, graphics.getFontRenderContext()).getWidth();
        double narrower = Math.min(1, Metrics.width(text) / width);
        graphics.setFont(font.deriveFont(AffineTransform.getScaleInstance(narrower, 1)));
        graphics.setColor(new Color(color));
        graphics.drawString(text, (float) (x - width * narrower / 2), (float) y);
    }

    private static Path2D path(List<Point> points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points.get(0).x(), points.get(0).y());
        points.subList(1, points.size()).forEach(point -> path.lineTo(point.x(), point.y()));
        return path;
    }
}

package io.modelc.plot;

import io.modelc.plot.Diagram.Arrow;
import io.modelc.plot.Diagram.Box;
import io.modelc.plot.Diagram.Point;
import java.util.ArrayList;
import java.util.List;

/** What a picture is drawn on. A diagram is drawn in the same way on each. */
abstract class Canvas {

    /** Dark above, as Keras draws a layer's name and class. */
    static final int DARK = 0x37474f;

    static final int LIGHT = 0xffffff;
    static final int INK = 0x263238;

    private static final double HEAD_LENGTH = 7;
    private static final double HEAD_WIDTH = 6;
    /** From the middle of a line of text to its base line, in sizes of the font. */
    private static final double BASELINE = 0.36;

    abstract void rectangle(double x, double y, double width, double height, int fill);

    abstract void line(List<Point> points);

    abstract void triangle(Point a, Point b, Point c);

    /** Text whose middle is at x, and whose base line is at y. */
    abstract void text(String text, double x, double y, int color);

    final void draw(Diagram diagram) {
        diagram.arrows().forEach(this::arrow);
        diagram.boxes().forEach(this::box);
    }

    private void box(Box box) {
        double titleHeight = box.label().titleHeight();
        rectangle(box.x(), box.y(), box.width(), titleHeight, DARK);
        centered(box.label().title(), box.x() + box.width() / 2, box.y() + titleHeight / 2, LIGHT);
        List<String> shapes = box.label().shapes();
        List<Double> widths = box.label().cellWidths();
        double x = box.x();
        double height = box.height() - titleHeight;
        for (int i = 0; i < shapes.size(); i++) {
            double width = widths.get(i);
            rectangle(x, box.y() + titleHeight, width, height, LIGHT);
            centered(shapes.get(i), x + width / 2, box.y() + titleHeight + height / 2, INK);
            x += width;
        }
    }

    private void centered(String text, double x, double y, int color) {
        text(text, x, y + BASELINE * Metrics.SIZE, color);
    }

    /** A line that ends where its head begins; arrows come from above. */
    private void arrow(Arrow arrow) {
        List<Point> points = arrow.points();
        Point tip = points.get(points.size() - 1);
        Point neck = new Point(tip.x(), tip.y() - HEAD_LENGTH);
        List<Point> line = new ArrayList<>(points.subList(0, points.size() - 1));
        line.add(neck);
        line(line);
        triangle(tip, new Point(neck.x() - HEAD_WIDTH / 2, neck.y()), new Point(neck.x() + HEAD_WIDTH / 2, neck.y()));
    }
}

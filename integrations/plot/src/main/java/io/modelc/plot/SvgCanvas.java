package io.modelc.plot;

import io.modelc.plot.Diagram.Point;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Scalable Vector Graphics. Numbers have at most two decimals, so that the text is short and the same everywhere. */
final class SvgCanvas extends Canvas {

    private final StringBuilder out = new StringBuilder();

    private SvgCanvas() {}

    static String of(Diagram diagram, String title) {
        SvgCanvas canvas = new SvgCanvas();
        String width = number(diagram.width());
        String height = number(diagram.height());
        canvas.out
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                        + "\" viewBox=\"0 0 " + width + " " + height + "\">\n")
                .append("<title>" + escaped(title) + "</title>\n")
                .append("<rect width=\"100%\" height=\"100%\" fill=\"" + color(LIGHT) + "\"/>\n")
                .append("<g font-family=\"Helvetica, Arial, sans-serif\" font-size=\"" + number(Metrics.SIZE)
                        + "\" text-anchor=\"middle\" stroke-width=\"1\">\n");
        canvas.draw(diagram);
        return canvas.out.append("</g>\n</svg>\n").toString();
    }

    @Override
    void rectangle(double x, double y, double width, double height, int fill) {
        out.append("<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\""
                + number(height) + "\" fill=\"" + color(fill) + "\" stroke=\"" + color(INK) + "\"/>\n");
    }

    @Override
    void line(List<Point> points) {
        out.append("<polyline points=\"" + text(points) + "\" fill=\"none\" stroke=\"" + color(INK) + "\"/>\n");
    }

    @Override
    void triangle(Point a, Point b, Point c) {
        out.append("<polygon points=\"" + text(List.of(a, b, c)) + "\" fill=\"" + color(INK) + "\"/>\n");
    }

    @Override
    void text(String text, double x, double y, int color) {
        out.append("<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" fill=\"" + color(color) + "\">"
                + escaped(text) + "</text>\n");
    }

    private static String text(List<Point> points) {
        return points.stream()
                .map(point -> number(point.x()) + "," + number(point.y()))
                .collect(Collectors.joining(" "));
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String color(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

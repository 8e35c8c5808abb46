package io.modelc.plot;

import java.util.List;

/**
 * A picture as shapes: boxes with lines of text, and arrows.
 *
 * @param width in pixels, as all lengths
 */
record Diagram(double width, double height, List<Box> boxes, List<Arrow> arrows) {

    /** A box of a layer. */
    record Box(double x, double y, double width, double height, Label label) {}

    /**
     * What a box says.
     *
     * @param title the class, and the name if it is shown
     * @param shapes the shapes of what it reads and gives; none if they are not shown
     */
    record Label(String title, List<String> shapes) {

        private static final double MARGIN = 10;

        double width() {
            double below = shapes.stream().mapToDouble(Label::padded).sum();
            return Math.ceil(Math.max(padded(title), below));
        }

        /** The widths of the cells for the shapes: what each needs, and the same part of what is free. */
        List<Double> cellWidths() {
            double free = width() - shapes.stream().mapToDouble(Label::padded).sum();
            return shapes.stream()
                    .map(shape -> padded(shape) + free / shapes.size())
                    .toList();
        }

        private static double padded(String text) {
            return Metrics.width(text) + 2 * MARGIN;
        }

        double titleHeight() {
            return Metrics.LINE + 12;
        }

        double height() {
            return titleHeight() + (shapes.isEmpty() ? 0 : Metrics.LINE + 8);
        }
    }

    /** A line from box to box through some points, with its head at the last. */
    record Arrow(List<Point> points) {}

    /** A point of the picture; y grows downwards. */
    record Point(double x, double y) {}
}

package io.modelc.summary;

import java.util.ArrayList;
import java.util.List;

/** A table drawn with lines, laid out as Python's library Rich lays out Keras' summary. */
final class Table {

    /** Where text stands in its column. */
    enum Align {
        LEFT {
            @Override
            int spaceBefore(int space) {
                return 0;
            }
        },
        CENTER {
            @Override
            int spaceBefore(int space) {
                return space / 2;
            }
        },
        RIGHT {
            @Override
            int spaceBefore(int space) {
                return space;
            }
        };

        /** How much of the free space stands before the text. */
        abstract int spaceBefore(int space);

        String apply(String line, int width) {
            String text = this == LEFT ? line : line.stripTrailing();
            int space = width - text.length();
            int before = spaceBefore(space);
            return " ".repeat(before) + text + " ".repeat(space - before);
        }
    }

    /** A column that ends at a fraction of the table's width. */
    record Column(String title, double end, Align align) {}

    private final List<Column> columns;
    private final int[] widths;
    private final List<List<String>> rows = new ArrayList<>();

    Table(List<Column> columns, int lineLength) {
        this.columns = columns;
        this.widths = shrink(paddedWidths(columns, lineLength), lineLength - (columns.size() + 1));
    }

    void add(List<String> cells) {
        rows.add(cells);
    }

    String text() {
        StringBuilder out = new StringBuilder();
        rule(out, "┏", "━", "┳", "┓");
        line(out, columns.stream().map(Column::title).toList(), "┃");
        rule(out, "┡", "━", "╇", "┩");
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                rule(out, "├", "─", "┼", "┤");
            }
            line(out, rows.get(i), "│");
        }
        rule(out, "└", "─", "┴", "┘");
        return out.toString();
    }

    /** The widths as Keras asks for them, with a space on each side. */
    private static int[] paddedWidths(List<Column> columns, int lineLength) {
        int[] widths = new int[columns.size()];
        int start = 0;
        for (int i = 0; i < widths.length; i++) {
            int end = (int) (columns.get(i).end() * lineLength);
            if (end - start < 4) {
                throw new IllegalArgumentException("A line of " + lineLength + " columns is too short for the "
                        + widths.length + " columns of the summary. Give it a longer one.");
            }
            widths[i] = end - start + 2;
            start = end;
        }
        return widths;
    }

    /** Takes what is too much from all columns alike, from left to right, rounding halves to even as Rich does. */
    private static int[] shrink(int[] widths, int available) {
        int excess = -available;
        for (int width : widths) {
            excess += width;
        }
        for (int i = 0; i < widths.length && excess > 0; i++) {
            int share = (int) Math.rint((double) excess / (widths.length - i));
            widths[i] -= share;
            excess -= share;
        }
        return widths;
    }

    private void rule(StringBuilder out, String left, String line, String cross, String right) {
        out.append(left);
        for (int i = 0; i < widths.length; i++) {
            out.append(line.repeat(widths[i])).append(i < widths.length - 1 ? cross : right);
        }
        out.append('\n');
    }

    private void line(StringBuilder out, List<String> cells, String bar) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < cells.size(); i++) {
            wrapped.add(RichText.cell(cells.get(i), content(i)));
            height = Math.max(height, wrapped.get(i).size());
        }
        for (int row = 0; row < height; row++) {
            out.append(bar);
            for (int i = 0; i < cells.size(); i++) {
                String text = row < wrapped.get(i).size() ? wrapped.get(i).get(row) : "";
                String aligned = columns.get(i).align().apply(text, content(i));
                out.append(' ').append(aligned).append(' ').append(bar);
            }
            out.append('\n');
        }
    }

    /** The width of a column without the spaces at its sides. */
    private int content(int column) {
        return widths[column] - 2;
    }
}

package io.modelc.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The summary of a model, in the layout of {@code keras.Model.summary()}.
 *
 * @param model the model's name
 * @param chain whether each layer reads just the one before it, so that no column "Connected to" is needed
 * @param rows the layers
 * @param trainable the number of trainable parameters
 * @param nonTrainable the number of the others
 */
public record Summary(String model, boolean chain, List<SummaryRow> rows, long trainable, long nonTrainable) {

    private static final int TERMINAL = 80;

    /** Keeps a copy of the rows. */
    public Summary {
        rows = List.copyOf(rows);
    }

    /** The text for a terminal of 80 columns, which is what Keras prints where there is none. */
    public String text() {
        return text(Math.min(chain ? 88 : 108, TERMINAL - 4));
    }

    /** The text with a table of this many columns; it ends with a line break. */
    public String text(int lineLength) {
        return "Model: \"" + model + "\"\n"
                + table(lineLength).text()
                + count("Total params", trainable + nonTrainable)
                + count("Trainable params", trainable)
                + count("Non-trainable params", nonTrainable);
    }

    private Table table(int lineLength) {
        List<Table.Column> columns = new ArrayList<>(List.of(
                new Table.Column("Layer (type)", chain ? 0.45 : 0.3, Table.Align.LEFT),
                new Table.Column("Output Shape", chain ? 0.80 : 0.56, Table.Align.LEFT),
                new Table.Column("Param #", chain ? 1.0 : 0.74, Table.Align.RIGHT)));
        if (!chain) {
            columns.add(new Table.Column("Connected to", 1.0, Table.Align.LEFT));
        }
        Table table = new Table(columns, lineLength);
        rows.forEach(row -> table.add(cells(row)));
        return table;
    }

    private List<String> cells(SummaryRow row) {
        List<String> cells =
                new ArrayList<>(List.of(row.name() + " (" + row.type() + ")", row.outputShape(), row.parameters()));
        if (!chain) {
            cells.add(row.connectedTo().isEmpty() ? "-" : String.join(", ", row.connectedTo()));
        }
        return cells;
    }

    private static String count(String what, long parameters) {
        return String.format(Locale.ROOT, " %s: %,d (%s)%n", what, parameters, memory(4.0 * parameters))
                .replace("\r\n", "\n");
    }

    /** A number of bytes as Keras prints it: {@code 3.54 KB}. */
    public static String memory(double bytes) {
        String[] units = {"B", "KB", "MB", "GB", "TB", "PB"};
        int unit = 0;
        while (bytes >= 1024 && unit < units.length - 1) {
            bytes /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.2f %s", bytes, units[unit]);
    }
}

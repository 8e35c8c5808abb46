package io.modelc.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The summary of a model, in the layout of {@code keras.Model.summary()}.
 *
 * @param model the model's name
 * @param chain whether each layer reads just the one before it, so that no column "Connected to" is needed
 * @param layers the layers, in the order of the rows; those of a model within the model stand behind it
 * @param trainable the number of trainable parameters
 * @param nonTrainable the number of the others
 * @param optimizer the number of the optimizer's numbers; 0 while it has none
 */
public record Summary(
        String model, boolean chain, List<LayerSpec> layers, long trainable, long nonTrainable, long optimizer) {

    private static final int PARAMETER_BYTES = 4;

    /** Keeps a copy of the layers. */
    public Summary {
        layers = List.copyOf(layers);
    }

    /** A summary without an optimizer. */
    public Summary(String model, boolean chain, List<LayerSpec> layers, long trainable, long nonTrainable) {
        this(model, chain, layers, trainable, nonTrainable, 0);
    }

    /** The options to begin with: a terminal of 80 columns, which is what Keras takes where there is none. */
    public static SummaryOptions options() {
        return SummaryOptions.DEFAULT;
    }

    /** The text for a terminal of 80 columns; it ends with a line break. */
    public String text() {
        return text(options());
    }

    /**
     * The text as the options say; it ends with a line break.
     *
     * @throws IllegalArgumentException if the table is too narrow for its columns, or no layer is in the range asked for
     */
    public String text(SummaryOptions options) {
        StringBuilder out = new StringBuilder();
        print(out, "Model: \"" + model + "\"", options);
        table(options)
                .text()
                .lines()
                .map(line -> line.substring(0, Math.min(line.length(), options.terminalColumns())))
                .forEach(line -> out.append(line).append('\n'));
        count(out, "Total params", trainable + nonTrainable + optimizer, options);
        count(out, "Trainable params", trainable, options);
        count(out, "Non-trainable params", nonTrainable, options);
        if (optimizer > 0) {
            count(out, "Optimizer params", optimizer, options);
        }
        return out.toString();
    }

    private static void print(StringBuilder out, String line, SummaryOptions options) {
        RichText.terminal(line, options.terminalColumns())
                .forEach(part -> out.append(part).append('\n'));
    }

    private static void count(StringBuilder out, String what, long parameters, SummaryOptions options) {
        String memory = memory((double) PARAMETER_BYTES * parameters);
        print(out, String.format(Locale.ROOT, " %s: %,d (%s)", what, parameters, memory), options);
    }

    // ---- the table

    private Table table(SummaryOptions options) {
        boolean withTrainable = options.showsTrainable();
        int natural = (chain ? 88 : 108) + (withTrainable ? 12 : 0);
        Table table = new Table(columns(withTrainable), options.lineLengthOr(natural));
        options.select(layers).forEach(layer -> table.add(cells(layer, withTrainable)));
        return table;
    }

    private List<Table.Column> columns(boolean withTrainable) {
        double scale = withTrainable ? 0.9 : 1;
        List<Table.Column> columns = new ArrayList<>(List.of(
                new Table.Column("Layer (type)", (chain ? 0.45 : 0.3) * scale, Table.Align.LEFT),
                new Table.Column("Output Shape", (chain ? 0.80 : 0.56) * scale, Table.Align.LEFT),
                new Table.Column("Param #", (chain ? 1.0 : 0.74) * scale, Table.Align.RIGHT)));
        if (!chain) {
            columns.add(new Table.Column("Connected to", 1.0 * scale, Table.Align.LEFT));
        }
        if (withTrainable) {
            columns.add(new Table.Column("Trainable", 1.0, Table.Align.CENTER));
        }
        return columns;
    }

    private List<String> cells(LayerSpec layer, boolean withTrainable) {
        String indentation = layer.level() == 0 ? "" : "   ".repeat(layer.level()) + "└ ";
        List<String> cells = new ArrayList<>(List.of(
                indentation + layer.name() + " (" + layer.type() + ")", layer.outputText(), layer.parametersText()));
        if (!chain) {
            // What is within another model is connected to nothing of this one.
            List<String> sources = layer.level() == 0 ? layer.connectedTo() : List.of();
            cells.add(sources.isEmpty() ? "-" : String.join(", ", sources));
        }
        if (withTrainable) {
            cells.add(layer.trainableText());
        }
        return cells;
    }

    // ---- numbers

    /** A number of bytes as Keras prints it: {@code 3.54 KB}. Halves are rounded to even, as Python does. */
    public static String memory(double bytes) {
        String[] units = {"B", "KB", "MB", "GB", "TB", "PB"};
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < units.length - 1) {
            size /= 1024;
            unit++;
        }
        return new BigDecimal(size).setScale(2, RoundingMode.HALF_EVEN) + " " + units[unit];
    }
}

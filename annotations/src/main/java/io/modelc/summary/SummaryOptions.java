package io.modelc.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How a summary is to be printed: {@code model.summary(Summary.options().lineLength(100).showTrainable())}. The options
 * are those of {@code keras.Model.summary}. Immutable: each method returns other options.
 */
public final class SummaryOptions {

    static final SummaryOptions DEFAULT = new SummaryOptions(80, 0, false, false, null, null);

    private final int terminalColumns;
    private final int lineLength;
    private final boolean expandNested;
    private final boolean showTrainable;
    private final Pattern first;
    private final Pattern last;

    private SummaryOptions(
            int terminalColumns,
            int lineLength,
            boolean expandNested,
            boolean showTrainable,
            Pattern first,
            Pattern last) {
        this.terminalColumns = terminalColumns;
        this.lineLength = lineLength;
        this.expandNested = expandNested;
        this.showTrainable = showTrainable;
        this.first = first;
        this.last = last;
    }

    /** The columns of the terminal; 80 without. Longer lines are cut, and the table leaves 4 of them free. */
    public SummaryOptions terminalColumns(int columns) {
        return new SummaryOptions(
                positive("columns of the terminal", columns), lineLength, expandNested, showTrainable, first, last);
    }

    /** The columns of the table. Without, what the terminal has room for: at most 88, or 108 with "Connected to". */
    public SummaryOptions lineLength(int columns) {
        return new SummaryOptions(
                terminalColumns, positive("columns of a line", columns), expandNested, showTrainable, first, last);
    }

    /**
     * Shows the layers of models within the model, too, where the summary holds them. Those of generated classes do not
     * yet: a model within a model stays one row there.
     */
    public SummaryOptions expandNested() {
        return new SummaryOptions(terminalColumns, lineLength, true, showTrainable, first, last);
    }

    /** Shows which layers training changes: Y, N, or - for a layer without weights. */
    public SummaryOptions showTrainable() {
        return new SummaryOptions(terminalColumns, lineLength, expandNested, true, first, last);
    }

    /**
     * Shows only the layers from one to another, in whichever order they are given. As in Keras, these are regular
     * expressions for the beginning of a name; of several that fit, the range holds all.
     */
    public SummaryOptions layerRange(String first, String last) {
        return new SummaryOptions(
                terminalColumns, lineLength, expandNested, showTrainable, pattern(first), pattern(last));
    }

    private static int positive(String what, int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("The number of " + what + " must be positive, but got " + columns + ".");
        }
        return columns;
    }

    private static Pattern pattern(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "The range of layers is given by regular expressions for names, but " + expression + " is none: "
                            + e.getDescription() + ".",
                    e);
        }
    }

    int terminalColumns() {
        return terminalColumns;
    }

    boolean showsTrainable() {
        return showTrainable;
    }

    /** The columns of a table whose natural width is given. */
    int lineLengthOr(int natural) {
        return lineLength > 0 ? lineLength : Math.min(natural, terminalColumns - 4);
    }

    /** The rows to show. */
    List<LayerSpec> select(List<LayerSpec> layers) {
        List<LayerSpec> outer =
                layers.stream().filter(layer -> layer.level() == 0).toList();
        int from = 0;
        int to = outer.size();
        if (first != null) {
            List<Integer> begins = matching(first, outer);
            List<Integer> ends = matching(last, outer);
            boolean swapped = begins.get(0) > ends.get(ends.size() - 1);
            from = swapped ? ends.get(0) : begins.get(0);
            to = 1 + (swapped ? begins.get(begins.size() - 1) : ends.get(ends.size() - 1));
        }
        List<LayerSpec> selected = new ArrayList<>();
        int position = -1;
        for (LayerSpec layer : layers) {
            position += layer.level() == 0 ? 1 : 0;
            if (position >= from && position < to && (layer.level() == 0 || expandNested && layer.level() > 0)) {
                selected.add(layer);
            }
        }
        return selected;
    }

    private static List<Integer> matching(Pattern name, List<LayerSpec> layers) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            if (name.matcher(layers.get(i).name()).lookingAt()) {
                found.add(i);
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("No layer's name begins with " + name + ". The layers are: "
                    + String.join(", ", layers.stream().map(LayerSpec::name).toList()) + ".");
        }
        return found;
    }
}

package io.modelc.plot;

/**
 * How wide text is. The widths are those of DejaVu Sans, the widest of the common fonts without serifs: text that fits a
 * box in this font fits in Helvetica, Arial and Verdana-like fonts, too, and a picture is the same on every machine.
 */
final class Metrics {

    /** The size of the font, in pixels. */
    static final double SIZE = 13;

    /** The height of a line. */
    static final double LINE = 18;

    /** For ' ' to '~', in thousandths of the size. */
    private static final int[] WIDTHS = {
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636,
        636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656,
        557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613,
        635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818,
        592, 592, 525, 636, 337, 636, 838
    };

    private Metrics() {}

    /** The width of a line of text, in pixels. */
    static double width(String text) {
        int thousandths = 0;
        for (int i = 0; i < text.length(); i++) {
            int index = text.charAt(i) - ' ';
            // A letter of another alphabet is at most as wide as it is high.
            thousandths += index >= 0 && index < WIDTHS.length ? WIDTHS[index] : 1000;
        }
        return thousandths * SIZE / 1000;
    }
}

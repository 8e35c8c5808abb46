package io.modelc.losses;

import io.modelc.data.Shapes;
import java.util.Arrays;

/**
 * How targets meet predictions: in rows along the last axis, each with one loss.
 *
 * @param rows the number of rows
 * @param size the predictions of a row
 * @param targetSize the targets of a row: as many, or 1 class index
 * @param shape the shape of the losses: without the last axis
 */
public record LossRows(int rows, int size, int targetSize, int[] shape) {

    /**
     * The rows for targets of the same shape as the predictions. Where their ranks differ by one, an axis of size 1 at
     * the end is added or dropped, as Keras does: (batch) fits (batch, 1).
     *
     * @throws IllegalArgumentException if the shapes do not fit
     */
    static LossRows dense(String what, int[] given, int[] predictions) {
        int[] needed = predictions;
        if (given.length == needed.length - 1 && needed[needed.length - 1] == 1 && given.length > 1) {
            needed = given.clone();
        }
        if (!Arrays.equals(given, needed)
                && !Arrays.equals(appendOne(given), needed)
                && !Arrays.equals(given, appendOne(needed))) {
            throw new IllegalArgumentException(what + " of shape " + Shapes.format(given)
                    + " do not fit predictions of shape " + Shapes.format(predictions)
                    + ": they need the same shape.");
        }
        if (Shapes.size(needed) != Shapes.size(predictions) || Shapes.size(given) != Shapes.size(predictions)) {
            throw new IllegalArgumentException(what + " of shape " + Shapes.format(given)
                    + " do not fit predictions of shape " + Shapes.format(predictions) + ".");
        }
        return along(needed, -1);
    }

    /** The rows for class indices, of the predictions' shape without its last axis, or with 1 there. */
    static LossRows sparse(String what, int[] given, int[] full) {
        int[] needed = Arrays.copyOf(full, Math.max(0, full.length - 1));
        if (!Arrays.equals(given, needed) && !Arrays.equals(given, appendOne(needed))) {
            throw new IllegalArgumentException(what + " of shape " + Shapes.format(given)
                    + " do not fit predictions of shape " + Shapes.format(full)
                    + ": class indices need the shape " + Shapes.format(needed) + " or "
                    + Shapes.format(appendOne(needed)) + ".");
        }
        return along(full, 1);
    }

    private static LossRows along(int[] shape, int targetSize) {
        int last = shape.length < 2 ? 1 : shape[shape.length - 1];
        int[] outer = shape.length < 2 ? shape : Arrays.copyOf(shape, shape.length - 1);
        return new LossRows(Shapes.size(outer), last, targetSize < 0 ? last : targetSize, outer);
    }

    private static int[] appendOne(int[] shape) {
        int[] longer = Arrays.copyOf(shape, shape.length + 1);
        longer[shape.length] = 1;
        return longer;
    }
}

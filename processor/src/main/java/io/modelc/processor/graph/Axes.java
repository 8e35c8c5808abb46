package io.modelc.processor.graph;

import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import java.util.Arrays;

/** The axes that users name: counted from 0, or backwards from -1. */
final class Axes {

    private Axes() {}

    /** The axis counted from 0. */
    static int of(Dims dims, int axis) {
        return of(dims, axis, "axis");
    }

    /** The axis counted from 0, given as the argument {@code parameter}. */
    static int of(Dims dims, int axis, String parameter) {
        int counted = axis < 0 ? axis + dims.rank() : axis;
        if (counted < 0 || counted >= dims.rank()) {
            throw DeclarationException.inArgument(parameter, Message.NO_SUCH_AXIS, axis, dims);
        }
        return counted;
    }

    /** The axis counted from 0, which may not be the batch for {@code what} is done along it. */
    static int ofSample(Dims dims, int axis, String what) {
        int counted = of(dims, axis);
        if (counted == 0 && dims.hasBatch()) {
            throw DeclarationException.inArgument("axis", Message.ALONG_BATCH, what, dims);
        }
        return counted;
    }

    /** The axes counted from 0, in ascending order; all of them if none is named. */
    static boolean[] set(Dims dims, int... axes) {
        boolean[] set = new boolean[dims.rank()];
        for (int axis : axes) {
            int counted = of(dims, axis, "axes");
            if (set[counted]) {
                throw DeclarationException.inArgument("axes", Message.AXIS_TWICE, axis, dims);
            }
            set[counted] = true;
        }
        if (axes.length == 0) {
            Arrays.fill(set, true);
        }
        return set;
    }
}

package io.modelc.processor.graph;

import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;

/** NumPy's rule: shapes are aligned at the last axis, and an axis of size 1, or a missing one, is repeated. */
final class Broadcasting {

    private Broadcasting() {}

    /** The dimensions that both can be repeated to. */
    static Dims common(Dims a, Dims b) {
        int rank = Math.max(a.rank(), b.rank());
        int[] sizes = new int[rank];
        for (int i = 0; i < rank; i++) {
            sizes[i] = common(a, b, i - rank);
            if (i > 0 && sizes[i] == Tensor.BATCH) {
                throw new DeclarationException(Message.BATCH_NOT_FIRST, a, b);
            }
        }
        return Dims.of(sizes).requireCountable();
    }

    private static int common(Dims a, Dims b, int axis) {
        int one = size(a, axis);
        int other = size(b, axis);
        if (one != other && one != 1 && other != 1) {
            throw new DeclarationException(Message.SHAPES_DO_NOT_FIT, a, b, axis, Dims.name(one), Dims.name(other));
        }
        return one == 1 ? other : one;
    }

    /** The size of an axis counted backwards from -1; 1 where there is none. */
    static int size(Dims dims, int axis) {
        return dims.rank() + axis < 0 ? 1 : dims.size(dims.rank() + axis);
    }

    /**
     * Whether {@code part} is one row of {@code whole}, repeated: leaving out leading axes of size 1, its axes are the
     * last ones of {@code whole}.
     */
    static boolean isRow(Dims part, Dims whole) {
        if (part.hasBatch() || part.equals(whole)) {
            return false;
        }
        int leading = 0;
        while (leading < part.rank() && part.size(leading) == 1) {
            leading++;
        }
        for (int axis = leading - part.rank(); axis < 0; axis++) {
            if (size(part, axis) != size(whole, axis)) {
                return false;
            }
        }
        return true;
    }
}

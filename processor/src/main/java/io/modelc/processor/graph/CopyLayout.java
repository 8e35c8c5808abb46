package io.modelc.processor.graph;

/**
 * The layout of a strided copy as kernels take it: the sizes of a box of indices, then for each axis the stride of the
 * source, then that of the target. The first size is multiplied by the batch.
 */
final class CopyLayout {

    private CopyLayout() {}

    /** The distances between neighbours along each axis, row major; the batch's is the size of a sample. */
    static int[] strides(Dims dims) {
        int[] strides = new int[dims.rank()];
        int stride = 1;
        for (int axis = dims.rank() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= Math.max(dims.size(axis), 1);
        }
        return strides;
    }

    /**
     * The layout of the copy of a box. Axes that lie in one piece in source and target are one axis of the layout, and
     * axes of size 1 none, so that kernels run over long rows.
     */
    static int[] of(Dims box, int[] from, int[] to) {
        int rank = 1;
        int[] sizes = new int[Math.max(box.rank(), 1)];
        int[] source = new int[sizes.length];
        int[] target = new int[sizes.length];
        sizes[0] = 1;
        if (box.rank() > 0) {
            sizes[0] = Math.max(box.size(0), 1);
            source[0] = from[0];
            target[0] = to[0];
        }
        for (int axis = 1; axis < box.rank(); axis++) {
            int size = box.size(axis);
            boolean onePiece = source[rank - 1] == size * from[axis] && target[rank - 1] == size * to[axis];
            if (size == 1) {
                continue;
            }
            rank = onePiece ? rank : rank + 1;
            sizes[rank - 1] = onePiece ? sizes[rank - 1] * size : size;
            source[rank - 1] = from[axis];
            target[rank - 1] = to[axis];
        }
        int[] layout = new int[3 * rank];
        System.arraycopy(sizes, 0, layout, 0, rank);
        System.arraycopy(source, 0, layout, rank, rank);
        System.arraycopy(target, 0, layout, 2 * rank, rank);
        return layout;
    }

    /** Writes a copy. */
    static void emit(Emission out, Node x, int xOffset, Node y, int yOffset, Dims box, int[] from, int[] to) {
        out.call(
                "copy",
                out.buffer(x),
                Integer.toString(xOffset),
                out.buffer(y),
                Integer.toString(yOffset),
                out.count(box.hasBatch(), 1),
                out.layout(of(box, from, to)));
    }
}

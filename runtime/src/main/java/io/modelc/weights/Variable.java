package io.modelc.weights;

import io.modelc.DType;
import io.modelc.data.NDArray;
import io.modelc.data.Shapes;
import java.util.Arrays;

/** A weight of a model: a name and a shape for a part of the model's own memory. */
public final class Variable {

    private final String path;
    private final int[] shape;
    private final boolean trainable;
    private final Arena arena;
    private final int offset;
    private final int size;

    /** The part of {@code arena} from {@code offset} on that a shape needs. */
    public Variable(String path, int[] shape, boolean trainable, Arena arena, int offset) {
        this.path = path;
        this.shape = shape.clone();
        this.trainable = trainable;
        this.arena = arena;
        this.offset = offset;
        this.size = Shapes.size(shape);
    }

    /** Where it is in the model: {@code classifier/hidden/kernel}. */
    public String path() {
        return path;
    }

    /** The last part of the path: {@code kernel}. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The size of each axis. */
    public int[] shape() {
        return shape.clone();
    }

    /** The type of its elements: float32. */
    public DType dtype() {
        return DType.FLOAT32;
    }

    /** The number of its elements. */
    public int size() {
        return size;
    }

    /** Whether training changes it by its gradient. */
    public boolean trainable() {
        return trainable;
    }

    /** Where it begins among the model's weights of its kind, in floats. */
    public int offset() {
        return offset;
    }

    /** Its value now; a copy. */
    public NDArray value() {
        float[] values = Arrays.copyOfRange(arena.read(), offset, offset + size);
        return shape.length == 0 ? NDArray.scalar(values[0]) : NDArray.of(values, shape);
    }

    /**
     * Gives it a value.
     *
     * @throws IllegalArgumentException if the shape is another
     */
    public void set(NDArray value) {
        if (!Arrays.equals(value.shape(), shape)) {
            throw new IllegalArgumentException(path + " has the shape " + Shapes.format(shape) + ", but got "
                    + Shapes.format(value.shape()) + ".");
        }
        value.copyTo(0, arena.change(), offset, size);
    }

    /** As Keras prints it: {@code <Variable shape=(3, 64), dtype=float32, path=classifier/hidden/kernel>}. */
    @Override
    public String toString() {
        return "<Variable shape=" + Shapes.format(shape) + ", dtype=" + dtype() + ", path=" + path + ">";
    }
}

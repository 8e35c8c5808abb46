package io.modelc.weights;

import io.modelc.DType;
import io.modelc.data.NDArray;
import io.modelc.data.Shapes;
import java.util.Arrays;

/** A weight of a model: a name and a shape for a part of the model's own memory. */
public final class Variable {

    private final String path;
    private final int[] shape;
    private final boolean hasGradient;
    private final Arena arena;
    private final int offset;
    private final int start;
    private final int size;
    private boolean trainable;

    /** The part of {@code arena} from {@code offset} on that a shape needs. */
    public Variable(String path, int[] shape, boolean trainable, Arena arena, int offset) {
        this(path, shape, trainable, arena, offset, offset);
    }

    private Variable(String path, int[] shape, boolean hasGradient, Arena arena, int offset, int start) {
        this.path = path;
        this.shape = shape.clone();
        this.hasGradient = hasGradient;
        this.trainable = hasGradient;
        this.arena = arena;
        this.offset = offset;
        this.start = start;
        this.size = Shapes.size(shape);
    }

    /**
     * This weight of its model, in the memory of a weight of another model: what one of the models changes, the other
     * sees.
     *
     * @throws IllegalArgumentException if the shapes differ
     */
    public Variable sharing(Variable other) {
        if (!Arrays.equals(shape, other.shape)) {
            throw new IllegalArgumentException(path + " has the shape " + Shapes.format(shape) + ", but " + other.path
                    + " has " + Shapes.format(other.shape) + ".");
        }
        Variable sharing = new Variable(path, shape, hasGradient, other.arena, offset, other.start);
        sharing.trainable = trainable;
        return sharing;
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

    /**
     * Stops optimizers from changing it, or lets them again, from the next step on.
     *
     * @throws IllegalArgumentException if it is to be trained, but was declared to be none that is, so that the model was
     *     compiled without its gradient
     */
    public void setTrainable(boolean trainable) {
        if (trainable && !hasGradient) {
            throw new IllegalArgumentException(path
                    + " was declared not to be trained, so the model was compiled without its gradient. Take away"
                    + " trainable = false from its declaration.");
        }
        this.trainable = trainable;
    }

    /** The memory it is in: its model's own, unless it shares the memory of another model's weight. */
    public Arena arena() {
        return arena;
    }

    /** Where it begins in its memory, in floats. */
    public int start() {
        return start;
    }

    /** Where it begins among the model's weights of its kind, and its gradient among theirs, in floats. */
    public int offset() {
        return offset;
    }

    /** Its value now; a copy. */
    public NDArray value() {
        float[] values = Arrays.copyOfRange(arena.read(), start, start + size);
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
        value.copyTo(0, arena.change(), start, size);
    }

    /** As Keras prints it: {@code <Variable shape=(3, 64), dtype=float32, path=classifier/hidden/kernel>}. */
    @Override
    public String toString() {
        return "<Variable shape=" + Shapes.format(shape) + ", dtype=" + dtype() + ", path=" + path + ">";
    }
}

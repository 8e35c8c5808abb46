package io.modelc.weights;

import io.modelc.data.NDArray;
import io.modelc.data.Names;
import java.util.AbstractList;
import java.util.List;

/** The variables of a model in the order of their declaration: a list of views of the model's own memory. */
public final class Weights extends AbstractList<Variable> {

    private final List<Variable> variables;
    private final Arena arena;

    /**
     * Variables of a model.
     *
     * @param arena the memory that they fill completely, in this order; null where they are not all of one kind
     */
    public Weights(List<Variable> variables, Arena arena) {
        this.variables = List.copyOf(variables);
        this.arena = arena;
    }

    @Override
    public Variable get(int index) {
        return variables.get(index);
    }

    /** The variable with a path, or with a path that ends so: {@code hidden/kernel}. */
    public Variable get(String path) {
        for (Variable variable : variables) {
            if (variable.path().equals(path) || variable.path().endsWith("/" + path)) {
                return variable;
            }
        }
        throw new IllegalArgumentException(Names.unknown(
                "weight", path, variables.stream().map(Variable::path).toList()));
    }

    /** The number of variables. */
    @Override
    public int size() {
        return variables.size();
    }

    /** The number of floats of all variables. */
    public int parameterCount() {
        return variables.stream().mapToInt(Variable::size).sum();
    }

    /** The values now, in order; copies. */
    public List<NDArray> values() {
        return variables.stream().map(Variable::value).toList();
    }

    /**
     * Gives all variables their values, in order.
     *
     * @throws IllegalArgumentException if there are more or fewer, or one has another shape
     */
    public void setValues(List<NDArray> values) {
        if (values.size() != variables.size()) {
            throw new IllegalArgumentException("There are " + variables.size() + " weights, but " + values.size()
                    + " arrays were given. The weights are: "
                    + String.join(", ", variables.stream().map(Variable::path).toList()) + ".");
        }
        for (int i = 0; i < values.size(); i++) {
            variables.get(i).set(values.get(i));
        }
    }

    /** The memory that the variables fill, for optimizers that change them all in one call. */
    public Arena arena() {
        if (arena == null) {
            throw new IllegalStateException("These weights are of two kinds; use trainableWeights().");
        }
        return arena;
    }
}

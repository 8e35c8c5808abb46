package io.modelc.weights;

import io.modelc.data.NDArray;
import io.modelc.data.Names;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The variables of a model in the order of their declaration: a list of views of the model's own memory. */
public final class Weights extends AbstractList<Variable> {

    private final List<Variable> variables;
    private final Arena arena;
    private final boolean[] inRuns;
    private List<Run> runs;

    /**
     * Variables of a model.
     *
     * @param arena the memory that they fill completely, in this order; null where they are not all of one kind
     */
    public Weights(List<Variable> variables, Arena arena) {
        this.variables = List.copyOf(variables);
        this.arena = arena;
        this.inRuns = new boolean[this.variables.size()];
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

    /** The variable that begins at an offset among those of its kind. */
    public Variable at(int offset) {
        int low = 0;
        int high = variables.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (variables.get(middle).offset() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return variables.get(low);
    }

    /**
     * The trainable variables, as many together as lie one after the other: all of them, unless some are shared with
     * another model or were {@linkplain Variable#setTrainable excluded} from training. The same list as long as nothing
     * changes.
     */
    public List<Run> runs() {
        boolean changed = runs == null;
        for (int i = 0; i < inRuns.length; i++) {
            changed |= inRuns[i] != variables.get(i).trainable();
            inRuns[i] = variables.get(i).trainable();
        }
        if (changed) {
            runs = joined();
        }
        return runs;
    }

    private List<Run> joined() {
        List<Run> joined = new ArrayList<>();
        for (Variable variable : variables) {
            Run last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (!variable.trainable()) {
                continue;
            } else if (last != null && continues(last, variable)) {
                int length = last.length() + variable.size();
                joined.set(joined.size() - 1, new Run(last.arena(), last.start(), last.offset(), length));
            } else {
                joined.add(new Run(variable.arena(), variable.start(), variable.offset(), variable.size()));
            }
        }
        return List.copyOf(joined);
    }

    private static boolean continues(Run run, Variable next) {
        return run.arena() == next.arena()
                && run.start() + run.length() == next.start()
                && run.offset() + run.length() == next.offset();
    }

    /** The memories that the variables are in: their own first, then those of models they are shared with. */
    public List<Arena> arenas() {
        Set<Arena> arenas = new LinkedHashSet<>(List.of(arena()));
        variables.forEach(variable -> arenas.add(variable.arena()));
        return List.copyOf(arenas);
    }

    /** The memory laid out for the variables; one that is shared with another model is in that model's instead. */
    public Arena arena() {
        if (arena == null) {
            throw new IllegalStateException("These weights are of two kinds; use trainableWeights().");
        }
        return arena;
    }
}

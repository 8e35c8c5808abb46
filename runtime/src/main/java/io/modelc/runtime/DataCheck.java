package io.modelc.runtime;

import io.modelc.DType;
import io.modelc.data.NDArray;
import io.modelc.data.Names;
import io.modelc.data.Shapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Checks what users give a model against what it needs, in their words. */
final class DataCheck {

    /** The first integer that float32, in which kernels compute, cannot tell from its neighbour. */
    private static final int EXACT_INTEGERS = 1 << 24;

    private final ModelSpec spec;

    DataCheck(ModelSpec spec) {
        this.spec = spec;
    }

    /** Inputs: as many as the model has, each of its type and shape, all with equally many samples, at least 1. */
    List<NDArray> inputs(List<NDArray> inputs) {
        count("input", inputs, spec.inputNames());
        for (int i = 0; i < inputs.size(); i++) {
            input(spec.inputs().get(i), inputs.get(i));
        }
        equalRows(
                "input",
                inputs,
                spec.inputNames(),
                inputs.get(0).rows(),
                spec.inputNames().get(0));
        if (inputs.get(0).rows() == 0) {
            throw new IllegalArgumentException("There are no samples: input '"
                    + spec.inputNames().get(0) + "' has the shape "
                    + Shapes.format(inputs.get(0).shape()) + ".");
        }
        return inputs;
    }

    private static void input(ModelSpec.InputSpec needed, NDArray given) {
        if (given.rank() == 0 || !Arrays.equals(given.rowShape(), needed.shape())) {
            throw new IllegalArgumentException("Input '" + needed.name() + "' needs the shape "
                    + Shapes.formatBatch(needed.shape()) + ", but got " + Shapes.format(given.shape()) + "."
                    + missingBatch(needed, given));
        }
        if (given.dtype() != needed.dtype()) {
            throw new IllegalArgumentException("Input '" + needed.name() + "' needs " + needed.dtype() + ", but got "
                    + given.dtype() + "."
                    + (needed.dtype() == DType.FLOAT32 ? " NDArray.toFloat32() converts it." : ""));
        }
        if (given.dtype() == DType.INT32) {
            exact(needed.name(), given);
        }
    }

    private static String missingBatch(ModelSpec.InputSpec needed, NDArray given) {
        return Arrays.equals(given.shape(), needed.shape())
                ? " For one sample, add a batch axis: reshape" + Shapes.format(Shapes.withRows(1, needed.shape())) + "."
                : "";
    }

    private static void exact(String name, NDArray given) {
        for (int i = 0; i < given.size(); i++) {
            if (Math.abs(given.at(i)) >= EXACT_INTEGERS) {
                throw new IllegalArgumentException("Input '" + name + "' has the integer " + (long) given.at(i)
                        + " in sample " + i / Math.max(1, given.rowSize())
                        + ", but kernels tell integers apart only below "
                        + EXACT_INTEGERS + ".");
            }
        }
    }

    /** Targets: one for each output, with a row for each sample. */
    List<NDArray> targets(List<NDArray> targets, int samples) {
        count("target", targets, spec.outputNames());
        equalRows(
                "target",
                targets,
                spec.outputNames(),
                samples,
                spec.inputNames().get(0));
        return targets;
    }

    /** Sample weights: a row for each sample. */
    static void weights(NDArray weights, int samples) {
        if (weights != null && (weights.rank() == 0 || weights.rows() != samples)) {
            throw new IllegalArgumentException("There must be a weight for each of the " + samples
                    + " samples, but the weights have the shape " + Shapes.format(weights.shape()) + ".");
        }
    }

    /** Gradients, or anything that has an array of a known shape for each output. */
    void likeOutputs(List<NDArray> given, int batch) {
        count("gradient", given, spec.outputNames());
        for (int i = 0; i < given.size(); i++) {
            int[] needed = spec.outputs().get(i).shapeFor(batch);
            if (!Arrays.equals(given.get(i).shape(), needed)) {
                throw new IllegalArgumentException("The gradient of output '"
                        + spec.outputNames().get(i) + "' needs the shape " + Shapes.format(needed) + ", but got "
                        + Shapes.format(given.get(i).shape()) + ".");
            }
        }
    }

    /** Looks for the first number that is NaN or infinite. */
    void finite(Samples samples) {
        for (int i = 0; i < samples.inputs().size(); i++) {
            finite("input '" + spec.inputNames().get(i) + "'", samples.inputs().get(i));
        }
        for (int i = 0; i < samples.targets().size(); i++) {
            finite(
                    "target '" + spec.outputNames().get(i) + "'",
                    samples.targets().get(i));
        }
    }

    private static void finite(String what, NDArray array) {
        for (int i = 0; i < array.size(); i++) {
            if (!Float.isFinite(array.at(i))) {
                int rowSize = Math.max(1, array.rowSize());
                throw new IllegalArgumentException("The " + what + " has the value " + array.at(i) + " in sample "
                        + i / rowSize + ", element " + i % rowSize + ".");
            }
        }
    }

    // ---- lists and names

    private static void count(String what, List<NDArray> given, List<String> names) {
        if (given.size() != names.size()) {
            throw new IllegalArgumentException("The model has " + names.size() + " " + what
                    + (names.size() == 1 ? "" : "s") + " (" + String.join(", ", names) + "), but " + given.size()
                    + (given.size() == 1 ? " array was given." : " arrays were given."));
        }
        for (int i = 0; i < names.size(); i++) {
            if (given.get(i) == null) {
                throw new IllegalArgumentException("The " + what + " '" + names.get(i) + "' is null.");
            }
        }
    }

    private static void equalRows(String what, List<NDArray> given, List<String> names, int samples, String first) {
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i).rank() == 0 || given.get(i).rows() != samples) {
                throw new IllegalArgumentException("The " + what + " '" + names.get(i) + "' has the shape "
                        + Shapes.format(given.get(i).shape()) + ", but input '" + first + "' has " + samples
                        + " samples: there must be equally many.");
            }
        }
    }

    List<NDArray> inputsByName(Map<String, NDArray> inputs) {
        return byName("input", inputs, spec.inputNames());
    }

    List<NDArray> targetsByName(Map<String, NDArray> targets) {
        return byName("target", targets, spec.outputNames());
    }

    /** The arrays in the order of the names, which may be written in camel case or in snake case. */
    private static List<NDArray> byName(String what, Map<String, NDArray> given, List<String> names) {
        NDArray[] found = new NDArray[names.size()];
        for (Map.Entry<String, NDArray> entry : given.entrySet()) {
            int index = index(what, entry.getKey(), names);
            if (found[index] != null) {
                throw new IllegalArgumentException("The " + what + " '" + names.get(index) + "' was given twice.");
            }
            found[index] = entry.getValue();
        }
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            if (found[i] == null) {
                missing.add(names.get(i));
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("There is no array for the " + what + " '" + String.join("', '", missing)
                    + "'. The names are: " + String.join(", ", names) + ".");
        }
        return List.of(found);
    }

    /** The position of a name, or an error that lists the names and says which was probably meant. */
    static int index(String what, String given, Collection<String> names) {
        int index = Names.indexOf(given, names);
        if (index < 0) {
            throw new IllegalArgumentException(Names.unknown(what, given, names));
        }
        return index;
    }
}

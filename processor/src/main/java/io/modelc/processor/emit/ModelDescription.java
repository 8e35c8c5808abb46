package io.modelc.processor.emit;

import com.palantir.javapoet.ClassName;
import io.modelc.processor.optimize.Plan;
import io.modelc.summary.LayerSpec;
import io.modelc.summary.Summary;

/**
 * All that a generated class says.
 *
 * @param declaration the user's class
 * @param name the model's name
 * @param outputsAreRecord whether the declaration returns a record of tensors rather than a tensor
 * @param summary the table of layers
 * @param plan the instructions and the memory
 */
public record ModelDescription(
        ClassName declaration, String name, boolean outputsAreRecord, Summary summary, Plan plan) {

    /** The class to write: {@code CompiledX} beside {@code X}, {@code CompiledOuter_X} for a nested one. */
    public ClassName generated() {
        return generatedFor(declaration);
    }

    /** The summary, and below it a line on memory. */
    public String fullSummary() {
        return summary.text() + memory();
    }

    /** What the model takes in memory: its weights once, its activations for each sample of a batch. */
    private String memory() {
        String line = " Memory: weights " + floats(summary.trainable() + summary.nonTrainable()) + "; per sample "
                + Summary.memory(plan.inference().bytesPerSample()) + " inference, "
                + Summary.memory(plan.training().bytesPerSample()) + " training";
        // Of several equally large ones, the first.
        LayerSpec largest = null;
        for (LayerSpec layer : summary.layers()) {
            boolean larger = layer.parameters() > (largest == null ? 0 : largest.parameters());
            largest = larger && layer.level() == 0 ? layer : largest;
        }
        return line + (largest == null ? "" : "; largest " + largest.name() + " " + floats(largest.parameters()))
                + "\n";
    }

    private static String floats(long count) {
        return Summary.memory((double) Float.BYTES * count);
    }

    /** The name of the class that is generated for a declaration. */
    public static ClassName generatedFor(ClassName declaration) {
        return ClassName.get(declaration.packageName(), "Compiled" + String.join("_", declaration.simpleNames()));
    }
}

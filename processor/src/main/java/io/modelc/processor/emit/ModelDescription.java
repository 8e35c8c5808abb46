package io.modelc.processor.emit;

import com.palantir.javapoet.ClassName;
import io.modelc.processor.optimize.Plan;
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

    /** The summary, and below it what a sample takes in memory. */
    public String fullSummary() {
        return summary.text() + " Memory per sample: "
                + Summary.memory(plan.inference().bytesPerSample()) + " inference, "
                + Summary.memory(plan.training().bytesPerSample()) + " training\n";
    }

    /** The name of the class that is generated for a declaration. */
    public static ClassName generatedFor(ClassName declaration) {
        return ClassName.get(declaration.packageName(), "Compiled" + String.join("_", declaration.simpleNames()));
    }
}

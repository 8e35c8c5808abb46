package io.modelc.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the phases of the compiler, and from it to the other modules. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.modelc");

    @Test
    void phasesHaveNoCycles() {
        slices().matching("io.modelc.processor.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesOfTheDeclarationLanguageHaveNoCycles() {
        slices().matching("io.modelc.(layers|activations|initializers|random|summary)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void theProcessorDoesNotKnowTheRuntime() {
        noClasses()
                .that()
                .resideInAPackage("io.modelc.processor..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.modelc.runtime..", "io.modelc.kernels..", "io.modelc.gpu..")
                .check(CLASSES);
    }

    @Test
    void annotationsKnowNobody() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.modelc",
                        "io.modelc.layers..",
                        "io.modelc.activations..",
                        "io.modelc.initializers..",
                        "io.modelc.ops..",
                        "io.modelc.random..",
                        "io.modelc.summary..",
                        "io.modelc.trace..",
                        "io.modelc.errors..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.modelc.processor..", "io.modelc.runtime..", "io.modelc.kernels..")
                .check(CLASSES);
    }

    @Test
    void syntaxTreesEndAtTheEvaluator() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.modelc.processor.graph..",
                        "io.modelc.processor.differentiate..",
                        "io.modelc.processor.optimize..",
                        "io.modelc.processor.emit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.source..")
                .check(CLASSES);
    }
}

package io.modelc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The packages of the runtime and who may know whom. */
@AnalyzeClasses(packages = "io.modelc", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.modelc.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule KERNELS_KNOW_ONLY_NUMBERS = noClasses()
            .that()
            .resideInAPackage("io.modelc.kernels..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.modelc.data..",
                    "io.modelc.weights..",
                    "io.modelc.losses..",
                    "io.modelc.metrics..",
                    "io.modelc.optimizers..",
                    "io.modelc.callbacks..",
                    "io.modelc.runtime..",
                    "io.modelc.layers..",
                    "io.modelc.trace..");

    @ArchTest
    static final ArchRule ARROWS_POINT_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("runtime")
            .definedBy("io.modelc.runtime..")
            .layer("callbacks")
            .definedBy("io.modelc.callbacks..")
            .layer("optimizers")
            .definedBy("io.modelc.optimizers..")
            .layer("losses")
            .definedBy("io.modelc.losses..")
            .layer("metrics")
            .definedBy("io.modelc.metrics..")
            .layer("weights")
            .definedBy("io.modelc.weights..")
            .layer("data")
            .definedBy("io.modelc.data..")
            .layer("kernels")
            .definedBy("io.modelc.kernels..")
            .whereLayer("runtime")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("callbacks")
            .mayOnlyBeAccessedByLayers("runtime")
            .whereLayer("optimizers")
            .mayOnlyBeAccessedByLayers("runtime", "callbacks")
            .whereLayer("losses")
            .mayOnlyBeAccessedByLayers("runtime")
            .whereLayer("metrics")
            .mayOnlyBeAccessedByLayers("runtime", "callbacks")
            .whereLayer("weights")
            .mayOnlyBeAccessedByLayers("runtime", "callbacks", "optimizers");

    @ArchTest
    static final ArchRule NOTHING_IS_LOOKED_UP_BY_REFLECTION = noClasses()
            .that()
            .resideOutsideOfPackage("io.modelc.kernels..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect..");
}

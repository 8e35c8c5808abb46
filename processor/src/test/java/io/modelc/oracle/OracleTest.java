package io.modelc.oracle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Keras' own answers: each case of {@code oracle/public.zip}, or of the folder that {@code -Dmodelc.oracle=DIR} names,
 * is one test. What Modelc does not have yet is counted and listed, by name; what the harness does not know fails.
 */
class OracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        List<OracleCase> cases = CaseFiles.load();
        report(cases);
        return cases.stream().map(each -> DynamicTest.dynamicTest(each.id(), () -> run(each)));
    }

    private static void run(OracleCase given) {
        try {
            Optional<String> notBuilt = NotBuilt.reason(given);
            Assumptions.assumeTrue(notBuilt.isEmpty(), () -> "not built: " + notBuilt.orElseThrow());
            compare(given);
        } catch (AssertionError e) {
            // Build tools show a dynamic test's number only.
            throw new AssertionError(given.id() + ": " + e.getMessage(), e);
        }
    }

    private static void compare(OracleCase given) {
        switch (given.kind()) {
            case "activation" -> LayerCases.runActivation(given);
            case "layer" -> LayerCases.runLayer(given);
            case "loss" -> LossCases.run(given);
            case "metric" -> MetricCases.run(given);
            case "optimizer" -> OptimizerCases.run(given);
            case "summary" -> SummaryCases.run(given);
            case "train" -> TrainingCases.run(given);
            default -> throw new AssertionError("The harness does not know cases of the kind " + given.kind() + ".");
        }
    }

    /** Prints how many cases are run, and which are not because of what. */
    private static void report(List<OracleCase> cases) {
        Map<String, Integer> missing = new TreeMap<>();
        for (OracleCase each : cases) {
            reasonIfKnown(each).ifPresent(reason -> missing.merge(reason, 1, Integer::sum));
        }
        int notBuilt = missing.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("Oracle: " + (cases.size() - notBuilt) + " cases, and " + notBuilt + " not built:");
        missing.forEach((reason, count) -> System.out.println("  not built: " + reason + " (" + count + ")"));
    }

    /** What is unknown is left to the case's own test, which fails. */
    private static Optional<String> reasonIfKnown(OracleCase given) {
        try {
            return NotBuilt.reason(given);
        } catch (AssertionError unknown) {
            return Optional.empty();
        }
    }
}

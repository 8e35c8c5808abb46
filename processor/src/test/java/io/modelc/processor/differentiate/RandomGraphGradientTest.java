package io.modelc.processor.differentiate;

import io.modelc.processor.graph.RandomModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradients of random graphs against central differences. */
class RandomGraphGradientTest {

    private static final int GRAPHS = 100;

    @ParameterizedTest
    @ValueSource(longs = {0, 1000, 2000, 3000})
    void gradientsOfRandomGraphs(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + GRAPHS; seed++) {
            GradientCheck.checkGradients("graph " + seed, RandomModel.of(seed));
        }
    }
}

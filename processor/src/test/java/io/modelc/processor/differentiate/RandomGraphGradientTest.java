package io.modelc.processor.differentiate;

import io.modelc.processor.graph.PassGraph;
import io.modelc.processor.graph.RandomModel;
import io.modelc.processor.graph.TestModel;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradients of random graphs against central differences. */
class RandomGraphGradientTest {

    private static final int GRAPHS = 100;

    @ParameterizedTest
    @ValueSource(longs = {0, 1000, 2000, 3000})
    void gradientsOfRandomGraphs(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + GRAPHS; seed++) {
            TestModel model = RandomModel.of(seed);
            PassGraph pass = Differentiation.of(model.graph());
            List<double[]> seeds =
                    pass.outputGradients().stream().map(model::drawn).toList();
            GradientCheck.checkGradients("graph " + seed, model, pass, seeds);
        }
    }
}

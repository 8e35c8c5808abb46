package io.modelc.oracle;

import io.modelc.data.NDArray;
import io.modelc.losses.Loss;
import io.modelc.losses.Reduction;

/** Losses of given predictions: their value, the value of each row, and the gradient. */
final class LossCases {

    private LossCases() {}

    static void run(OracleCase given) {
        given.only("class_name", "kwargs", "y_true", "y_pred", "sample_weight", "upstream")
                .expecting("loss", "unreduced_no_sample_weight", "grad_y_pred");
        Loss loss = KerasTraining.loss(given.className(), given.kwargs());
        NDArray targets = given.values("y_true").toArray();
        NDArray predictions = given.values("y_pred").toArray();
        Values sampleWeight = given.values("sample_weight");
        NDArray weights = sampleWeight == null ? null : sampleWeight.toArray();

        Tolerance tolerance = given.tolerance();
        boolean reduced = loss.reduction() != Reduction.NONE;
        Values value = reduced
                ? Values.scalar(loss.call(targets, predictions, weights))
                : Values.of(loss.unreduced(targets, predictions, weights));
        tolerance.check("the loss", value, expected(given, "loss"));
        tolerance.check(
                "the unreduced loss",
                loss.unreduced(targets, predictions),
                expected(given, "unreduced_no_sample_weight"));
        // A loss that is not reduced is weighted by what comes from above.
        NDArray gradientWeights = reduced ? weights : product(given.values("upstream"), sampleWeight);
        tolerance.check(
                "the gradient", loss.gradient(targets, predictions, gradientWeights), expected(given, "grad_y_pred"));
    }

    private static Values expected(OracleCase given, String name) {
        return Values.of(given.expected().get(name));
    }

    private static NDArray product(Values upstream, Values sampleWeight) {
        double[] weights = upstream.data().clone();
        for (int i = 0; sampleWeight != null && i < weights.length; i++) {
            weights[i] *= sampleWeight.data()[i / (weights.length / sampleWeight.data().length)];
        }
        return new Values("", upstream.dtype(), upstream.shape(), weights).toArray();
    }
}

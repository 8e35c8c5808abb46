package io.modelc.oracle;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.modelc.data.NDArray;
import io.modelc.metrics.Mean;
import io.modelc.metrics.Metric;
import io.modelc.metrics.Sum;
import java.util.List;
import java.util.Set;

/** Metrics that are updated, batch by batch, and now and then reset. */
final class MetricCases {

    private static final Set<String> FIELDS = Set.of("y_true", "y_pred", "sample_weight", "values", "reset_before");

    private MetricCases() {}

    static void run(OracleCase given) {
        given.only("class_name", "kwargs", "updates").expecting("result_after_each_update");
        Metric metric = KerasTraining.metric(given.className(), given.kwargs());
        JsonArray updates = given.json().getAsJsonArray("updates");
        List<Values> expected = given.expectedList("result_after_each_update");
        for (int i = 0; i < updates.size(); i++) {
            update(metric, updates.get(i).getAsJsonObject());
            given.tolerance().check("the result after update " + i, Values.scalar(metric.result()), expected.get(i));
        }
    }

    private static void update(Metric metric, JsonObject update) {
        if (!FIELDS.containsAll(update.keySet())) {
            throw new AssertionError("The harness does not know all of " + update.keySet());
        }
        if (update.has("reset_before") && update.get("reset_before").getAsBoolean()) {
            metric.resetState();
        }
        NDArray weights = array(update.get("sample_weight"));
        if (!update.has("values")) {
            metric.updateState(array(update.get("y_true")), array(update.get("y_pred")), weights);
        } else if (metric instanceof Mean mean) {
            mean.updateValues(array(update.get("values")), weights);
        } else {
            ((Sum) metric).updateValues(array(update.get("values")), weights);
        }
    }

    private static NDArray array(JsonElement values) {
        return values == null || values.isJsonNull() ? null : Values.of(values).toArray();
    }
}

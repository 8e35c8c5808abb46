package io.modelc.runtime;

import io.modelc.data.NDArray;
import io.modelc.data.Shapes;
import java.util.ArrayList;
import java.util.List;

/** Joins the outputs of batches, in order. */
final class Predictions {

    private final ModelSpec spec;
    private final int samples;
    private final List<float[]> values = new ArrayList<>();
    private int filled;

    Predictions(ModelSpec spec, int samples) {
        this.spec = spec;
        this.samples = samples;
        for (ModelSpec.OutputSpec output : spec.outputs()) {
            values.add(new float[Shapes.size(output.shapeFor(samples))]);
        }
    }

    void add(List<NDArray> outputs) {
        for (int i = 0; i < outputs.size(); i++) {
            NDArray output = outputs.get(i);
            output.copyTo(0, values.get(i), filled * output.rowSize(), output.size());
        }
        filled += outputs.get(0).rows();
    }

    List<NDArray> toList() {
        List<NDArray> arrays = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            arrays.add(NDArray.of(values.get(i), spec.outputs().get(i).shapeFor(samples)));
        }
        return arrays;
    }
}

package io.modelc.processor.check;

import io.modelc.errors.Message;
import io.modelc.processor.evaluate.EvaluatedModel;
import io.modelc.processor.evaluate.EvaluatedModel.LayerField;
import io.modelc.processor.source.Reports;

/** A layer that is applied in no pass was probably forgotten. */
final class LayersAreUsed implements Rule {

    @Override
    public void check(EvaluatedModel model, Reports reports) {
        for (LayerField layer : model.layers()) {
            if (!layer.used()) {
                reports.warning(layer.place(), Message.LAYER_NOT_USED, layer.name());
            }
        }
    }
}

package io.modelc.plot;

import com.google.auto.service.AutoService;
import io.modelc.summary.Drawing;
import io.modelc.summary.Summary;

/** What the compiler draws pictures with. */
@AutoService(Drawing.class)
public final class SvgDrawing implements Drawing {

    /** Created as a service. */
    public SvgDrawing() {}

    @Override
    public String svg(Summary model) {
        return Plot.of(model).showShapes().showLayerNames().svg();
    }
}

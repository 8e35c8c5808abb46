package io.modelc.processor.emit;

import io.modelc.summary.Drawing;
import io.modelc.summary.Summary;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The pictures of models. They are drawn by a service, which is found where the module {@code modelc-plot} is on the
 * processor's path. Placing boxes takes a second for a thousand layers, so the pictures of larger models than people
 * look at are left to {@code Plot}, at run time.
 */
public final class Pictures {

    private static final int LAYERS_LIMIT = 200;

    private final boolean wanted;
    private Optional<Drawing> drawing;

    /**
     * Pictures, or none.
     *
     * @param option the value of {@code -Amodelc.plot}: false for none; null where it is not given
     */
    public Pictures(String option) {
        this.wanted = !"false".equals(option);
    }

    boolean areWanted() {
        return wanted;
    }

    /** The picture of a model as SVG, if it is to be drawn and somebody can. */
    Optional<String> svg(Summary model) {
        if (model.layers().size() > LAYERS_LIMIT) {
            return Optional.empty();
        }
        if (drawing == null) {
            drawing = ServiceLoader.load(Drawing.class, Pictures.class.getClassLoader())
                    .findFirst();
        }
        return drawing.map(found -> found.svg(model));
    }
}

package io.modelc.summary;

/**
 * Draws models. The compiler asks for one as a service: where the module {@code modelc-plot} is on its path, a picture
 * is written beside each summary.
 */
public interface Drawing {

    /** A picture of a model with the names and shapes of its layers, as SVG; the same text for the same model. */
    String svg(Summary model);
}

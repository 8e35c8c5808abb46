package io.modelc.summary;

/** What has layers that can be listed and drawn: a compiled model. */
public interface Summarized {

    /** Its name, such as {@code ticket_classifier}. */
    String name();

    /** The table of its layers. */
    Summary layerTable();
}

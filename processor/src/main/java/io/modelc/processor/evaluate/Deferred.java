package io.modelc.processor.evaluate;

/** The value of a field that could not be computed; that is the user's problem only where the field is read. */
record Deferred(RuntimeException cause) {}

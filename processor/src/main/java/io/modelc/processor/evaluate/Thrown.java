package io.modelc.processor.evaluate;

import io.modelc.errors.Message;
import io.modelc.processor.source.Place;
import io.modelc.processor.source.Problem;

/** An exception of the declaration itself, which it may catch; if it does not, that is a mistake. */
final class Thrown extends Problem {

    private static final long serialVersionUID = 1;

    private final transient Object exception;

    /** {@code exception} is a Throwable, or an object of an exception class of this compilation. */
    Thrown(Place place, Object exception, Message kind, Object... values) {
        super(place, kind, values);
        this.exception = exception;
    }

    Object exception() {
        return exception;
    }
}

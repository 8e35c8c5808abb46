package io.modelc.examples.data;

import java.io.IOException;

/** A file that is not what it should be: the message names the file, what was found in it, and what is needed. */
public final class IdxException extends IOException {

    private static final long serialVersionUID = 1;

    IdxException(String message) {
        super(message);
    }

    IdxException(String message, Throwable cause) {
        super(message, cause);
    }
}

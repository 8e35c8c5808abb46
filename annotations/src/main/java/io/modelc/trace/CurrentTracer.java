package io.modelc.trace;

import java.util.function.Supplier;

/** The tracer of each thread. */
final class CurrentTracer {

    private static final ThreadLocal<Tracer> CURRENT = new ThreadLocal<>();

    private CurrentTracer() {}

    static Tracer get() {
        return CURRENT.get();
    }

    static <T> T with(Tracer tracer, Supplier<T> body) {
        Tracer outer = CURRENT.get();
        CURRENT.set(tracer);
        try {
            return body.get();
        } finally {
            // Removed rather than set to null: a compiler daemon's threads outlive this class loader.
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }
}

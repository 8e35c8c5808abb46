package io.modelc.gpu;

import com.aparapi.Config;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the first use of Aparapi out of the program's log. Aparapi's static initializer sets the handlers of the root
 * logger, which are everybody's, to WARNING: all that the program logs on INFO would be gone from then on. And where
 * there is no OpenCL it logs that as SEVERE, though nothing is wrong: the kernels are then just others.
 */
final class AparapiLog {

    private AparapiLog() {}

    /** What an action returns that uses Aparapi. The log is afterwards as it was. */
    static <T> T keptFromTheProgram(Supplier<T> action) {
        List<Handler> handlers = Arrays.asList(Logger.getLogger("").getHandlers());
        List<Level> levels = handlers.stream().map(Handler::getLevel).toList();
        try {
            return silently(action);
        } finally {
            for (int i = 0; i < levels.size(); i++) {
                handlers.get(i).setLevel(levels.get(i));
            }
        }
    }

    /** By a filter, not by the logger's level, which the same initializer sets. */
    private static <T> T silently(Supplier<T> action) {
        Logger logger = Logger.getLogger(Config.getLoggerName());
        Filter filter = logger.getFilter();
        logger.setFilter(message -> false);
        try {
            return action.get();
        } finally {
            logger.setFilter(filter);
        }
    }
}

package io.modelc.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import com.aparapi.Config;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class AparapiLogTest {

    @Test
    void whatTheProgramLogsAfterTheSearchIsStillSeen() throws IOException, InterruptedException {
        // A process of its own, because static initializers run once in each.
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProgramThatLogs.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("INFO: before the search", "INFO: after the search");
        assertThat(output).doesNotContain("INFO: Aparapi", "SEVERE");
    }

    @Test
    void levelsAreRestoredAfterAFailureToo() {
        Handler[] handlers = Logger.getLogger("").getHandlers();
        List<Level> before = Arrays.stream(handlers).map(Handler::getLevel).toList();
        try {
            AparapiLog.keptFromTheProgram(() -> {
                for (Handler handler : handlers) {
                    handler.setLevel(Level.OFF);
                }
                throw new UnsatisfiedLinkError("no native part");
            });
        } catch (UnsatisfiedLinkError expected) {
            assertThat(handlers).extracting(Handler::getLevel).isEqualTo(before);
        }
    }

    @Test
    void whatAparapiSaysInTheMeantimeIsNotLogged() {
        List<String> logged = new ArrayList<>();
        Handler handler = new Collecting(logged);
        Logger logger = Logger.getLogger(Config.getLoggerName());
        logger.addHandler(handler);
        try {
            String result = AparapiLog.keptFromTheProgram(() -> {
                logger.severe("Check your environment");
                return "found";
            });
            logger.severe("later");
            assertThat(result).isEqualTo("found");
            assertThat(logged).containsExactly("later");
        } finally {
            logger.removeHandler(handler);
        }
    }

    /** A program that logs, looks for a device, and logs again. */
    static final class ProgramThatLogs {

        private ProgramThatLogs() {}

        public static void main(String[] arguments) {
            Logger log = Logger.getLogger("a.program");
            log.info("before the search");
            DeviceSearch.run();
            log.info("after the search");
        }
    }

    private static final class Collecting extends Handler {

        private final List<String> messages;

        Collecting(List<String> messages) {
            this.messages = messages;
        }

        @Override
        public void publish(LogRecord message) {
            messages.add(message.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}

package io.modelc.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

final class KernelsProviderTest {

    private final Lines log = new Lines();

    /** A factory with reasons against it, or null for none. */
    private record Offer(String name, String impossible, String inadvisable) implements KernelsFactory {
        @Override
        public Optional<String> refusal() {
            return Optional.ofNullable(impossible);
        }

        @Override
        public Optional<String> reservation() {
            return Optional.ofNullable(inadvisable);
        }

        @Override
        public Kernels create() {
            throw new AssertionError("nobody asked for kernels");
        }
    }

    /** A log that keeps its lines. */
    private static final class Lines implements System.Logger {
        private final List<String> lines = new ArrayList<>();

        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            lines.add(level + " " + message);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... params) {
            lines.add(level + " " + format);
        }
    }

    private String chosen(String asked, Offer... offers) {
        return new KernelsProvider(List.of(offers), asked, log).chosen().name();
    }

    private static Offer offer(String name) {
        return new Offer(name, null, null);
    }

    @Test
    void theGpuComesFirstAndPlainJavaLast() {
        assertThat(chosen(null, offer("plain"), offer("vector"), offer("gpu"))).isEqualTo("gpu");
        assertThat(chosen(null, offer("plain"), offer("vector"))).isEqualTo("vector");
        assertThat(chosen(null, offer("plain"))).isEqualTo("plain");
        assertThat(log.lines).containsExactly("INFO Kernels: gpu", "INFO Kernels: vector", "INFO Kernels: plain");
    }

    @Test
    void theLogSaysWhyOthersWereNotChosen() {
        Offer gpu = new Offer("gpu", null, "its device is a CPU");
        Offer vector = new Offer("vector", "jdk.incubator.vector is not among the modules", null);
        assertThat(chosen(null, offer("plain"), gpu, vector)).isEqualTo("plain");
        assertThat(log.lines)
                .containsExactly("INFO Kernels: plain (not gpu: its device is a CPU;"
                        + " not vector: jdk.incubator.vector is not among the modules)");
    }

    @Test
    void whatIsAskedForIsChosenInSpiteOfReservations() {
        Offer gpu = new Offer("gpu", null, "its device is a CPU");
        assertThat(chosen("gpu", offer("plain"), gpu)).isEqualTo("gpu");
        assertThat(log.lines).containsExactly("INFO Kernels: gpu, as -Dmodelc.kernels asks");
    }

    @Test
    void whatIsAskedForAndCannotRunIsAnError() {
        Offer gpu = new Offer("gpu", "no OpenCL driver was found", null);
        assertThatThrownBy(() -> chosen("gpu", offer("plain"), gpu))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("-Dmodelc.kernels=gpu asks for kernels that cannot run here: no OpenCL driver was found");
    }

    @Test
    void whatIsAskedForAndNotThereIsAnError() {
        assertThatThrownBy(() -> chosen("gpu", offer("plain")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("-Dmodelc.kernels=gpu asks for kernels that are not on the class path; there are [plain]."
                        + " Add modelc-gpu-kernels to the dependencies");
        assertThatThrownBy(() -> chosen("fast", offer("plain"))).hasMessageContaining("there are [plain]");
    }

    @Test
    void kernelsThatNobodyKnowsMustBeAskedFor() {
        assertThat(chosen(null, offer("mine"), offer("plain"))).isEqualTo("plain");
        assertThat(chosen("mine", offer("mine"), offer("plain"))).isEqualTo("mine");
    }
}

package io.modelc;

import static io.modelc.Weight.variable;
import static io.modelc.Weight.weight;
import static io.modelc.initializers.Initializers.IDENTITY;
import static io.modelc.initializers.Initializers.ZEROS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelc.errors.DeclarationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WeightTest {

    @Test
    void isTheTracersWeight() {
        assertThat(FakeTracer.run(false, () -> weight("kernel", ZEROS, 4, 3))).hasToString("kernel[4, 3]");
        assertThat(FakeTracer.run(false, () -> variable("count", ZEROS))).hasToString("count[]");
    }

    @Test
    void needsAPlainNameASizeAndAnInitializerThatFits() {
        assertMistake(
                () -> weight("a/b", ZEROS, 3),
                "[MC114] A weight needs a name of letters, digits and underscores, "
                        + "but got \"a/b\".\nSuch as \"kernel\".");
        assertMistake(
                () -> weight("kernel", ZEROS, 3, 0),
                "[MC113] The weight kernel needs dimensions of at least 1, " + "but got the shape [3, 0].");
        assertMistake(
                () -> weight("kernel", null, 3),
                "[MC103] The weight kernel needs a value for initializer, but got null.");
        assertMistake(
                () -> weight("kernel", IDENTITY, 3),
                "[MC111] Identity fills matrices (two axes), " + "but the weight has the shape (3,).");
    }

    @Test
    void existsInACompilationOnly() {
        assertThatThrownBy(() -> weight("kernel", ZEROS, 3))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("[MC001]");
    }

    private static void assertMistake(Supplier<Tensor> weight, String message) {
        assertThatThrownBy(() -> FakeTracer.run(false, weight))
                .isInstanceOf(DeclarationException.class)
                .hasMessage(message);
    }
}

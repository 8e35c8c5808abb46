package io.modelc.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.modelc.HandWrittenMnist;
import io.modelc.data.NDArray;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsTest {

    private final HandWrittenMnist model = new HandWrittenMnist();

    @Test
    void variablesPrintAsKerasPrintsThem() {
        assertThat(model.weights())
                .extracting(Variable::toString)
                .containsExactly(
                        "<Variable shape=(784, 512), dtype=float32, path=mnist/features/kernel>",
                        "<Variable shape=(512,), dtype=float32, path=mnist/features/bias>",
                        "<Variable shape=(512, 10), dtype=float32, path=mnist/digits/kernel>",
                        "<Variable shape=(10,), dtype=float32, path=mnist/digits/bias>");
        assertThat(model.weights().parameterCount()).isEqualTo(407_050);
    }

    @Test
    void aVariableIsAViewOfTheModel() {
        NDArray image = NDArray.zeros(1, 784);
        model.weights().get("digits/bias").set(NDArray.of(new float[] {0, 0, 0, 0, 50, 0, 0, 0, 0, 0}));
        assertThat(model.predict(image).get(0, 4)).isEqualTo(1);
        assertThat(model.trainableWeights().get("mnist/digits/bias").value().get(4))
                .isEqualTo(50);
    }

    @Test
    void anotherShapeOrNameOrNumberIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.weights().get("digits/bias").set(NDArray.zeros(9)))
                .withMessage("mnist/digits/bias has the shape (10,), but got (9,).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.weights().get("mnist/digits/bios"))
                .withMessageContaining("Did you mean 'mnist/digits/bias'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.weights().setValues(List.of(NDArray.zeros(9))))
                .withMessageContaining("There are 4 weights, but 1 arrays were given");
    }

    @Test
    void weightsComeFromTheSeedAndEachFromAStreamOfItsOwn() {
        HandWrittenMnist other = new HandWrittenMnist();
        assertThat(other.weights().values()).isEqualTo(model.weights().values());
        other.initialize(5);
        assertThat(other.weights().values()).isNotEqualTo(model.weights().values());
        other.initialize(HandWrittenMnist.DEFAULT_SEED);
        assertThat(other.weights().values()).isEqualTo(model.weights().values());
        // Divided by their limits √(6 / (fan in + fan out)) they would be equal, were their streams the same.
        double first = model.weights().get(0).value().at(0) * Math.sqrt(784 + 512);
        double second = model.weights().get(2).value().at(0) * Math.sqrt(512 + 10);
        assertThat(first).isNotCloseTo(second, within(1e-3));
    }
}

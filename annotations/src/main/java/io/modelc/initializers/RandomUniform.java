package io.modelc.initializers;

import io.modelc.errors.Arguments;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;
import io.modelc.random.Philox;

/**
 * Every number of an interval as likely.
 *
 * @param minimum the interval's least number
 * @param maximum its end
 */
public record RandomUniform(double minimum, double maximum) implements Initializer {

    /** Checks the interval. */
    public RandomUniform {
        Arguments.finite("RandomUniform", "minimum", minimum);
        Arguments.finite("RandomUniform", "maximum", maximum);
        if (maximum < minimum) {
            throw DeclarationException.inArgument(
                    "maximum",
                    Message.ARGUMENT_RANGE,
                    "RandomUniform",
                    "maximum",
                    "to be no less than minimum=" + minimum,
                    maximum);
        }
    }

    @Override
    public void fill(float[] values, int offset, int[] shape, Philox random) {
        double width = maximum - minimum;
        Elements.of(values, offset, shape).setAll(() -> minimum + width * random.nextFloat());
    }
}

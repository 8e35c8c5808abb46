package io.modelc.layers;

import io.modelc.Tensor;
import io.modelc.errors.DeclarationException;
import io.modelc.errors.Message;

/**
 * In training, each element is 0 with probability {@code rate} and else divided by {@code 1 − rate}, so that the sum is
 * to be expected the same; otherwise nothing happens. Srivastava et al., "Dropout: a simple way to prevent neural
 * networks from overfitting", 2014.
 */
public final class Dropout extends SingleInputLayer {

    private final double rate;

    /**
     * A layer of this rate.
     *
     * @param rate the part of the elements that becomes 0: at least 0 and less than 1
     */
    public Dropout(double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw DeclarationException.inArgument("rate", Message.DROPOUT_RATE, rate);
        }
        this.rate = rate;
    }

    @Override
    Tensor forward(Tensor inputs) {
        return training() && rate > 0 ? inputs.dropout(rate) : inputs;
    }
}

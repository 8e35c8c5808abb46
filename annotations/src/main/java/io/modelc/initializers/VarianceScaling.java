package io.modelc.initializers;

import io.modelc.errors.Arguments;
import io.modelc.random.Philox;

/**
 * Random numbers of variance {@code scale / n}, with n the number of a unit's inputs, outputs, or their mean, so that
 * signals neither grow nor fade on their way through many layers.
 *
 * @param scale the variance times n, more than 0
 * @param mode what n is
 * @param distribution how the numbers are distributed
 */
public record VarianceScaling(double scale, Mode mode, Distribution distribution) implements Initializer {

    /** The standard deviation of a normal distribution of standard deviation 1 that is cut off at ±2. */
    private static final double TRUNCATED_STDDEV = 0.87962566103423978;

    /** What the variance is divided by. */
    public enum Mode {
        /** The number of a unit's inputs. */
        FAN_IN,
        /** The number of its outputs. */
        FAN_OUT,
        /** The mean of both. */
        FAN_AVG
    }

    /** How the numbers are distributed. */
    public enum Distribution {
        /** Normally, cut off at two standard deviations, and scaled so that the variance is right after the cut. */
        TRUNCATED_NORMAL,
        /** Normally. */
        UNTRUNCATED_NORMAL,
        /** Uniformly, within ±√(3 · variance). */
        UNIFORM
    }

    /** Checks the arguments. */
    public VarianceScaling {
        Arguments.positive("VarianceScaling", "scale", scale);
        Arguments.present("VarianceScaling", "mode", mode);
        Arguments.present("VarianceScaling", "distribution", distribution);
    }

    @Override
    public void fill(float[] values, int offset, int[] shape, Philox random) {
        double variance = scale / Math.max(1, fan(Fans.of(shape)));
        distributed(variance).fill(values, offset, shape, random);
    }

    private double fan(Fans fans) {
        return switch (mode) {
            case FAN_IN -> fans.in();
            case FAN_OUT -> fans.out();
            case FAN_AVG -> (fans.in() + fans.out()) / 2;
        };
    }

    private Initializer distributed(double variance) {
        double limit = Math.sqrt(3 * variance);
        return switch (distribution) {
            case TRUNCATED_NORMAL -> new TruncatedNormal(0, Math.sqrt(variance) / TRUNCATED_STDDEV);
            case UNTRUNCATED_NORMAL -> new RandomNormal(0, Math.sqrt(variance));
            case UNIFORM -> new RandomUniform(-limit, limit);
        };
    }
}

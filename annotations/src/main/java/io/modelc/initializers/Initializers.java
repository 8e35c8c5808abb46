package io.modelc.initializers;

/** The usual initializers with Keras' defaults, made for {@code import static}. */
public final class Initializers {

    /** All 0. */
    public static final Initializer ZEROS = new Zeros();

    /** All 1. */
    public static final Initializer ONES = new Ones();

    /** Uniform within ±0.05. */
    public static final Initializer RANDOM_UNIFORM = new RandomUniform(-0.05, 0.05);

    /** Normal, mean 0, standard deviation 0.05. */
    public static final Initializer RANDOM_NORMAL = new RandomNormal(0, 0.05);

    /** Normal, mean 0, standard deviation 0.05, cut off at ±0.1. */
    public static final Initializer TRUNCATED_NORMAL = new TruncatedNormal(0, 0.05);

    /** Uniform within ±√(6 / (fan in + fan out)). Glorot and Bengio, 2010. */
    public static final Initializer GLOROT_UNIFORM = new GlorotUniform();

    /** Truncated normal of variance 2 / (fan in + fan out). Glorot and Bengio, 2010. */
    public static final Initializer GLOROT_NORMAL = new GlorotNormal();

    /** Uniform within ±√(6 / fan in). He et al., 2015. */
    public static final Initializer HE_UNIFORM = new HeUniform();

    /** Truncated normal of variance 2 / fan in. He et al., 2015. */
    public static final Initializer HE_NORMAL = new HeNormal();

    /** Uniform within ±√(3 / fan in). LeCun et al., 1998. */
    public static final Initializer LECUN_UNIFORM = new LecunUniform();

    /** Truncated normal of variance 1 / fan in. Klambauer et al., 2017. */
    public static final Initializer LECUN_NORMAL = new LecunNormal();

    /** A random orthogonal matrix. */
    public static final Initializer ORTHOGONAL = new Orthogonal(1);

    /** 1 on the diagonal of a matrix, else 0. */
    public static final Initializer IDENTITY = new Identity(1);

    private Initializers() {}

    /** All {@code value}. */
    public static Initializer constant(double value) {
        return new Constant(value);
    }

    /** Uniform from {@code minimum} to {@code maximum}. */
    public static Initializer randomUniform(double minimum, double maximum) {
        return new RandomUniform(minimum, maximum);
    }

    /** Normal. */
    public static Initializer randomNormal(double mean, double stddev) {
        return new RandomNormal(mean, stddev);
    }

    /** Normal, cut off at two standard deviations from the mean. */
    public static Initializer truncatedNormal(double mean, double stddev) {
        return new TruncatedNormal(mean, stddev);
    }

    /** Of variance {@code scale} / fan. */
    public static Initializer varianceScaling(
            double scale, VarianceScaling.Mode mode, VarianceScaling.Distribution distribution) {
        return new VarianceScaling(scale, mode, distribution);
    }

    /** A random orthogonal matrix times {@code gain}. */
    public static Initializer orthogonal(double gain) {
        return new Orthogonal(gain);
    }

    /** {@code gain} on the diagonal of a matrix, else 0. */
    public static Initializer identity(double gain) {
        return new Identity(gain);
    }
}

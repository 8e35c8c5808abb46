package io.modelc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelc.data.NDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchOrderTest {

    /** The samples of each batch of an epoch; sample i has the value i. */
    private static List<List<Integer>> epoch(BatchOrder order, int samples, int batchSize, int epoch) {
        NDArray numbers = NDArray.of(IntStream.range(0, samples).toArray());
        BatchData data = new BatchData(new Samples(List.of(numbers), List.of(), null), batchSize, List.of());
        List<List<Integer>> batches = new ArrayList<>();
        order.start(epoch);
        while (order.next()) {
            order.gather(data, batches.size());
            batches.add(
                    IntStream.of(data.inputViews().get(0).toIntArray()).boxed().toList());
        }
        return batches;
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "17,4,5", "16,4,4", "3,128,1", "1000,7,143"})
    void everySampleComesOnceInAnEpoch(int samples, int batchSize, int batches) {
        BatchOrder order = new BatchOrder(samples, batchSize, true, 3);
        List<List<Integer>> epoch = epoch(order, samples, batchSize, 0);
        List<Integer> seen = new ArrayList<>();
        epoch.forEach(seen::addAll);
        Collections.sort(seen);
        assertThat(epoch).hasSize(batches);
        assertThat(order.batches()).isEqualTo(batches);
        assertThat(seen).isEqualTo(IntStream.range(0, samples).boxed().toList());
    }

    @Test
    void withoutShufflingSamplesKeepTheirOrder() {
        assertThat(epoch(new BatchOrder(5, 2, false, 3), 5, 2, 1))
                .containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
    }

    @Test
    void anEpochsOrderIsAFunctionOfTheSeedAndItsNumber() {
        BatchOrder order = new BatchOrder(50, 50, true, 3);
        List<List<Integer>> second = epoch(order, 50, 50, 1);
        assertThat(epoch(order, 50, 50, 0)).isNotEqualTo(second);
        assertThat(epoch(new BatchOrder(50, 50, true, 3), 50, 50, 1)).isEqualTo(second);
        assertThat(epoch(new BatchOrder(50, 50, true, 4), 50, 50, 1)).isNotEqualTo(second);
    }
}

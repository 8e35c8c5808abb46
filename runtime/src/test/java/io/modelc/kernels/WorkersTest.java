package io.modelc.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class WorkersTest {

    private final Workers workers = new Workers(3);

    @AfterEach
    void close() {
        workers.close();
    }

    /** A task of some parts that says it is long. */
    private record Parts(int parts, IntConsumer action) implements Task {
        @Override
        public long nanos() {
            return 1_000_000_000;
        }

        @Override
        public void run(int part, Scratch scratch) {
            action.accept(part);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 100})
    void eachPartIsDoneOnce(int parts) {
        for (int repeat = 0; repeat < 1000; repeat++) {
            AtomicIntegerArray done = new AtomicIntegerArray(100);
            workers.run(new Parts(parts, done::incrementAndGet), new Scratch());
            for (int part = 0; part < 100; part++) {
                assertThat(done.get(part)).isEqualTo(part < parts ? 1 : 0);
            }
        }
    }

    @Test
    void sleepingThreadsAreWokenForALongTask() {
        LockSupport.parkNanos(20_000_000);
        CountDownLatch all = new CountDownLatch(3);
        // Each part waits for the others: they end only if three threads do them at once.
        workers.run(
                new Parts(3, part -> {
                    all.countDown();
                    await(all);
                }),
                new Scratch());
        assertThat(all.getCount()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anExceptionOfAnyPartReachesTheCallerAfterTheOthersHaveEnded(int bad) {
        Set<Integer> ended = ConcurrentHashMap.newKeySet();
        Parts failing = new Parts(3, part -> {
            if (part == bad) {
                throw new IllegalArgumentException("part " + part);
            }
            ended.add(part);
        });
        assertThatThrownBy(() -> workers.run(failing, new Scratch()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("part " + bad);
        assertThat(ended).hasSize(2);
        eachPartIsDoneOnce(3);
    }

    @Test
    void aSecondCallerDoesItsTaskAlone() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Parts blocking = new Parts(2, part -> {
            started.countDown();
            await(release);
        });
        Thread first = new Thread(() -> workers.run(blocking, new Scratch()));
        first.start();
        started.await();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        workers.run(new Parts(5, part -> threads.add(Thread.currentThread())), new Scratch());
        assertThat(threads).containsExactly(Thread.currentThread());
        release.countDown();
        first.join();
    }

    @Test
    void theNumberOfThreadsIsRead() {
        assertThat(Workers.threads("5")).isEqualTo(5);
        assertThat(Workers.threads(null)).isEqualTo(Runtime.getRuntime().availableProcessors());
        for (String wrong : new String[] {"0", "-1", "many"}) {
            assertThatThrownBy(() -> Workers.threads(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("-Dmodelc.threads=" + wrong + " must be a number of threads, 1 or more, for example 4");
        }
    }
}

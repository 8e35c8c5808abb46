package io.modelc.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelc.metrics.Logs;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private static final long SECOND = 1_000_000_000L;

    private static Logs logs() {
        Logs logs = new Logs();
        logs.put("accuracy", 0.93);
        logs.put("loss", 0.24);
        return logs;
    }

    private static String plain(String line) {
        return line.replaceAll("\u001b\\[[0-9]+m", "");
    }

    @Test
    void theLastLineSaysTheTimeTaken() {
        ProgressBar bar = new ProgressBar(391, 0);
        assertThat(plain(bar.show(391, logs(), 2 * SECOND)))
                .isEqualTo("391/391 ━━━━━━━━━━━━━━━━━━━━ 2s 5ms/step - accuracy: 0.9300 - loss: 0.2400");
    }

    @Test
    void aLineBeforeItSaysTheTimeLeft() {
        ProgressBar bar = new ProgressBar(100, 0);
        String line = bar.show(25, logs(), 5 * SECOND);
        assertThat(plain(line)).startsWith(" 25/100 ").contains(" 15s 200ms/step ");
        assertThat(line).contains("\u001b[32m━━━━━\u001b[0m");
    }

    @Test
    void aShorterLineCoversTheOneBefore() {
        ProgressBar bar = new ProgressBar(100, 0);
        String longer = bar.show(1, logs(), 400 * SECOND);
        assertThat(bar.show(2, new Logs(), 400 * SECOND)).hasSameSizeAs(longer);
    }

    @Test
    void itIsDrawnNoOftenerThanAnEyeCanFollowButAlwaysAtTheEnd() {
        ProgressBar bar = new ProgressBar(3, 0);
        assertThat(bar.isDue(1, 1)).isTrue();
        bar.show(1, logs(), 1);
        assertThat(bar.isDue(2, 2)).isFalse();
        assertThat(bar.isDue(3, 3)).isTrue();
        assertThat(bar.isDue(2, SECOND)).isTrue();
    }

    @Test
    void withoutATerminalThereIsOneLine() {
        assertThat(new ProgressBar(4, 0).summary(logs(), 90 * SECOND))
                .isEqualTo("4/4 - 1:30 - 23s/step - accuracy: 0.9300 - loss: 0.2400");
    }
}

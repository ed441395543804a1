package ly.ptsd.media.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ItemFeedTests {

    private static final Duration LONG = Duration.ofDays(1);

    private final ItemFeed feed = new ItemFeed(_ -> {});

    @Test
    @Timeout(60)
    void letsChangesGatherOnlyUntilOneIsAwaited() throws Exception {
        feed.changed("a", false);
        feed.changed("b", true);
        feed.changed("c", false);

        feed.pause(LONG);

        assertThat(feed.take(LONG)).containsExactly("a", "b", "c");
    }

    @Test
    void gathersAnewAfterwards() throws Exception {
        feed.changed("a", true);
        feed.take(LONG);
        feed.changed("b", false);
        long before = System.nanoTime();

        feed.pause(Duration.ofMillis(50));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }
}

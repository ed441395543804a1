package ly.ptsd.media;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waiting on a condition, never for a time; also where many tests share few processors. */
public final class Until {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private Until() {}

    public static void holds(Callable<Boolean> condition) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(50)).until(condition);
    }
}

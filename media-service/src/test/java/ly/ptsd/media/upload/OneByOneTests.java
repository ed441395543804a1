package ly.ptsd.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneByOneTests {

    private static final int THREADS = 16;
    private static final int TURNS = 2_000;

    private final OneByOne oneByOne = new OneByOne();

    @Test
    void neverLetsTwoAtOneUpload() {
        var inside = new AtomicInteger();
        var together = new AtomicInteger();
        atOnce(() -> oneByOne.each("upload", () -> {
            together.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.yield();
            return inside.decrementAndGet();
        }));
        assertThat(together).hasValue(1);
        assertThat(oneByOne.isIdle()).isTrue();
    }

    @Test
    void mayBeTakenTwiceByWhoHasIt() {
        assertThat(oneByOne.<String>each("upload", () -> oneByOne.each("upload", () -> "done")))
                .isEqualTo("done");
        assertThat(oneByOne.isIdle()).isTrue();
    }

    private static void atOnce(Runnable work) {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            IntStream.range(0, TURNS).forEach(_ -> threads.submit(work));
        }
    }
}

package ly.ptsd.aim.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import ly.ptsd.platform.problem.Problem;
import org.junit.jupiter.api.Test;

class BulkheadTests {

    @Test
    void letsNoMoreThanSoManyInAtATime() throws Exception {
        var bulkhead = new Bulkhead(new LoadProperties(3, Duration.ofMinutes(1)));
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 300)
                    .forEach(_ -> threads.submit(() -> bulkhead.inTurn(() -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                        return done.incrementAndGet();
                    })));
        }
        assertThat(done).hasValue(300);
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void asksWhoseTurnDoesNotComeToComeAgain() throws Exception {
        var bulkhead = new Bulkhead(new LoadProperties(1, Duration.ofMillis(1)));
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> bulkhead.inTurn(() -> {
                entered.countDown();
                leave.await();
                return true;
            }));
            entered.await();
            var refusal = catchThrowableOfType(Problem.class, () -> bulkhead.inTurn(() -> "in"));
            leave.countDown();
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.code()).isEqualTo("service_busy");
            assertThat(refusal.retryAfter()).isNotNull();
        }
    }

    @Test
    void isLeftByWhatFails() throws Exception {
        var bulkhead = new Bulkhead(new LoadProperties(1, Duration.ofMillis(1)));
        assertThatThrownBy(() -> bulkhead.inTurn(() -> {
                    throw new IllegalStateException("wrong");
                }))
                .hasMessage("wrong");
        assertThat(bulkhead.<String>inTurn(() -> "in")).isEqualTo("in");
    }
}

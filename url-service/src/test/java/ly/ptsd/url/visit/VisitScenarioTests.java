package ly.ptsd.url.visit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.url.RunningService;
import ly.ptsd.url.link.Slug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamRecords;

class VisitScenarioTests extends RunningService {

    @Autowired
    private Visits visits;

    @Autowired
    private VisitCollector collector;

    @Autowired
    private VisitTotals totals;

    private Slug slug;

    @BeforeEach
    void aLink() {
        var owner = Owner.create();
        slug = new Slug(share(owner, announce(owner, "visited", "READY")));
    }

    @Test
    void aVisitDeliveredTwiceIsCountedOnce() {
        var visit = new Visit(UUID.randomUUID(), slug, Instant.parse("2026-03-01T10:00:00Z"));

        deliver(visit);
        deliver(visit);
        deliver(new Visit(UUID.randomUUID(), slug, Instant.parse("2026-03-01T09:00:00Z")));

        await().atMost(10, SECONDS).until(() -> counted() == 2);
        await().during(Duration.ofSeconds(1)).atMost(10, SECONDS).until(() -> counted() == 2);
        assertThat(jdbc.sql("SELECT last_visit_at FROM visit_total WHERE slug = ?")
                        .param(slug.value())
                        .query(String.class)
                        .single())
                .startsWith("2026-03-01 10:00:00");
    }

    @Test
    void countedVisitsLeaveTheStreamAndForeignRecordsDoNotBlockIt() {
        redis.opsForStream().add(StreamRecords.string(Map.of("id", "nonsense")).withStreamKey(Visits.STREAM));
        deliver(new Visit(UUID.randomUUID(), slug, Instant.now()));

        await().atMost(10, SECONDS).until(() -> counted() == 1);
        await().atMost(10, SECONDS).until(() -> redis.opsForStream().size(Visits.STREAM) == 0);
        assertThat(redis.opsForStream().pending(Visits.STREAM, "totals").getTotalPendingMessages())
                .isZero();
    }

    @Test
    void visitsWaitWhileRedisIsDownAndAreCountedWhenItIsBack() {
        var owner = Owner.create();
        var shared = share(owner, announce(owner, "down", "READY"));
        REDIS.close();
        for (int count = 0; count < 20; count++) {
            openInBrowser(shared).expectStatus().isOk();
        }
        assertThat(counted(shared)).isZero();

        REDIS.open();

        await().atMost(30, SECONDS).until(() -> counted(shared) == 20);
    }

    @Test
    void visitsAreCountedAgainAfterRedisHasLostItsMemory() {
        redis.delete(Visits.STREAM);

        visits.record(slug);

        await().atMost(10, SECONDS).until(() -> counted() == 1);
    }

    @Test
    void aVisitGivenToACollectorThatDiedIsTakenOver() {
        visits.record(slug);
        await().atMost(10, SECONDS).until(() -> counted() == 1);
        var lost = new Visit(UUID.randomUUID(), slug, Instant.now());
        giveToACollectorThatDies(lost);

        assertThat(collector.take(collector.abandoned(Duration.ofDays(1)))).isFalse();
        assertThat(collector.take(collector.abandoned(Duration.ZERO))).isTrue();

        assertThat(counted()).isEqualTo(2);
        assertThat(collector.abandoned(Duration.ZERO)).isEmpty();
    }

    @Test
    void allOrNoneOfABatchAreCounted() {
        var visit = new Visit(UUID.randomUUID(), slug, Instant.now());

        assertThatNullPointerException().isThrownBy(() -> totals.count(Arrays.asList(visit, null)));

        assertThat(counted()).isZero();
        totals.count(List.of(visit));
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void singleVisitsOfLongAgoAreForgottenAndStayInTheTotal() {
        totals.count(List.of(
                new Visit(UUID.randomUUID(), slug, Instant.now().minus(Duration.ofDays(8))),
                new Visit(UUID.randomUUID(), slug, Instant.now())));

        collector.forgetOld();

        assertThat(jdbc.sql("SELECT COUNT(*) FROM visit WHERE slug = ?")
                        .param(slug.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(counted()).isEqualTo(2);
    }

    @Test
    void moreVisitsThanMemoryMayHoldAreNotCountedAndSaidToBeLost() {
        var metrics = new SimpleMeterRegistry();
        var few = new Visits(redis, Clock.systemUTC(), metrics, new VisitProperties(2, Duration.ofDays(7)));

        few.record(slug);
        few.record(slug);
        few.record(slug);

        assertThat(metrics.counter("ptsd.url.visits.lost").count()).isEqualTo(1);
        assertThat(metrics.get("ptsd.url.visits.waiting").gauge().value()).isEqualTo(2);
    }

    private void deliver(Visit visit) {
        redis.opsForStream().add(StreamRecords.string(visit.fields()).withStreamKey(Visits.STREAM));
    }

    /** The collector that runs beside the test may be faster, so it is tried until it was not. */
    private void giveToACollectorThatDies(Visit visit) {
        await().atMost(10, SECONDS).until(() -> {
            deliver(visit);
            return !redis.opsForStream()
                    .read(
                            Consumer.from("totals", "dead"),
                            StreamOffset.create(Visits.STREAM, ReadOffset.lastConsumed()))
                    .isEmpty();
        });
    }

    private long counted() {
        return counted(slug.value());
    }

    private long counted(String link) {
        return jdbc.sql("SELECT visits FROM visit_total WHERE slug = ?")
                .param(link)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
